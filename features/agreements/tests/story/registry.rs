//! The registry finds by words of titles, numbers and parties, says how each stands, and is downloaded as a table.

use agreements::published::set_watched;
use jiff::civil::date;
use testkit::on_both;

use crate::common::{Pact, form_002, house, look, region, setup_act, with};

#[tokio::test]
async fn agreements_are_found_and_filtered() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let city = Pact::of_002(stage, &region).await;
        let four = Pact::of_500(stage, &region).await;
        let belova = stage.as_person(region.belova);
        let all = look(stage, region.belova, "/agreements").await.see("0110-2020-67-1").see("без номера");
        assert_eq!(all.count("tbody tr"), 2);
        let _ = all
            .see("Министерство, Администрация")
            .see("подписано 0 из 2")
            .see("подписано 0 из 4")
            .see("конфиденциально");

        // «ё» and case make no difference; a party's name is found; a sign is taken literally.
        for (query, found) in [
            ("words=УЧЕБА", 1),
            ("words=учёба", 1),
            ("words=ясногорска", 2),
            ("words=67-1", 1),
            ("words=%25", 0),
            ("words=_", 0),
            ("words=нетакого", 0),
            ("blueprint=support_500plus", 1),
            ("blueprint=nonsense", 2),
            ("force=draft", 2),
            ("force=now", 0),
            ("force=ended", 0),
            ("force=nonsense&page=nonsense", 2),
            ("page=99999999999", 2),
        ] {
            let page = belova.get(&format!("/agreements?{query}")).await.expect_status(200);
            assert_eq!(page.count("tbody tr"), found, "{query}");
        }
        let long = format!("/agreements?words={}%00", "%D1%8F".repeat(10_000));
        let _ = belova.get(&long).await.expect_status(200).see("Соглашений нет");
        let kept = belova.get("/agreements?words=67-1&force=draft").await;
        assert_eq!(kept.value_of("words").as_deref(), Some("67-1"));

        city.signed(region.orlov, "ministry", "12.02.2020").await;
        city.signed(region.mayor, "administration", "14.02.2020").await;
        let _ =
            look(stage, region.belova, "/agreements?force=now").await.see("в силе, не на учёте").see_not("подписано");
        let id = city.id;
        stage.write(setup_act(stage), move |change| set_watched(change, id, date(2022, 1, 10))).await;
        let _ = look(stage, region.belova, "/agreements?force=now").await.see("действует");
        assert_eq!(belova.get("/agreements?force=ending").await.count("tbody tr"), 0);

        stage.set_clock("2022-11-25T06:00:00Z");
        let _ = look(stage, region.belova, "/agreements?force=ending").await.see("осталось 36 дней");
        let _ = city.look(region.belova).await.see("Действует до 31 декабря 2022, осталось 36 дней");
        let watched = stage.read(move |tx| agreements::published::watched_on(tx, date(2022, 11, 25))).await;
        assert_eq!(watched, [city.id]);
        stage.set_clock("2023-01-02T06:00:00Z");
        let _ = look(stage, region.belova, "/agreements?force=ended").await.see("срок закончился");
        let _ = four.look(region.belova).await.see("Срок закончился 31 декабря 2022");
    })
    .await;
}

#[tokio::test]
async fn the_registry_is_downloaded_and_turned_page_by_page() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        for number in 1..=51 {
            let fields = with(form_002(&region), "field_number", &format!("№-{number}"));
            let _ = Pact::made(stage, region.orlov, "regional_projects", &fields).await;
        }
        let orlov = stage.as_person(region.orlov);
        let first = orlov.get("/agreements").await;
        assert_eq!(first.count("tbody tr"), 50);
        let second = first.click("Следующая").await;
        assert_eq!(second.count("tbody tr"), 1);
        let _ = second.see("№-51");
        let csv = orlov.get("/agreements?words=№-5&download=csv").await.expect_status(200);
        assert_eq!(csv.header("content-disposition"), Some("attachment; filename=\"opora-agreements.csv\""));
        let text = csv.text();
        assert!(
            text.contains("№-51") && text.contains("Министерство, Администрация") && !text.contains("№-49"),
            "{text}"
        );
        let xlsx = orlov.get("/agreements?download=xlsx").await.expect_status(200);
        assert!(xlsx.bytes().starts_with(b"PK"), "a workbook");
    })
    .await;
}
