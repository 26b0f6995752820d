//! Acts and access records.

use db::{AccessLog, Act, ActKind, DbError, DbResult, SystemAuthority, args};
use jiff::civil::date;
use serde_json::json;
use uuid::Uuid;

use crate::support::{INSERT, MADE, TESTS, ThingId, trials};

const RETRACTED: ActKind = ActKind::named("thing.retracted");

/// A person in Barnaul.
struct Teacher(Uuid);

impl db::Authorised for Teacher {
    fn actor(&self) -> Option<Uuid> {
        Some(self.0)
    }
    fn on_behalf_of(&self) -> Option<Uuid> {
        Some(Uuid::from_u128(5))
    }
    fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get("Asia/Barnaul").unwrap()
    }
}

#[tokio::test]
async fn an_act_is_kept_as_it_was_stated() {
    for trial in trials().await {
        let (subject, agreement): (ThingId, Uuid) = (trial.world.id(), trial.world.id());
        let teacher = Teacher(Uuid::from_u128(4));
        let act = Act::under(&teacher, &trial.world, MADE, subject)
            .about(agreement)
            .fact("lessons", 3)
            .fact("until", date(2022, 12, 31))
            .fact("of", vec![subject])
            .fact("way", "on_paper");
        let (id, recorded_at) = (act.id(), act.recorded_at());
        let opened: DbResult<Option<Uuid>> = trial
            .db
            .write(act, move |change| {
                assert_eq!(change.recorded_at(), Some(recorded_at));
                change.execute(&INSERT, args![subject, "thing", 1, None::<ThingId>])?;
                Ok(change.act_id())
            })
            .await;
        assert_eq!(opened, Ok(Some(id)));
        let retraction =
            Act::under(&TESTS, &trial.world, RETRACTED, subject).retracts(id).happened_on(date(2022, 10, 19));
        trial.db.write(retraction, |_| Ok::<_, DbError>(())).await.unwrap();

        let recorded = trial.db.read(move |tx| db::acts::by_id(tx, id)).await.unwrap().unwrap();
        assert_eq!((recorded.kind.as_str(), recorded.subject_kind.as_str()), ("thing.made", "thing"));
        assert_eq!((recorded.actor, recorded.by_system), (Some(teacher.0), None));
        assert_eq!((recorded.on_behalf_of, recorded.about), (Some(Uuid::from_u128(5)), Some(agreement)));
        assert_eq!(recorded.happened_on, date(2022, 10, 20), "in Barnaul it is the 20th already");
        let facts = json!({"lessons": 3, "until": "2022-12-31", "of": [subject.uuid().to_string()], "way": "on_paper"});
        assert_eq!(recorded.facts, facts);
        let history = trial.db.read(move |tx| db::acts::of_subject(tx, subject, 10)).await.unwrap();
        assert_eq!(history.len(), 2);
        let last = history.iter().find(|act| act.kind == "thing.retracted").unwrap();
        assert_eq!((last.retracts, last.by_system.as_deref()), (Some(id), Some("tests.facade")));
        let about = trial.db.read(move |tx| db::acts::about(tx, agreement, 10)).await.unwrap();
        let by_actor = trial.db.read(move |tx| db::acts::by_actor(tx, teacher.0, 10)).await.unwrap();
        assert_eq!((about.len(), by_actor.len()), (1, 1));
    }
}

#[tokio::test]
async fn free_text_and_acts_of_nobody_are_refused() {
    struct Nobody;
    impl db::Authorised for Nobody {
        fn actor(&self) -> Option<Uuid> {
            None
        }
        fn on_behalf_of(&self) -> Option<Uuid> {
            None
        }
    }
    for trial in trials().await {
        let (subject, act) = trial.act();
        let long = "a".repeat(41).leak();
        let acts = [
            act.clone().fact("comment", "two words"),
            act.clone().fact("comment", vec![&*long]),
            Act::under(&Nobody, &trial.world, MADE, subject),
        ];
        for act in acts {
            let refused: DbResult<()> = trial.db.write(act, |_| Ok(())).await;
            assert!(matches!(refused, Err(DbError::BadAct { kind: "thing.made", .. })), "{refused:?}");
        }
        let unknown: DbResult<()> = trial.db.write(act.retracts(Uuid::from_u128(9)), |_| Ok(())).await;
        assert!(matches!(unknown, Err(DbError::ForeignKey { .. })), "{unknown:?}");
    }
}

#[tokio::test]
async fn one_act_a_day_and_further_acts() {
    for trial in trials().await {
        let subject: ThingId = trial.world.id();
        let act = || Act::under(&TESTS, &trial.world, MADE, subject).once_a_day();
        for _ in 0..3 {
            trial.db.write(act(), |_| Ok::<_, DbError>(())).await.unwrap();
        }
        trial.db.write(act().happened_on(date(2022, 10, 21)), |_| Ok::<_, DbError>(())).await.unwrap();
        let further = Act::under(&SystemAuthority::because("tests.other"), &trial.world, RETRACTED, subject);
        trial.db.write(act(), move |change| change.also(&further)).await.unwrap();
        let kinds = trial.db.read(move |tx| db::acts::of_subject(tx, subject, 10)).await.unwrap();
        let made = kinds.iter().filter(|act| act.kind == "thing.made").count();
        assert_eq!((made, kinds.len()), (2, 3));
    }
}

#[tokio::test]
async fn reads_of_sensitive_records_are_counted_by_the_hour() {
    for trial in trials().await {
        let log = AccessLog::new();
        let (reader, pupil, other) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        for minute in [0, 1, 59, 61] {
            log.note(reader, "pupil.results", pupil, trial.world.now() + jiff::Span::new().minutes(minute));
        }
        for number in 0..700 {
            log.note(Uuid::from_u128(100 + number), "pupil.results", other, trial.world.now());
        }
        assert_eq!(log.flush(&trial.db).await, Ok(702));
        log.note(reader, "pupil.results", pupil, trial.world.now());
        assert_eq!(log.flush(&trial.db).await, Ok(1));
        assert_eq!(log.flush(&trial.db).await, Ok(0));
        let seen = trial.db.read(move |tx| AccessLog::of_subject(tx, pupil, 10)).await.unwrap();
        let seen: Vec<_> = seen.iter().map(|access| (access.hour.to_string(), access.reads)).collect();
        assert_eq!(seen, [("2022-10-20T04:00:00Z".to_owned(), 2), ("2022-10-20T03:00:00Z".to_owned(), 3)]);
        let term = "2022-10-20T04:00:00Z".parse().unwrap();
        assert_eq!(AccessLog::forget_before(&trial.db, term).await, Ok(701));

        trial.db.close().await;
        log.note(reader, "pupil.results", pupil, trial.world.now());
        assert_eq!(log.flush(&trial.db).await, Err(DbError::Closed));
        assert_eq!(format!("{log:?}").matches("pupil.results").count(), 1, "what was not written is kept");
    }
}
