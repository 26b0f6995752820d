//! A draft is filled and changed until the first party signs; of two officers neither loses a word.

use jiff::civil::date;
use testkit::on_both;

use crate::common::{Pact, form_002, house, look, region, requisites, with};

#[tokio::test]
async fn what_is_not_defined_blocks_signing_until_it_is_filled() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let draft = with(with(form_002(&region), "field_number", ""), "field_territory", "");
        let pact = Pact::made(stage, region.orlov, "regional_projects", &draft).await;
        let card = pact.look(region.orlov).await.see("Пока нельзя подписать").see("Номер соглашения");
        assert_eq!(card.count("form[action*='/sign/']"), 0, "no form of a signature");
        let refused = pact.sign(region.orlov, "ministry", "12.02.2020").await.expect_status(422);
        let _ = refused.see("Сначала заполните");

        let edit = pact.page("edit");
        let form = look(stage, region.orlov, &edit).await;
        let party = pact.party("administration").await.id;
        assert_eq!(form.value_of("version").as_deref(), Some("1"));
        assert_eq!(form.value_of(&format!("signatory_{party}")).as_deref(), Some("Градов Л. П."));
        let (signatory, authority) = (format!("signatory_{party}"), format!("authority_{party}"));
        let typed = |version: &'static str, number: &'static str| {
            vec![
                ("version", version),
                ("field_number", number),
                ("field_date", "2020-02-14"),
                ("field_territory", "город Ясногорск"),
                (signatory.as_str(), "Градова Е. Л."),
                (authority.as_str(), "Устав города"),
            ]
        };
        let orlov = stage.as_person(region.orlov);
        let _ = orlov.post(&edit, typed("1", "67-1")).await.expect_redirect(&pact.href());
        // The second officer had opened the form before.
        let belova = stage.as_person(region.belova);
        let late = belova.post(&edit, typed("1", "67-2")).await.expect_status(409);
        let late = late.see("Черновик уже изменил другой сотрудник").see("записано «67-1», у вас «67-2»");
        assert_eq!(late.value_of("field_number").as_deref(), Some("67-2"));
        assert_eq!(late.value_of("version").as_deref(), Some("2"));
        let _ = belova.post(&edit, typed("2", "67-2")).await.expect_redirect(&pact.href());
        let _ = belova.post(&edit, [("version", "x")]).await.expect_status(400);
        let long = "я".repeat(10_000);
        let refused = belova.post(&edit, [("version", "3"), ("field_number", long.as_str())]).await;
        let _ = refused.see_refusal("field_number", "10 000");
        let _ = pact.look(region.mayor).await.see("№ 67-2").see("Градова Е. Л.").see("На основании: Устав города");

        pact.signed(region.orlov, "ministry", "12.02.2020").await;
        let _ = orlov.get(&edit).await.expect_status(422).see("Текст больше не правят");
        let _ = orlov.post(&edit, typed("3", "67-3")).await.expect_status(422).see("Текст больше не правят");
        assert_eq!(pact.look(region.orlov).await.count("a[href$='/edit']"), 0);
        assert_eq!(pact.agreement().await.number.as_deref(), Some("67-2"));
        for outsider in [region.stranger, region.observer, region.teacher] {
            let _ = stage.as_person(outsider).get(&edit).await.expect_status(404);
        }
    })
    .await;
}

#[tokio::test]
async fn requisites_are_a_snapshot_of_their_day() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        requisites(stage, region.curator, date(2022, 1, 1), "8601001660").await;
        let pact = Pact::of_500(stage, &region).await;
        let _ = pact.look(region.curator_head).await.see("Реквизиты на 20.10.2022").see("8601001660");
        stage.pass_days(5);
        requisites(stage, region.curator, date(2022, 10, 24), "8609016210").await;
        let _ = pact.look(region.curator_head).await.see("8601001660").see_not("8609016210");

        let draft = [
            ("version", "1"),
            ("requisites", "anew"),
            ("field_date", "2022-02-01"),
            ("field_municipality", "город Ясногорск"),
        ];
        let _ = look(stage, region.curator_head, &pact.page("edit")).await.see("реквизиты на 20.10.2022");
        let _ =
            stage.as_person(region.curator_head).post(&pact.page("edit"), draft).await.expect_redirect(&pact.href());
        let _ =
            pact.look(region.curator_head).await.see("Реквизиты на 25.10.2022").see("8609016210").see_not("8601001660");
    })
    .await;
}
