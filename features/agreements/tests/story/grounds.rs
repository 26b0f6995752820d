//! Legal acts are registered once, cited from their clauses, and mark the agreement when they change; projects show their group.

use jiff::civil::date;
use network::published::{LegalActKind, legal_act_choices};
use network::seed::{self, LegalActCard, ProjectCard, ProjectKind};
use testkit::on_both;

use crate::common::{Pact, house, look, region, setup_act};

#[tokio::test]
async fn an_amended_act_marks_every_agreement_that_rests_on_it() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_500(stage, &region).await;
        let other = Pact::of_500(stage, &region).await;
        let acts = stage.read(|tx| legal_act_choices(tx, "", 100)).await;
        assert_eq!(acts.len(), 4, "the second agreement finds them registered: {acts:#?}");
        let order = acts.iter().find(|act| act.number == "10-П-1815").expect("the order").id;
        let _ = look(stage, region.methodist, &format!("/legal-acts/{order}")).await.see("10-П-50").see("соглашени");
        let card = pact.look(region.methodist).await.see("приказ от 20.12.2021 № 10-П-1815").see("с изменениями");
        let _ = card.see_not("изменён").see_not("на котором оно держится");

        let world = stage.world().clone();
        let card = LegalActCard {
            kind: LegalActKind::Order,
            issuer: "департамент образования региона".into(),
            number: "10-П-700".into(),
            issued_on: date(2022, 9, 1),
            title: "Новые изменения".into(),
            link: None,
            in_force_from: None,
            in_force_to: None,
        };
        stage
            .write(setup_act(stage), move |change| {
                let by = seed::legal_act(change, &world, &card)?;
                seed::amendment(change, order, by)
            })
            .await;
        for pact in [pact, other] {
            let card = pact.look(region.methodist).await.see("изменён").see("Изменился 1 акт, на котором оно держится");
            assert!(card.count(".cz .by-acts .chip") > 0, "the clause that cites it is marked too");
        }
    })
    .await;
}

#[tokio::test]
async fn projects_lead_to_the_network_and_show_their_group() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let world = stage.world().clone();
        stage
            .write(setup_act(stage), move |change| {
                for (title, needs_working_group) in
                    [("Учитель будущего", true), ("Современная школа", true), ("Образование", false)]
                {
                    let card = ProjectCard {
                        kind: ProjectKind::Regional,
                        parent: None,
                        organisation: Some(region.ministry),
                        title: title.to_owned(),
                        leader: None,
                        first_year: Some(2019),
                        last_year: Some(2024),
                        support: None,
                        needs_working_group,
                    };
                    let project = seed::project(change, &world, &card)?;
                    if title != "Учитель будущего" {
                        continue;
                    }
                    let order = LegalActCard {
                        kind: LegalActKind::Order,
                        issuer: "Управление образования".into(),
                        number: "15".into(),
                        issued_on: date(2020, 3, 1),
                        title: "О рабочей группе".into(),
                        link: None,
                        in_force_from: None,
                        in_force_to: None,
                    };
                    let group = seed::GroupCard {
                        purpose: seed::GroupPurpose::Working,
                        title: "Рабочая группа".into(),
                        project: Some(project),
                        organisation: region.authority,
                        legal_act: Some(seed::legal_act(change, &world, &order)?),
                        starts_on: date(2020, 3, 1),
                        ends_on: None,
                    };
                    seed::group(change, &world, &group)?;
                }
                Ok(())
            })
            .await;
        let pact = Pact::of_002(stage, &region).await;
        let card =
            pact.look(region.mayor).await.see("рабочая группа: приказ от 01.03.2020 № 15").see("нет рабочей группы");
        let _ = card
            .see("Ведомственный проектный офис")
            .click("Учитель будущего")
            .await
            .expect_status(200)
            .see("Рабочая группа");
    })
    .await;
}
