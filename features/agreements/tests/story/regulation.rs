//! A regulation has no signatories: an act approves it, organisations join it and leave it.

use agreements::acts;
use agreements::published::{DraftParty, Making, make, parties};
use blueprints::Blueprint;
use db::{Act, SystemAuthority};
use jiff::civil::date;
use network::published::LegalActKind;
use network::seed::{self, LegalActCard};
use testkit::{Stage, on_both};

use crate::common::{Pact, Region, house, look, region, setup_act};

/// The ministry's regulation, made past the form: no blueprint that ships is a regulation yet.
async fn regulation(stage: &Stage, region: &Region) -> Pact {
    let blueprint = Blueprint::parse(include_str!("regulation.toml")).expect("the test's own blueprint");
    let ministry = DraftParty {
        role: "ministry".into(),
        organisation: region.ministry,
        signatory_name: None,
        signatory_position: None,
        signatory_acting: false,
        authority_basis: None,
    };
    let making = Making {
        id: stage.world().id(),
        title: (blueprint.head.title.ru.clone(), blueprint.head.title.en.clone()),
        blueprint,
        number: None,
        place: None,
        dated_on: None,
        term: (None, None),
        parties: vec![ministry],
        fields: Default::default(),
        parameters: Default::default(),
    };
    let (world, id) = (stage.world().clone(), making.id);
    let act = Act::under(&SystemAuthority::because("test.setup"), &world, acts::MADE, id);
    stage.write(act, move |change| make(change, &world, &making)).await;
    Pact { stage: stage.clone(), id }
}

async fn order(stage: &Stage, number: &'static str, issued_on: jiff::civil::Date) -> String {
    let card = LegalActCard {
        kind: LegalActKind::Order,
        issuer: "Министерство образования".into(),
        number: number.into(),
        issued_on,
        title: "О регламенте".into(),
        link: None,
        in_force_from: None,
        in_force_to: None,
    };
    let world = stage.world().clone();
    stage.write(setup_act(stage), move |change| seed::legal_act(change, &world, &card)).await.to_string()
}

#[tokio::test]
async fn a_regulation_is_approved_by_an_act_and_signed_by_nobody() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let pact = regulation(stage, &region).await;
        let orlov = stage.as_person(region.orlov);
        let _ = look(stage, region.orlov, "/agreements").await.see("не утверждён").see_not("подписано");
        let card = pact.look(region.orlov).await.see("регламент не утверждён").see("Пока никто не присоединился");
        assert_eq!(card.count("form[action*='/sign/']"), 0);
        let party = pact.party("ministry").await.id;
        let sign = pact.page(&format!("sign/{party}"));
        let _ = orlov.post(&sign, [("signed_on", "01.09.2021")]).await.expect_status(404);

        let (future, act) = (order(stage, "7", date(2023, 1, 1)).await, order(stage, "45", date(2021, 9, 1)).await);
        let approve = pact.page("approve");
        let _ = look(stage, region.orlov, &approve).await.see("приказ от 01.09.2021 № 45");
        let _ = orlov.post(&approve, []).await.see_refusal("legal_act", "Выберите");
        let nobody = "00000000-0000-7000-8000-000000000000";
        let _ = orlov.post(&approve, [("legal_act", nobody)]).await.see_refusal("legal_act", "Выберите");
        let _ = orlov.post(&approve, [("legal_act", future.as_str())]).await.see_refusal("legal_act", "не наступил");
        let _ = orlov.post(&approve, [("legal_act", act.as_str())]).await.expect_redirect(&pact.href());
        let _ = orlov.post(&approve, [("legal_act", act.as_str())]).await.expect_status(409);
        let _ = orlov.get(&approve).await.expect_status(404);
        let _ = orlov.post(&pact.page("edit"), [("version", "2")]).await.expect_status(422).see("больше не правят");
        let now = pact.agreement().await;
        assert_eq!((now.number.as_deref(), now.effective_on), (Some("45"), Some(date(2021, 9, 1))));
        let card = pact.look(region.orlov).await.see("Регламент № 45 от 01.09.2021").see("Действует без срока");
        let _ = card.see("приказ от 01.09.2021 № 45");
    })
    .await;
}

#[tokio::test]
async fn organisations_join_and_leave() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let pact = regulation(stage, &region).await;
        let orlov = stage.as_person(region.orlov);
        let act = order(stage, "45", date(2021, 9, 1)).await;
        let (participants, curator) = (pact.page("participants"), region.curator.to_string());
        let joining =
            |day: &'static str| [("organisation", curator.as_str()), ("role", "participant"), ("acceded_on", day)];
        // Nobody joins what is not approved.
        let early = orlov.post(&participants, joining("01.10.2021")).await.expect_status(422);
        let _ = early.see("Регламент ещё не утверждён");
        let _ = orlov.post(&pact.page("approve"), [("legal_act", act.as_str())]).await.expect_redirect(&pact.href());

        let _ = look(stage, region.orlov, &participants).await.see("Гимназия № 2");
        let _ = orlov.post(&participants, joining("01.08.2021")).await.see_refusal("acceded_on", "не действовал");
        let _ = orlov.post(&participants, joining("01.10.2023")).await.see_refusal("acceded_on", "не наступил");
        let other = region.authority.to_string();
        let unfit = [("organisation", other.as_str()), ("role", "participant"), ("acceded_on", "01.10.2021")];
        let _ = orlov.post(&participants, unfit).await.see_refusal("organisation", "не может стоять");
        let unfit = [("organisation", curator.as_str()), ("role", "ministry"), ("acceded_on", "01.10.2021")];
        let _ = orlov.post(&participants, unfit).await.see_refusal("role", "Выберите");
        let _ = stage.as_person(region.curator_head).get(&pact.href()).await.expect_status(404);
        let _ = orlov.post(&participants, joining("01.10.2021")).await.expect_redirect(&participants);
        let _ = orlov.post(&participants, joining("02.10.2021")).await.see_refusal("organisation", "уже участвует");
        let _ = pact.look(region.curator_head).await.see("Участники: 1").see("с 01.10.2021");
        let joined = stage
            .read({
                let id = pact.id;
                move |tx| parties(tx, id)
            })
            .await;
        assert_eq!(joined.iter().map(|party| party.role_key.as_str()).collect::<Vec<_>>(), ["ministry", "participant"]);
        // A participant reads and keeps no list.
        for path in [&participants, &pact.page("edit"), &pact.page("links")] {
            let _ = stage.as_person(region.curator_head).get(path).await.expect_status(404);
        }

        // Leaving.
        let page = look(stage, region.orlov, &participants).await;
        let leave = page.attribute("form[action$='/leave']", "action").expect("a way to leave");
        let field = format!("left_on_{}", leave.rsplit('/').nth(1).expect("the accession"));
        let left = |day: &'static str| [(field.as_str(), day)];
        let _ = orlov.post(&leave, left("01.09.2021")).await.see_refusal(&field, "раньше присоединения");
        let _ = orlov.post(&leave, left("")).await.see_refusal(&field, "Заполните");
        let _ = orlov.post(&leave, left("31.08.2022")).await.expect_redirect(&participants);
        let _ = orlov.post(&leave, left("31.08.2022")).await.expect_status(409);
        let _ = look(stage, region.orlov, &participants).await.see("с 01.10.2021 по 31.08.2022");
        let _ = pact.look(region.orlov).await.see("Участники: 0");
        // It may come back.
        let _ = orlov.post(&participants, joining("01.10.2022")).await.expect_redirect(&participants);
        // What is signed has neither.
        let four = Pact::of_500(stage, &region).await;
        for path in [four.page("participants"), four.page("approve")] {
            let _ = stage.as_person(region.methodist).get(&path).await.expect_status(404);
        }
        let acts = stage.acts().await;
        for kind in ["agreement.approved", "agreement.acceded", "agreement.left"] {
            assert!(acts.iter().any(|one| one == kind), "{kind}");
        }
    })
    .await;
}
