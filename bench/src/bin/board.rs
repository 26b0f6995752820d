//! The board over many agreements: server time of the pages that a ministry officer opens.
//!
//!     cargo run --release -p bench --bin board -- [agreements] [obligations] [expectations] [database]
//!
//! Fills a fresh database (1,000 agreements, 50 obligations each, 20 expectations of each obligation by default),
//! then asks the real router for three pages, one after another, and prints the median and the 95th percentile.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops at what it did not expect")]
#![allow(clippy::disallowed_methods, reason = "a measurement asks the machine's clock")]

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::http::{Extensions, Request};
use db::{Act, Change, Db, DbResult, Options, Sql, SystemAuthority, Tx, args};
use http_body_util::BodyExt;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::World;
use permit::{Actor, OrganisationId, PersonId, Role};
use tower::ServiceExt;
use web::{App, AppParts, Site, WhoAsks};

const AUTHORITY: SystemAuthority = SystemAuthority::because("bench.board");
const TODAY: Date = date(2022, 10, 20);
const ASKED: usize = 200;

struct Officer(PersonId);

impl WhoAsks for Officer {
    fn actor(&self, tx: &mut Tx, _: &[u8; 32], now: Timestamp) -> DbResult<Option<Actor>> {
        network::published::actor(tx, self.0, now)
    }
}

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let size = |n: usize, usual: usize| words.get(n).and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (agreements, obligations, expectations) = (size(0, 1_000), size(1, 50), size(2, 20));
    let folder = tempfile::tempdir().unwrap();
    let url = words.get(3).cloned().unwrap_or_else(|| format!("sqlite:{}", folder.path().join("board.db").display()));
    let db = Db::open(&url, Options { write_limit: std::time::Duration::from_secs(600), ..Options::default() })
        .await
        .unwrap();
    let (world, _) = World::fixed("2022-10-20T02:12:00Z".parse().unwrap(), 7);
    let features = || vec![network::feature(), agreements::feature(), obligations::feature()];
    let migrations: Vec<_> = features().iter().flat_map(|feature| feature.migrations.iter().copied()).collect();
    db.migrate(&migrations, world.now()).await.unwrap();
    let began = Instant::now();
    let (officer, ids) = fill(&db, &world, agreements, obligations, expectations).await;
    println!(
        "{agreements} agreements, {} obligations, {} expectations on {:?}: filled in {:.1} s",
        agreements * obligations,
        agreements * obligations * expectations,
        db.dialect(),
        began.elapsed().as_secs_f64()
    );
    let parts = AppParts {
        db: db.clone(),
        world,
        features: features(),
        texts: Vec::new(),
        who: Arc::new(Officer(officer)),
        site: Site { demo: false, secure_cookies: false, base_url: "https://opora.example".to_owned() },
        extras: Extensions::new(),
    };
    let (app, routes) = App::join(parts).unwrap();
    let router = web::router(app, routes);
    println!("| page | median | p95 | bytes |\n|---|---|---|---|");
    ask(&router, "all agreements, the worst first", |_| "/obligations".to_owned()).await;
    ask(&router, "the board of one agreement", |n| format!("/agreements/{}/board", ids[n * 7 % ids.len()])).await;
    ask(&router, "«Сегодня»", |_| "/".to_owned()).await;
    db.close().await;
}

/// Asks for a page again and again and prints how long the answers took.
async fn ask(router: &axum::Router, name: &str, path: impl Fn(usize) -> String) {
    let mut times = Vec::with_capacity(ASKED);
    let mut bytes = 0;
    for n in 0..ASKED + 5 {
        let request = Request::get(path(n))
            .header("cookie", format!("opora_session={}", "0".repeat(64)))
            .body(Body::empty())
            .unwrap();
        let began = Instant::now();
        let answer = router.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let took = began.elapsed();
        assert!(status.is_success(), "{name}: {status}");
        bytes = body.len();
        // The first few warm the caches of pages and statements.
        if n >= 5 {
            times.push(took);
        }
    }
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1_000.0;
    println!("| {name} | {:.1} ms | {:.1} ms | {bytes} |", at(50), at(95));
}

static INSERT_AGREEMENT: Sql = Sql::new(
    "bench.agreement",
    "INSERT INTO agreement (id, blueprint_key, blueprint, title_ru, title_en, number, dated_on, fold, sort_key, confidential, term_from,
                            term_to, effective_on, watched_from, made_at, version)
     SELECT $1, a.blueprint_key, a.blueprint, a.title_ru, a.title_en, $2, a.dated_on, a.fold, $2, a.confidential, a.term_from,
            a.term_to, a.effective_on, a.watched_from, a.made_at, 1 FROM agreement a WHERE a.id = $3",
);
static INSERT_PARTY: Sql = Sql::new(
    "bench.party",
    "INSERT INTO agreement_party (id, agreement_id, role_key, ordinal, organisation_id, word_nominative, word_genitive, word_dative,
                                  word_gender, word_en, signatory_acting, signed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $6, 'neuter', $6, FALSE, $7)",
);
static INSERT_OBLIGATION: Sql = Sql::new(
    "bench.obligation",
    "INSERT INTO obligation (id, agreement_id, obligation_key, ordinal, clause_key, citation_ru, citation_en, obliged_party_id,
                             obliged_organisation_id, performer_organisation_id, spec, open, members, by_event)
     SELECT $1, $2, $3, $4, '2.3.4', 'п. 2.3.4', 'cl. 2.3.4', $5, $6, $6, o.spec, o.open, o.members, o.by_event FROM obligation o WHERE o.id = $7",
);
static INSERT_EXPECTATION: Sql = Sql::new(
    "bench.expectation",
    "INSERT INTO expectation (id, obligation_id, agreement_id, slot, title_ru, title_en, obliged_party_id, performer_organisation_id,
                              opens_on, due_on, due_at, zone, needed, steps, warnings, open, calendar_version, tracked, early, made_at, dated_at, moves,
                              done, submitted_at, counted_at, closed_at)
     VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $8, $9, 'Asia/Novosibirsk', 1, $10, $10, $10, 'federal', TRUE, FALSE, $11, $11, 0, 0, $12, $13, $13)",
);

struct Ground {
    ministry: OrganisationId,
    cities: Vec<OrganisationId>,
    model: agreements::AgreementId,
    model_obligation: uuid::Uuid,
}

/// Fills the database; answers the officer and the agreements.
async fn fill(
    db: &Db,
    world: &World,
    agreements: usize,
    obligations: usize,
    expectations: usize,
) -> (PersonId, Vec<uuid::Uuid>) {
    let (officer, ground) = ground(db, world).await;
    let mut ids = Vec::with_capacity(agreements);
    for n in 0..agreements {
        let (id, world, parts) = (world.id::<uuid::Uuid>(), world.clone(), (obligations, expectations));
        let ground = Ground { cities: ground.cities.clone(), ..ground };
        let act = Act::under(&AUTHORITY, &world.clone(), agreements::acts::MADE, agreements::AgreementId::from(id));
        db.write(act, move |change| one(change, &world, &ground, id, n, parts)).await.unwrap();
        ids.push(id);
    }
    (officer, ids)
}

fn one(
    change: &mut Change<'_>,
    world: &World,
    ground: &Ground,
    id: uuid::Uuid,
    n: usize,
    (obligations, expectations): (usize, usize),
) -> DbResult<()> {
    change.execute(&INSERT_AGREEMENT, args![id, format!("{n:05}"), ground.model])?;
    let city = ground.cities[n % ground.cities.len()];
    let (first, second): (uuid::Uuid, uuid::Uuid) = (world.id(), world.id());
    let signed = date(2020, 2, 14);
    change.execute(&INSERT_PARTY, args![first, id, "ministry", 0_i64, ground.ministry, "Министерство", signed])?;
    change.execute(&INSERT_PARTY, args![second, id, "administration", 1_i64, city, "Администрация", signed])?;
    let (zone, empty) = (jiff::tz::TimeZone::get("Asia/Novosibirsk").unwrap(), serde_json::json!([]));
    for o in 0..obligations {
        let obligation: uuid::Uuid = world.id();
        let (party, performer) = if o % 5 == 0 { (first, ground.ministry) } else { (second, city) };
        change.execute(
            &INSERT_OBLIGATION,
            args![obligation, id, format!("o{o}"), o as i64, party, performer, ground.model_obligation],
        )?;
        for e in 0..expectations {
            // One every two months around today; what is past is mostly kept: one in fifty is overdue, one in thirty waits.
            let seed = n * 31 + o * 17 + e * 7;
            let due = TODAY
                .saturating_add(jiff::ToSpan::days(60 * (e as i64 - expectations as i64 + 4) + (seed % 40) as i64));
            let at = kernel::end_of_day(due, &zone).unwrap();
            let past = due < TODAY;
            let waits = past && seed % 30 == 1;
            let kept = past && !waits && seed % 50 != 2;
            let stamp = |is: bool| is.then_some(at - jiff::SignedDuration::from_hours(30));
            let row: uuid::Uuid = world.id();
            change.execute(
                &INSERT_EXPECTATION,
                args![
                    row,
                    obligation,
                    id,
                    format!("e{e}"),
                    format!("Отчёт {o}, {due}"),
                    party,
                    performer,
                    due,
                    at,
                    empty,
                    world.now(),
                    stamp(kept || waits),
                    stamp(kept)
                ],
            )?;
        }
    }
    Ok(())
}

/// A ministry with an officer, sixty cities, and one real agreement to copy texts from.
async fn ground(db: &Db, world: &World) -> (PersonId, Ground) {
    use network::seed::{AssignmentCard, OrganisationCard, PersonCard};
    let clock = world.clone();
    let act = Act::under(&AUTHORITY, world, agreements::acts::MADE, world.id::<OrganisationId>());
    db.write(act, move |change| -> DbResult<(PersonId, Ground)> {
        let world = &clock;
        let named = |kind: &str, name: &str| {
            let mut card = OrganisationCard::named(kind, name, name);
            card.zone = "Asia/Novosibirsk".to_owned();
            card
        };
        let ministry = network::seed::organisation(change, world, &named("regional_authority", "Министерство"))?;
        let mut cities = Vec::new();
        for n in 0..60 {
            let mut card = named("municipal_administration", &format!("Город {n}"));
            card.parent_id = Some(ministry);
            cities.push(network::seed::organisation(change, world, &card)?);
        }
        let officer = network::seed::person(change, world, &PersonCard::of("Громова", "Нина", "Львовна"))?;
        let card = AssignmentCard {
            person: officer,
            organisation: ministry,
            role: Role::MinistryOfficer,
            position: "специалист".to_owned(),
            starts_on: date(2020, 1, 1),
            ends_on: None,
            legal_act: None,
        };
        network::seed::assignment(change, world, &card)?;
        let (model, model_obligation) = model(change, world, ministry, cities[0])?;
        Ok((officer, Ground { ministry, cities, model, model_obligation }))
    })
    .await
    .unwrap()
}

static ANY_OBLIGATION: Sql =
    Sql::new("bench.any_obligation", "SELECT id FROM obligation WHERE agreement_id = $1 ORDER BY ordinal LIMIT 1");

fn model(
    change: &mut Change<'_>,
    world: &World,
    ministry: OrganisationId,
    city: OrganisationId,
) -> DbResult<(agreements::AgreementId, uuid::Uuid)> {
    use agreements::published::{DraftParty, Making, make, parties, sign};
    let blueprint = agreements::blueprint::by_key("regional_projects").expect("the blueprint ships").clone();
    let party = |role: &str, organisation| DraftParty {
        role: role.to_owned(),
        organisation,
        signatory_name: None,
        signatory_position: None,
        signatory_acting: false,
        authority_basis: None,
    };
    let id = world.id();
    let making = Making {
        id,
        title: (blueprint.head.title.ru.clone(), blueprint.head.title.en.clone()),
        blueprint,
        number: Some("0".to_owned()),
        place: None,
        dated_on: Some(date(2020, 2, 14)),
        term: (None, Some(date(2022, 12, 31))),
        parties: vec![party("ministry", ministry), party("administration", city), party("education_authority", city)],
        fields: Default::default(),
        parameters: Default::default(),
    };
    make(change, world, &making)?;
    for one in parties(change, id)? {
        if one.acts_for.is_none() {
            sign(change, id, one.id, date(2020, 2, 14))?;
        }
    }
    obligations::published::begin_watch(change, world, id, date(2020, 2, 14), TODAY)?;
    let (obligation,) = change.one::<(uuid::Uuid,)>(&ANY_OBLIGATION, args![id])?;
    Ok((id, obligation))
}
