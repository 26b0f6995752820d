//! An agreement is made by its form; what does not fit is said beside its field, and nothing typed is lost.

use testkit::on_both;

use crate::common::{Pact, form_002, form_500, house, look, pairs, region, with};

#[tokio::test]
async fn a_form_is_refused_with_reasons_and_loses_nothing() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let orlov = stage.as_person(region.orlov);
        let _ = look(stage, region.orlov, "/agreements/new").await.see("региональных проектов").see("«500+»");
        let path = "/agreements/new/regional_projects";
        let _ = look(stage, region.orlov, path).await.see("Администрация города Ясногорска").see_not("Школа № 10");
        let _ = orlov.post(path, []).await.see_refusal("party_ministry", "Выберите");

        let nonsense = with(form_002(&region), "field_date", "32.13.2020");
        let refused = orlov.post(path, pairs(&nonsense)).await.see_refusal("field_date", "Такой даты нет");
        assert_eq!(refused.value_of("field_number").as_deref(), Some("0110-2020-67-1"));
        assert_eq!(refused.value_of("field_date").as_deref(), Some("32.13.2020"));
        assert_eq!(refused.value_of("signatory_ministry").as_deref(), Some("Соколова Н. П."));
        assert_eq!(refused.count("select[name=party_administration] option[selected]"), 1);
        assert_eq!(refused.count("[name=acting_administration][checked]"), 1);

        let long = with(form_002(&region), "signatory_ministry", &"я".repeat(10_000));
        let _ = orlov.post(path, pairs(&long)).await.see_refusal("signatory_ministry", "10 000");
        let control = with(form_002(&region), "field_territory", "город\u{0}Ясногорск");
        let _ = orlov.post(path, pairs(&control)).await.expect_status(422);

        // A school is no ministry, an unknown id is nobody, a city's authority is no administration.
        for foreign in [region.supported.to_string(), region.elsewhere.to_string(), "nobody".to_owned()] {
            let fields = with(form_002(&region), "party_administration", &foreign);
            let _ = orlov.post(path, pairs(&fields)).await.see_refusal("party_administration", "не может стоять");
        }
        let mut two = form_002(&region);
        two.push(("party_ministry", region.ministry.to_string()));
        let _ = orlov.post(path, pairs(&two)).await.see_refusal("party_ministry", "не больше 1");

        let stranger = stage.as_person(region.stranger).post(path, pairs(&form_002(&region))).await;
        let _ = stranger.expect_status(422).see("Вашей организации нет среди сторон");
        // An observer and a teacher make nothing, and an unknown kind is nowhere.
        for person in [region.observer, region.teacher] {
            let _ = stage.as_person(person).get(path).await.expect_status(404);
            let _ = stage.as_person(person).post(path, pairs(&form_002(&region))).await.expect_status(404);
        }
        let _ = orlov.get("/agreements/new/unknown").await.expect_status(404);
        assert!(!stage.acts().await.contains(&"agreement.made".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn four_parties_are_one_form() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let methodist = stage.as_person(region.methodist);
        let path = "/agreements/new/support_500plus";
        let _ = look(stage, region.methodist, path).await.see("Школа-куратор").see("Школа № 10");
        let twice = with(form_500(&region), "party_supported_school", &region.curator.to_string());
        let _ = methodist.post(path, pairs(&twice)).await.see_refusal("party_supported_school", "дважды");

        let pact = Pact::of_500(stage, &region).await;
        let roles: Vec<String> = pact.parties().await.into_iter().map(|party| party.role_key).collect();
        assert_eq!(roles, ["institute", "education_authority", "curator_school", "supported_school"]);
        let institute = pact.party("institute").await;
        assert_eq!(institute.signatory_name.as_deref(), Some("Ершова Ольга Юрьевна"), "the head on the card signs");
        assert!(institute.signatory_acting);
        let card = pact.look(region.curator_head).await;
        let _ = card
            .see("дат подписи 0 из 4")
            .see("Конфиденциально: видят только стороны")
            .see("Каждая сторона платит за своё")
            .see("п. 3.1, п. 3.2")
            .see("СМИ")
            .see("Не хватает того, что требует текст")
            .see("Ершова Ольга Юрьевна (врио)");
    })
    .await;
}
