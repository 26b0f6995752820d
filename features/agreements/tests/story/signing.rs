//! Each party's signing date is kept apart; the last one lets the agreement take effect, each in its own zone's day.

use jiff::civil::date;
use testkit::on_both;

use crate::common::{Pact, form_002, house, look, region};

#[tokio::test]
async fn a_city_in_the_new_year_signs_before_its_ministry_may() {
    // 31 December, 22:30 at the ministry; 1 January, 03:30 in the city.
    on_both(&house().at("2022-12-31T20:30:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::made(stage, region.orlov, "regional_projects", &form_002(&region)).await;
        let future = pact.sign(region.orlov, "ministry", "01.01.2023").await;
        let field = format!("signed_on_{}", pact.party("ministry").await.id);
        let future = future.see_refusal(&field, "ещё не наступил");
        assert_eq!(future.value_of(&field).as_deref(), Some("01.01.2023"));
        pact.signed(region.mayor, "administration", "01.01.2023").await;
        let _ = pact.look(region.orlov).await.see("Не в силе: дат подписи 1 из 2, нет даты: Министерство");
        assert_eq!(pact.agreement().await.effective_on, None);
        pact.signed(region.orlov, "ministry", "31.12.2022").await;
        assert_eq!(pact.agreement().await.effective_on, Some(date(2023, 1, 1)));
        // By the city's clock the term, to 31.12.2022, is over; by the ministry's it is the last day.
        let _ = pact.look(region.orlov).await.see("сегодня последний день");
        let _ = pact.look(region.mayor).await.see("Срок закончился 31 декабря 2022");
    })
    .await;
}

#[tokio::test]
async fn the_last_of_four_signatures_brings_it_into_force() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_500(stage, &region).await;
        pact.signed(region.methodist, "institute", "31.01.2022").await;
        pact.signed(region.belova, "education_authority", "03.02.2022").await;
        pact.signed(region.curator_head, "curator_school", "2022-02-01").await;
        let _ = pact.look(region.methodist).await.see("дат подписи 3 из 4, нет даты: Поддерживаемая школа");
        let _ = look(stage, region.methodist, "/agreements").await.see("подписано 3 из 4");
        let found = stage.read(agreements::doctor::half_signed).await;
        assert_eq!(found.iter().map(|one| (one.0, one.3, one.4)).collect::<Vec<_>>(), [(pact.id, 3, 4)]);
        // The same party a second time, a party of nothing, nonsense.
        let _ =
            pact.sign(region.belova, "education_authority", "04.02.2022").await.expect_status(422).see("уже подписала");
        let client = stage.as_person(region.belova);
        let _ = client.post(&pact.page("sign/nobody"), [("signed_on", "01.02.2022")]).await.expect_status(404);
        let alien = pact.page(&format!("sign/{}", pact.id));
        let _ = client.post(&alien, [("signed_on", "01.02.2022")]).await.expect_status(404);
        let empty = pact.sign(region.supported_head, "supported_school", "").await;
        let field = format!("signed_on_{}", pact.party("supported_school").await.id);
        let _ = empty.see_refusal(&field, "Заполните");
        pact.signed(region.supported_head, "supported_school", "02.02.2022").await;
        assert_eq!(pact.agreement().await.effective_on, Some(date(2022, 2, 3)));
        let _ =
            pact.look(region.supported_head).await.see("Действует до 31 декабря 2022").see("подписано 3 февраля 2022");
    })
    .await;
}

#[tokio::test]
async fn another_body_is_empowered_from_a_day_on() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region).await;
        let _ = pact.look(region.belova).await.see("Действует от имени Администрации, п. 3.1").see("сдаёт отчёты");
        let bodies = pact.page("bodies");
        let _ = look(stage, region.orlov, &bodies).await.see("Управление образования города Заречного");
        let other = region.elsewhere.to_string();
        let handed =
            |from: &'static str| [("role", "education_authority"), ("organisation", other.as_str()), ("from", from)];
        let orlov = stage.as_person(region.orlov);
        let school = region.supported.to_string();
        let wrong = [("role", "ministry"), ("organisation", school.as_str()), ("from", "01.01.2024")];
        let _ = orlov.post(&bodies, wrong).await.see_refusal("role", "Выберите");
        let wrong = [("role", "education_authority"), ("organisation", school.as_str()), ("from", "01.01.2024")];
        let refused = orlov.post(&bodies, wrong).await.see_refusal("organisation", "не может стоять");
        let _ = refused.see_refusal("from", "позже срока");
        let _ = stage.as_person(region.stranger).get(&pact.href()).await.expect_status(404);
        let _ = orlov.post(&bodies, handed("20.10.2022")).await.expect_redirect(&pact.href());
        let _ = orlov.post(&bodies, handed("20.10.2022")).await.see_refusal("from", "не раньше этого дня");
        let _ = pact.look(region.orlov).await.see("Полномочия закончились 19 октября 2022").see("С 20 октября 2022");
        // Rights run through the body for its days only.
        let _ = stage.as_person(region.stranger).get(&pact.href()).await.expect_status(200);
        let _ = stage.as_person(region.belova).get(&pact.href()).await.expect_status(404);
        let _ = stage.as_person(region.mayor).get(&bodies).await.expect_status(200);
        let four = Pact::of_500(stage, &region).await;
        let _ = stage.as_person(region.methodist).get(&four.page("bodies")).await.expect_status(404);
    })
    .await;
}
