//! Values, rows and statements: what goes in comes out, the same on both databases.

use db::{DbError, DbResult, Sql, Value, args};
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;
use uuid::Uuid;

use crate::support::{COUNT, INSERT, ThingId, Trial, trials};

static STORE: Sql = Sql::new(
    "facade.everything.store",
    "INSERT INTO everything (id, yes, number, word, raw, day, moment, json) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);
static LOAD: Sql = Sql::new(
    "facade.everything.load",
    "SELECT id, yes, number, word, raw, day, moment, json FROM everything WHERE id = $1",
);
static BY_TIME: Sql = Sql::new("facade.everything.by_time", "SELECT moment FROM everything ORDER BY moment, id");
static BETWEEN: Sql =
    Sql::new("facade.everything.between", "SELECT count(*) FROM everything WHERE moment >= $2 AND moment < $1");
static SWAPPED: Sql = Sql::new("facade.swapped", "SELECT name, id FROM thing WHERE amount = $2 AND name = $1");
static NAMED: Sql = Sql::new("facade.named", "SELECT id, name FROM thing ORDER BY name");
static SUM: Sql = Sql::new("facade.sum", "SELECT CAST(sum(amount) AS BIGINT) FROM thing");
static RETURNING: Sql = Sql::new(
    "facade.upsert",
    "INSERT INTO thing (id, name, amount) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET amount = excluded.amount RETURNING id, amount",
);

db::text_enum! {
    /// A word in the database.
    pub enum Colour {
        /// The first.
        Red = "red",
        /// The second.
        Green = "green",
    }
}

db::row! {
    /// Everything that can be stored.
    #[derive(Debug, Clone, PartialEq)]
    struct Everything {
        id: ThingId,
        yes: Option<bool>,
        number: Option<i64>,
        word: Option<String>,
        raw: Option<Vec<u8>>,
        day: Option<Date>,
        moment: Option<Timestamp>,
        json: Option<serde_json::Value>,
    }
}

db::row! {
    /// A thing with its columns in the wrong order.
    #[derive(Debug, PartialEq)]
    struct WrongOrder { name: String, id: ThingId }
}

impl Everything {
    async fn store(&self, trial: &Trial) -> DbResult<u64> {
        let (_, act) = trial.act();
        let Self { id, yes, number, word, raw, day, moment, json } = self.clone();
        trial
            .db
            .write(act, move |change| change.execute(&STORE, args![id, yes, number, word, raw, day, moment, json]))
            .await
    }

    async fn load(trial: &Trial, id: ThingId) -> DbResult<Self> {
        trial.db.read(move |tx| tx.one(&LOAD, args![id])).await
    }
}

fn empty(id: ThingId) -> Everything {
    Everything { id, yes: None, number: None, word: None, raw: None, day: None, moment: None, json: None }
}

/// Text without NUL, numbers, days of the years 1 to 9999, moments in whole microseconds.
fn anything() -> impl Strategy<Value = Everything> {
    let date = (1i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| jiff::civil::date(year, month, day));
    let moment = (-62_135_596_800_000_000i64..253_402_207_200_000_000)
        .prop_map(|micros| Timestamp::from_microsecond(micros).unwrap());
    let json = prop::collection::btree_map("[a-zа-я\"\\\\ ]{0,8}", any::<i64>(), 0..4).prop_map(|map| json!(map));
    (
        any::<u128>(),
        any::<Option<bool>>(),
        any::<Option<i64>>(),
        prop::option::of("[^\0]{0,40}"),
        any::<Option<Vec<u8>>>(),
        prop::option::of(date),
        prop::option::of(moment),
        prop::option::of(json),
    )
        .prop_map(|(id, yes, number, word, raw, day, moment, json)| Everything {
            id: Uuid::from_u128(id).into(),
            yes,
            number,
            word,
            raw,
            day,
            moment,
            json,
        })
}

#[tokio::test]
async fn whatever_goes_in_comes_out() {
    let mut runner = TestRunner::deterministic();
    for trial in trials().await {
        for _ in 0..200 {
            let row = anything().new_tree(&mut runner).unwrap().current();
            row.store(&trial).await.unwrap();
            assert_eq!(Everything::load(&trial, row.id).await.unwrap(), row);
        }
        let moments = trial.db.read(|tx| tx.all::<(Option<Timestamp>,)>(&BY_TIME, args![])).await.unwrap();
        let known: Vec<Timestamp> = moments.into_iter().filter_map(|(moment,)| moment).collect();
        assert!(known.is_sorted(), "text of fixed width sorts by time");
    }
}

#[tokio::test]
async fn moments_are_cut_to_microseconds_and_compared_as_moments() {
    for trial in trials().await {
        let id = trial.world.id();
        let moment: Timestamp = "2022-10-20T03:12:00.123456789Z".parse().unwrap();
        Everything { moment: Some(moment), ..empty(id) }.store(&trial).await.unwrap();
        let stored = Everything::load(&trial, id).await.unwrap().moment.unwrap();
        assert_eq!(stored.to_string(), "2022-10-20T03:12:00.123456Z");
        let (from, to): (Timestamp, Timestamp) =
            ("2022-10-20T03:12:00Z".parse().unwrap(), "2022-10-20T03:12:01Z".parse().unwrap());
        let within = trial.db.read(move |tx| tx.one::<(i64,)>(&BETWEEN, args![to, from])).await;
        assert_eq!(within, Ok((1,)));
    }
}

#[tokio::test]
async fn what_one_database_cannot_keep_neither_takes() {
    for trial in trials().await {
        let id = trial.world.id();
        let rows = [
            Everything { word: Some("a\0b".into()), ..empty(id) },
            Everything { day: Some(jiff::civil::date(0, 12, 31)), ..empty(id) },
            Everything { moment: Some("0000-12-31T23:59:59Z".parse().unwrap()), ..empty(id) },
            Everything { json: Some(json!(2022)), ..empty(id) },
            Everything { json: Some(json!({"a": ["b\0"]})), ..empty(id) },
        ];
        for row in rows {
            let refused = row.store(&trial).await;
            assert!(matches!(refused, Err(DbError::BadValue { .. })), "{row:?}: {refused:?}");
        }
    }
}

#[tokio::test]
async fn placeholders_count_by_their_number() {
    for trial in trials().await {
        let id = trial.make("first").await.unwrap();
        let row = trial.db.read(|tx| tx.one::<(String, ThingId)>(&SWAPPED, args!["first", 1])).await;
        assert_eq!(row, Ok(("first".to_owned(), id)));
        let short = trial.db.read(|tx| tx.one::<(String, ThingId)>(&SWAPPED, args!["first"])).await;
        assert!(matches!(short, Err(DbError::Broken { .. })), "{short:?}");
    }
}

#[tokio::test]
async fn absence_and_surplus_are_told_apart() {
    for trial in trials().await {
        let none = trial.db.read(|tx| tx.optional::<(ThingId, String)>(&NAMED, args![])).await;
        assert_eq!(none, Ok(None));
        let none = trial.db.read(|tx| tx.one::<(ThingId, String)>(&NAMED, args![])).await;
        assert_eq!(none, Err(DbError::NotFound { statement: "facade.named".into() }));
        trial.make("a").await.unwrap();
        trial.make("b").await.unwrap();
        let two = trial.db.read(|tx| tx.optional::<(ThingId, String)>(&NAMED, args![])).await;
        assert_eq!(two, Err(DbError::TooMany { statement: "facade.named".into() }));
        let sum = trial.db.read(|tx| tx.one::<(Option<i64>,)>(&SUM, args![])).await;
        assert_eq!(sum, Ok((Some(2),)));
    }
}

#[tokio::test]
async fn a_row_type_that_does_not_fit_says_where() {
    for trial in trials().await {
        trial.make("a").await.unwrap();
        let decode = |result: Result<(), DbError>| match result {
            Err(DbError::Decode { column, expected, .. }) => (column, expected),
            other => panic!("{other:?}"),
        };
        let wrong_type = trial.db.read(|tx| tx.all::<(ThingId, i64)>(&NAMED, args![])).await.map(|_| ());
        assert_eq!(decode(wrong_type).0, 2);
        let wrong_order = trial.db.read(|tx| tx.all::<WrongOrder>(&NAMED, args![])).await.map(|_| ());
        assert_eq!(
            decode(wrong_order),
            (1, "a column called name: keep the order of the fields, or write AS name".into())
        );
        let too_few = trial.db.read(|tx| tx.all::<(ThingId,)>(&NAMED, args![])).await.map(|_| ());
        assert_eq!(decode(too_few), (2, "1 columns".into()));
        let too_many = trial.db.read(|tx| tx.all::<(ThingId, String, String)>(&NAMED, args![])).await.map(|_| ());
        assert_eq!(decode(too_many).0, 3);
        let unknown_word = trial.db.read(|tx| tx.all::<(ThingId, Colour)>(&NAMED, args![])).await.map(|_| ());
        assert_eq!(decode(unknown_word), (2, "a word of Colour".into()));
    }
}

#[tokio::test]
async fn upserts_return_what_they_wrote() {
    for trial in trials().await {
        let first = trial.make("a").await.unwrap();
        let (id, act) = trial.act();
        let returned: DbResult<(ThingId, i64)> =
            trial.db.write(act, move |change| change.one(&RETURNING, args![id, "a", 7])).await;
        assert_eq!(returned, Ok((first, 7)));
        assert_eq!(trial.count().await, 1);
    }
}

#[tokio::test]
async fn many_rows_go_in_one_change() {
    for trial in trials().await {
        let (_, act) = trial.act();
        let ids: Vec<ThingId> = (0..300).map(|_| trial.world.id()).collect();
        let written: DbResult<u64> = trial
            .db
            .write(act, move |change| {
                let rows = ids
                    .iter()
                    .enumerate()
                    .map(|(at, id)| args![id, format!("thing {at}"), at as i64, None::<ThingId>].to_vec());
                change.execute_many(&INSERT, rows)
            })
            .await;
        assert_eq!(written, Ok(300));
        assert_eq!(trial.db.read(|tx| tx.one(&COUNT, args![])).await, Ok((300i64,)));
    }
}

#[test]
fn enums_are_words() {
    assert_eq!(Colour::parse("green"), Some(Colour::Green));
    assert_eq!(Colour::ALL.iter().map(|colour| colour.as_str()).collect::<Vec<_>>(), ["red", "green"]);
    assert_eq!(args![Colour::Red, None::<Colour>], [Value::Text("red".into()), Value::Null]);
}
