//! The network's stories, on both databases.

mod common;

use common::{act, given, region, setup};
use jiff::civil::date;
use network::access::{EditOrganisation, ViewOrganisation, ViewPeople, ViewPerson, policy};
use network::published::{self, OrganisationId, PersonId};
use network::seed::{self, DeputisingCard, HeadCard, LegalActCard, LegalActKind};
use permit::{Action, Actor, Gate};
use policy::{Policy, Role};
use testkit::{Stage, on_both};

async fn actor(stage: &Stage, person: PersonId) -> Option<Actor> {
    let now = stage.now();
    stage.read(move |tx| published::actor(tx, person, now)).await
}

async fn may<A: Action>(stage: &Stage, actor: &Actor, id: <A::On as permit::Resource>::Id) -> bool {
    let (gate, actor) = (Gate::new(Policy::of(policy())), actor.clone());
    stage.read(move |tx| Ok(gate.check::<A>(tx, &actor, id)?.is_some())).await
}

#[tokio::test]
async fn a_person_acts_where_and_when_a_role_is_in_force() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let belova = actor(stage, region.city_officer).await.expect("an actor");
        assert_eq!((belova.name.as_str(), belova.greeting.as_str()), ("М. Белова", "Марина Викторовна"));
        assert_eq!(belova.main_assignment().map(|one| one.organisation_name.as_str()), Some("Управление Ясногорска"));

        // On 31 December at 18:00 UTC it is 1 January in Krasnoyarsk and still December in Kaliningrad.
        let world = stage.world().clone();
        let (newcomer, at_ministry) = stage
            .write(act(stage), move |change| {
                let mut one = given(
                    seed::person(change, &world, &seed::PersonCard::of("Новиков", "Лев", ""))?,
                    region.city,
                    Role::Curator,
                    "куратор",
                    date(2023, 1, 1),
                );
                seed::assignment(change, &world, &one)?;
                let newcomer = one.person;
                one.person = seed::person(change, &world, &seed::PersonCard::of("Новикова", "Лия", ""))?;
                one.organisation = region.ministry;
                seed::assignment(change, &world, &one)?;
                Ok((newcomer, one.person))
            })
            .await;
        stage.set_clock("2022-12-31T16:59:00Z");
        assert_eq!(actor(stage, newcomer).await, None);
        stage.set_clock("2022-12-31T18:00:00Z");
        assert_eq!(actor(stage, newcomer).await.map(|actor| actor.today), Some(date(2023, 1, 1)));
        assert_eq!(actor(stage, at_ministry).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_deputy_reaches_what_the_absent_person_reaches() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let teacher = actor(stage, region.teacher).await.expect("an actor");
        assert!(!may::<EditOrganisation>(stage, &teacher, region.lyceum).await);
        let world = stage.world().clone();
        let card = DeputisingCard {
            person: region.city_officer,
            deputy: region.teacher,
            organisation: region.city,
            starts_on: date(2022, 10, 24),
            ends_on: Some(date(2022, 10, 28)),
            legal_act: None,
        };
        stage.write(act(stage), move |change| seed::deputising(change, &world, &card)).await;
        for (moment, reaches) in
            [("2022-10-23T10:00:00Z", false), ("2022-10-24T10:00:00Z", true), ("2022-10-29T10:00:00Z", false)]
        {
            stage.set_clock(moment);
            let teacher = actor(stage, region.teacher).await.expect("an actor");
            assert_eq!(may::<EditOrganisation>(stage, &teacher, region.lyceum).await, reaches, "{moment}");
            assert_eq!(teacher.main_assignment().map(|one| one.organisation), Some(region.school), "{moment}");
        }
    })
    .await;
}

#[tokio::test]
async fn lists_show_exactly_what_the_gate_lets_through() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let organisations =
            [region.ministry, region.city, region.lyceum, region.school, region.other_city, region.newspaper];
        let people = [
            region.administrator,
            region.ministry_officer,
            region.city_officer,
            region.other_officer,
            region.head,
            region.teacher,
        ];
        let mut seen = Vec::new();
        for person in people {
            let actor = actor(stage, person).await.expect("an actor");
            let asking = actor.clone();
            let listed = stage.read(move |tx| published::organisation_choices(tx, &asking, "", 100)).await;
            let listed: Vec<OrganisationId> = listed.into_iter().map(|one| one.id).collect();
            for organisation in organisations {
                let is_let = may::<ViewOrganisation>(stage, &actor, organisation).await;
                assert_eq!(listed.contains(&organisation), is_let, "{} and {organisation}", actor.name);
                let sees_people = may::<ViewPeople>(stage, &actor, organisation).await;
                seen.push((
                    actor.name.clone(),
                    is_let,
                    sees_people,
                    may::<EditOrganisation>(stage, &actor, organisation).await,
                ));
            }
            for other in people {
                seen.push((actor.name.clone(), may::<ViewPerson>(stage, &actor, other).await, false, false));
            }
        }
        stage.note("who sees and edits what", &seen);
        let churov = actor(stage, region.other_officer).await.expect("an actor");
        assert!(!may::<ViewOrganisation>(stage, &churov, region.lyceum).await, "a neighbour city's school");
        assert!(may::<ViewOrganisation>(stage, &churov, region.ministry).await, "the ministry above");
        assert!(!may::<ViewPeople>(stage, &churov, region.ministry).await, "the ministry's people");
        assert!(may::<ViewOrganisation>(stage, &churov, region.newspaper).await, "a recipient without an account");
    })
    .await;
}

#[tokio::test]
async fn an_amended_act_marks_what_rests_on_it() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let world = stage.world().clone();
        let (old, new) = (order("10-П-1815", date(2021, 12, 7)), order("10-П-50", date(2022, 1, 20)));
        stage
            .write(act(stage), move |change| {
                let old = seed::legal_act(change, &world, &old)?;
                let new = seed::legal_act(change, &world, &new)?;
                published::cite(change, old, "clause", region.city, "п. 2")?;
                published::cite(change, new, "clause", region.school, "")?;
                published::cite(change, new, "clause", region.school, "п. 1")?;
                seed::amendment(change, old, new)
            })
            .await;
        let resting = region.city;
        let cited = stage.read(move |tx| published::cited_by(tx, resting)).await;
        assert_eq!(cited.iter().map(|act| act.number.as_str()).collect::<Vec<_>>(), ["10-П-1815"]);
        let shaken = stage.read(|tx| published::shaken(tx, "clause", date(2022, 10, 20))).await;
        assert_eq!(
            shaken.iter().map(|one| (one.subject_id, one.number.as_str(), one.amendments)).collect::<Vec<_>>(),
            [(region.city.uuid(), "10-П-1815", 1)]
        );
    })
    .await;
}

#[tokio::test]
async fn later_features_ask_who_signs_and_who_holds_a_role() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let world = stage.world().clone();
        let card =
            HeadCard {
                person: region.head, position: "директор".into(), acting: false, authority: "Устав".into()
            };
        stage
            .write(act(stage), move |change| {
                seed::head(change, &world, region.lyceum, date(2022, 9, 1), &card)?;
                let order = seed::legal_act(change, &world, &order("1", date(2022, 1, 1)))?;
                published::cite(change, order, "measure", region.lyceum, "")?;
                published::uncite(change, order, "measure", region.lyceum)
            })
            .await;
        let seen = stage
            .read(move |tx| {
                let head = published::head_on(tx, region.lyceum, date(2022, 10, 20))?.map(|head| head.family_name);
                let before = published::head_on(tx, region.lyceum, date(2022, 8, 31))?.is_none();
                let officers = published::people_of(tx, region.city, Role::MunicipalOfficer, date(2022, 10, 20))?;
                let officers: Vec<String> = officers.into_iter().map(|one| one.family_name).collect();
                let cited = published::cited_by(tx, region.lyceum)?.len();
                let zones = network::doctor::zones(tx)?.len();
                Ok((head, before, officers, cited, zones, network::doctor::organisations(tx)?.len()))
            })
            .await;
        assert_eq!(seen, (Some("Ёлкина".into()), true, vec!["Белова".into()], 0, 3, 5));
    })
    .await;
}

fn order(number: &str, day: jiff::civil::Date) -> LegalActCard {
    LegalActCard {
        kind: LegalActKind::Order,
        issuer: "Министерство образования".into(),
        number: number.into(),
        issued_on: day,
        title: "О проекте «500+»".into(),
        link: None,
        in_force_from: None,
        in_force_to: None,
    }
}
