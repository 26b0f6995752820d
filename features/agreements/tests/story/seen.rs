//! Who sees an agreement: its parties, the bodies that act for them, the authorities above; of a confidential one, only the former.

use agreements::published::{self, in_reach, watched_in_reach};
use jiff::civil::date;
use network::published::PersonId;
use testkit::{Stage, on_both};

use crate::common::{Pact, house, look, region, setup_act};

async fn reached(stage: &Stage, person: PersonId) -> Vec<agreements::AgreementId> {
    let now = stage.now();
    stage
        .read(move |tx| {
            let actor = network::published::actor(tx, person, now)?.expect("an actor");
            let watched = watched_in_reach(tx, &actor)?;
            let all = in_reach(tx, &actor)?;
            assert!(watched.iter().all(|one| all.contains(&one.id)));
            let own = published::parties_in_reach(tx, &actor)?;
            assert!(own.iter().all(|(id, _)| all.contains(id)));
            let names = published::party_names(tx, &actor)?;
            assert!(own.iter().all(|(_, party)| names.iter().any(|(id, _)| *id == party.organisation_id)));
            Ok(all)
        })
        .await
}

#[tokio::test]
async fn a_neighbour_sees_nothing_and_an_observer_signs_nothing() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region).await;
        let party = pact.party("ministry").await.id;
        for person in [region.orlov, region.zueva, region.observer, region.mayor, region.belova] {
            let _ = stage.as_person(person).get(&pact.href()).await.expect_status(200);
        }
        for path in [pact.href(), pact.page("edit"), pact.page("links"), pact.page("bodies"), pact.page("participants")]
        {
            let _ = stage.as_person(region.stranger).get(&path).await.expect_status(404);
            let _ = stage.as_person(region.teacher).get(&path).await.expect_status(404);
        }
        let sign = pact.page(&format!("sign/{party}"));
        for person in [region.stranger, region.observer, region.teacher] {
            let _ = stage.as_person(person).post(&sign, [("signed_on", "12.02.2020")]).await.expect_status(404);
        }
        let card = pact.look(region.observer).await;
        assert_eq!(card.count("form[action*='/agreements/']"), 0, "an observer is offered nothing");
        for path in ["/agreements/unknown", "/agreements/0", "/agreements/00000000-0000-7000-8000-000000000000"] {
            let _ = stage.as_person(region.orlov).get(path).await.expect_status(404);
        }
        let _ = stage.nobody().get(&pact.href()).await.expect_status(303);
        assert_eq!(reached(stage, region.stranger).await, []);
        assert_eq!(reached(stage, region.orlov).await, [pact.id]);
    })
    .await;
}

#[tokio::test]
async fn a_confidential_agreement_is_hidden_from_the_ministry_above() {
    on_both(&house(), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_500(stage, &region).await;
        let id = pact.id;
        stage.write(setup_act(stage), move |change| published::set_watched(change, id, date(2022, 2, 1))).await;
        for person in [region.methodist, region.belova, region.curator_head, region.supported_head] {
            let _ =
                pact.look(person).await.see("Конфиденциально: видят только стороны").see("вышестоящие органы не видят");
            assert_eq!(reached(stage, person).await, [pact.id]);
        }
        for person in [region.orlov, region.observer, region.stranger] {
            let _ = stage.as_person(person).get(&pact.href()).await.expect_status(404);
            let _ = look(stage, person, "/agreements").await.see("Соглашений нет").see_not("без номера");
            let csv = stage.as_person(person).get("/agreements?download=csv").await.expect_status(200);
            assert!(!csv.text().contains("500+"), "{}", csv.text());
            assert_eq!(reached(stage, person).await, []);
        }
        // The school's authority stands above it and is a party itself; were it none, it would see nothing either.
        let open = Pact::of_002(stage, &region).await;
        let links = look(stage, region.orlov, &open.page("links")).await;
        let _ = links.see_not("500+");
        let smuggled =
            [("kind", "executes"), ("to", &pact.id.to_string())].map(|(name, value)| (name, value.to_owned()));
        let smuggled = smuggled.iter().map(|(name, value)| (*name, value.as_str()));
        let _ = stage.as_person(region.orlov).post(&open.page("links"), smuggled).await.see_refusal("to", "Выберите");
        let to = pact.id.to_string();
        let fields = [("kind", "based_on"), ("to", to.as_str())];
        let _ = stage.as_person(region.belova).post(&open.page("links"), fields).await.expect_redirect(&open.href());
        let _ = open.look(region.belova).await.see("основано на");
        let _ = open.look(region.orlov).await.see("Связей нет.").see_not("500+");
    })
    .await;
}
