//! The demonstration is the same everywhere, and its next day comes.

use std::collections::BTreeSet;

use db::{Sql, args};
use jiff::Timestamp;
use opora::demo;
use uuid::Uuid;

use crate::stage::{NOW, open};

static ACTS: Sql = Sql::new(
    "test.demo.acts",
    "SELECT id, kind, actor, subject, happened_on, recorded_at, facts FROM act ORDER BY recorded_at, id",
);

db::row! {
    #[derive(Debug, Clone, PartialEq)]
    struct ActRow {
        id: Uuid,
        kind: String,
        actor: Option<Uuid>,
        subject: Uuid,
        happened_on: jiff::civil::Date,
        recorded_at: Timestamp,
        facts: serde_json::Value,
    }
}

type State = (Vec<ActRow>, Vec<String>, BTreeSet<String>);

async fn state(folder: &std::path::Path) -> State {
    let db = open(folder).await;
    let state = db
        .read(|tx| {
            let mut expectations = Vec::new();
            for agreement in obligations::doctor::agreements(tx)? {
                expectations
                    .extend(obligations::doctor::expectations(tx, agreement)?.iter().map(|one| format!("{one:?}")));
            }
            Ok((tx.all(&ACTS, args![])?, expectations, obligations::doctor::file_keys(tx)?))
        })
        .await
        .unwrap();
    db.close().await;
    state
}

#[tokio::test]
async fn two_builds_give_the_same_history() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let now: Timestamp = NOW.parse().unwrap();
    demo::build(one.path(), now).await.unwrap();
    demo::build(two.path(), now).await.unwrap();
    let (first, second) = (state(one.path()).await, state(two.path()).await);
    assert!(first.0.len() > 150, "a history of {} acts", first.0.len());
    let differ = first.0.iter().zip(&second.0).find(|(one, two)| one != two);
    assert_eq!(differ, None);
    assert!(first == second, "the expectations or the files differ");
}

#[tokio::test]
async fn nothing_is_recorded_in_the_future_and_the_past_is_past() {
    let folder = tempfile::tempdir().unwrap();
    let now: Timestamp = NOW.parse().unwrap();
    demo::build(folder.path(), now).await.unwrap();
    let (acts, ..) = state(folder.path()).await;
    assert!(acts.iter().all(|act| act.recorded_at < now));
    let people = acts.iter().filter(|act| act.actor.is_some()).count();
    assert!(people * 10 > acts.len() * 8, "people did {people} of {} acts", acts.len());
}

#[tokio::test]
async fn the_doctor_finds_the_demonstration_healthy() {
    let folder = tempfile::tempdir().unwrap();
    let now: Timestamp = NOW.parse().unwrap();
    demo::build(folder.path(), now).await.unwrap();
    let db = open(folder.path()).await;
    let files = files::Files::open(demo::folder::files_in(folder.path()), files::Limits::default()).await.unwrap();
    let report = opora::doctor::examine(&db, &files, now).await.unwrap();
    assert!(report.is_sound(), "{report}");
    files.store("Лишний.txt", "", "лишний".as_bytes()).await.unwrap();
    let report = opora::doctor::examine(&db, &files, now).await.unwrap();
    assert_eq!(report.found.len(), 1, "{report}");
    assert!(report.to_string().contains("файл есть, записи о нём нет"), "{report}");
}

#[tokio::test]
async fn a_folder_is_used_again_and_the_day_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let on = demo::USUAL_DAY;
    let first = demo::prepare(folder.path().to_owned(), on, String::new()).await.unwrap();
    let morning = first.world.now();
    first.house.app.db.close().await;
    let again = demo::prepare(folder.path().to_owned(), on, String::new()).await.unwrap();
    assert!(
        again.world.now() >= demo::morning(on).unwrap()
            && again.world.now() < morning.checked_add(jiff::SignedDuration::from_mins(5)).unwrap()
    );
    let request = axum::http::Request::post("/demo/next-day")
        .header("host", "127.0.0.1")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("back=%2Fdemo"))
        .unwrap();
    let answer = tower::ServiceExt::oneshot(again.house.router.clone(), request).await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.headers()["location"].to_str().unwrap()), (303, "/demo"));
    let next = again.world.now();
    assert_eq!(next.to_string().get(..16), Some("2022-10-21T02:12"), "09:12 in the invented region");
    let tally = again.house.app.db.read(move |tx| jobs::tally(tx, next)).await.unwrap();
    assert!(tally.done >= 1 && tally.due == 0 && tally.given_up == 0, "{tally:?}");
    again.house.app.db.close().await;
    let third = demo::prepare(folder.path().to_owned(), on, String::new()).await.unwrap();
    assert!(
        third.world.now().to_string().starts_with("2022-10-21T02:1"),
        "the third start goes on where the second stopped"
    );
}

#[tokio::test]
async fn whoever_moves_to_the_next_day_stays_signed_in() {
    let folder = tempfile::tempdir().unwrap();
    let demo = demo::prepare(folder.path().to_owned(), demo::USUAL_DAY, String::new()).await.unwrap();
    let ask = async |method: &str, path: &str, cookie: &str| {
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header("host", "127.0.0.1")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", cookie)
            .body(axum::body::Body::empty())
            .unwrap();
        tower::ServiceExt::oneshot(demo.house.router.clone(), request).await.unwrap()
    };
    let door = ask("GET", "/demo", "").await;
    let door = http_body_util::BodyExt::collect(door.into_body()).await.unwrap().to_bytes();
    let door = String::from_utf8_lossy(&door).into_owned();
    let way_in = door.split('"').find(|word| word.starts_with("/demo/sign-in/")).unwrap().to_owned();
    let entered = ask("POST", &way_in, "").await;
    let cookie = entered.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    for _ in 0..3 {
        assert_eq!(ask("POST", "/demo/next-day", &cookie).await.status(), 303);
        assert_eq!(ask("GET", "/", &cookie).await.status(), 200);
    }
    let left = ask("POST", "/sign-out", &cookie).await;
    let gone = left.headers()["set-cookie"].to_str().unwrap();
    assert!(gone.starts_with("opora_session=;") && gone.contains("Max-Age=0"), "leaving still means leaving: {gone}");
}

#[tokio::test]
async fn a_day_without_history_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refused = demo::prepare(folder.path().to_owned(), jiff::civil::date(2019, 1, 1), String::new()).await;
    assert!(refused.is_err_and(|error| error.to_string().contains("--on 2022-10-20")));
}
