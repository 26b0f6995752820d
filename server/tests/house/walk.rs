//! The route walk: every declared route, as nobody, as each role, and as the same role next door.
//!
//! Whoever stands outside gets 404 for what is somebody's, whether it exists or not. What answers otherwise stands in
//! `seen_next_door.txt` with its reason; that list may only shrink.

use std::collections::{BTreeMap, BTreeSet};

use db::{Sql, args};
use permit::Role;
use uuid::Uuid;
use web::{Access, Declared};

use crate::stage::Stage;

const EXCEPTIONS: &str = include_str!("seen_next_door.txt");

/// Something of Ясногорск's for each parameter of a path.
struct Things(BTreeMap<&'static str, String>);

static EVIDENCE: Sql = Sql::new(
    "test.walk.evidence",
    "SELECT expectation_id, id, act_id FROM evidence WHERE file_key IS NOT NULL ORDER BY added_at, id LIMIT 1",
);
static AGREEMENT: Sql =
    Sql::new("test.walk.agreement", "SELECT agreement_id, obligation_id FROM expectation WHERE id = $1");
static PARTY: Sql = Sql::new(
    "test.walk.party",
    "SELECT id, organisation_id FROM agreement_party WHERE agreement_id = $1 ORDER BY ordinal, id LIMIT 1",
);
static SCHOOL: Sql = Sql::new("test.walk.school", "SELECT id FROM organisation WHERE short_name = 'Школа № 6'");
static PERSON: Sql = Sql::new("test.walk.person", "SELECT id FROM person WHERE family_name = 'Зимина'");

impl Things {
    async fn find(stage: &Stage) -> Self {
        let found = stage
            .db
            .read(|tx| {
                let (expectation, evidence, act): (Uuid, Uuid, Uuid) = tx.one(&EVIDENCE, args![])?;
                let (agreement, obligation): (Uuid, Uuid) = tx.one(&AGREEMENT, args![expectation])?;
                let (party, _): (Uuid, Uuid) = tx.one(&PARTY, args![agreement])?;
                let (school,): (Uuid,) = tx.one(&SCHOOL, args![])?;
                let (person,): (Uuid,) = tx.one(&PERSON, args![])?;
                let ids = [
                    ("agreement", agreement),
                    ("party", party),
                    ("obligation", obligation),
                    ("expectation", expectation),
                    ("evidence", evidence),
                    ("act", act),
                    ("organisation", school),
                    ("person", person),
                ];
                Ok(ids.into_iter().map(|(name, id)| (name, id.simple().to_string())).collect::<BTreeMap<_, _>>())
            })
            .await
            .unwrap();
        let mut things = found;
        // What nobody of the demonstration has made yet answers 404 to everybody, and must not fail.
        for name in [
            "accession",
            "feed",
            "session",
            "group",
            "project",
            "assignment",
            "calendar",
            "import",
            "deputising",
            "fact",
            "legal_act",
            "member",
            "membership",
            "link",
            "contact",
        ] {
            things.insert(name, Uuid::from_u128(0x5e1f).simple().to_string());
        }
        things.insert("blueprint", "regional_projects".to_owned());
        things.insert("schedule", "training_schedule".to_owned());
        things.insert("format", "csv".to_owned());
        things.insert("token", "0".repeat(64));
        things.insert("file", "none.css".to_owned());
        things.insert("step", "1".to_owned());
        things.insert("kind", "address".to_owned());
        Self(things)
    }

    /// The path with something in each place.
    fn fill(&self, declared: &Declared) -> String {
        let mut path = String::new();
        for part in declared.path.split('/').skip(1) {
            let filled = match part.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) => self.0.get(name).unwrap_or_else(|| {
                    panic!(
                        "{}: tell server/tests/house/walk.rs what of Ясногорск's stands for {{{name}}}",
                        declared.path
                    )
                }),
                None => part,
            };
            path.push('/');
            path.push_str(filled);
        }
        path
    }
}

#[tokio::test]
async fn nobody_is_sent_to_sign_in_or_told_to() {
    let stage = Stage::build().await;
    let things = Things::find(&stage).await;
    for declared in stage.app.declared() {
        let path = things.fill(declared);
        let seen = stage.ask(declared.method, None, "ru", &path).await;
        let named = format!("{} {}: {}", declared.method, declared.path, seen.status);
        match (declared.access, declared.method) {
            (Access::Public | Access::Secret, _) => assert!(seen.status < 500, "{named}"),
            (_, "GET") => {
                assert!(seen.status == 303 && seen.location.starts_with("/sign-in?next="), "{named} {}", seen.location)
            }
            _ => assert_eq!(seen.status, 401, "{named}"),
        }
    }
}

#[tokio::test]
async fn no_role_breaks_any_page() {
    let stage = Stage::build().await;
    let things = Things::find(&stage).await;
    let mut tried = BTreeSet::new();
    for (name, person, roles) in &stage.people {
        for declared in stage.app.declared().iter().filter(|declared| declared.method == "GET") {
            let seen = stage.get(Some(*person), "ru", &things.fill(declared)).await;
            assert!(
                [200, 303, 404, 422].contains(&seen.status),
                "{name}: GET {} answers {}",
                declared.path,
                seen.status
            );
        }
        tried.extend(roles.iter().map(|role| role.as_str()));
    }
    let untried: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).filter(|role| !tried.contains(role)).collect();
    assert!(untried.is_empty(), "the demonstration has nobody in these roles: {untried:?}");
}

#[tokio::test]
async fn the_same_role_next_door_finds_nothing() {
    let stage = Stage::build().await;
    let things = Things::find(&stage).await;
    let mut open = BTreeSet::new();
    let mut next_door = stage.neighbours.clone();
    next_door.extend([(Role::MunicipalOfficer, stage.person("Мельник")), (Role::Head, stage.person("Тихонова"))]);
    for (role, person) in next_door {
        for declared in stage.app.declared() {
            if !is_about_something(declared) {
                continue;
            }
            let seen = stage.ask(declared.method, Some(person), "ru", &things.fill(declared)).await;
            if seen.status != 404 {
                open.insert(format!("{} {} {} {}", declared.method, declared.path, role.as_str(), seen.status));
            }
        }
    }
    let allowed: BTreeSet<String> = EXCEPTIONS
        .lines()
        .map(|line| line.split(" # ").next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let matches = |open: &str| allowed.iter().any(|line| line == open || is_any_role(line, open));
    let unknown: Vec<&String> = open.iter().filter(|open| !matches(open)).collect();
    assert!(unknown.is_empty(), "these should answer 404 next door, and do not:\n{unknown:#?}");
    let idle: Vec<&String> =
        allowed.iter().filter(|line| !open.iter().any(|open| *line == open || is_any_role(line, open))).collect();
    assert!(idle.is_empty(), "these answer 404 now: take them out of seen_next_door.txt\n{idle:#?}");
}

/// Whether the path names a thing that could be somebody else's; a file's format or a kind of agreement is nobody's.
fn is_about_something(declared: &Declared) -> bool {
    const NOBODYS: [&str; 3] = ["{format}", "{blueprint}", "{step}"];
    let names_a_thing = declared.path.split('/').any(|part| part.starts_with('{') && !NOBODYS.contains(&part));
    names_a_thing && !matches!(declared.access, Access::Public | Access::Secret)
}

#[tokio::test]
async fn lists_next_door_name_nobody_of_the_city() {
    let stage = Stage::build().await;
    let things = Things::find(&stage).await;
    for (role, person) in &stage.neighbours {
        for declared in stage.app.declared().iter().filter(|one| one.method == "GET" && !is_about_something(one)) {
            let path = things.fill(declared);
            // A demonstration's door shows everybody; real houses have none.
            if path == "/demo" {
                continue;
            }
            let seen = stage.get(Some(*person), "ru", &path).await;
            let text = String::from_utf8_lossy(&seen.body);
            // An agreement may be made with anybody, so every organisation's name may be chosen there.
            let may_name_places = declared.path == "/agreements/new/{blueprint}";
            for word in ["города Ясногорска", "0110-2020-67-1", "500-06/2022", "Зимина", "Лаптев"]
            {
                let is_seen = text.contains(word) && !(may_name_places && word == "города Ясногорска");
                assert!(!is_seen, "GET {} shows «{word}» to {} next door", declared.path, role.as_str());
            }
        }
    }
}

/// `GET /x any 200` stands for every role.
fn is_any_role(line: &str, open: &str) -> bool {
    let (line, open): (Vec<&str>, Vec<&str>) = (line.split(' ').collect(), open.split(' ').collect());
    line.len() == 4 && open.len() == 4 && line[2] == "any" && (line[0], line[1], line[3]) == (open[0], open[1], open[3])
}
