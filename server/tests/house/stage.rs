//! A demonstration in a temporary folder, with neighbours who must not see it, and a browser without scripts.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Extensions, Request, header};
use db::{Act, Db, DbError, DbResult, Options, SystemAuthority, Tx};
use files::{Files, Limits};
use http_body_util::BodyExt;
use jiff::Timestamp;
use jiff::civil::date;
use kernel::World;
use network::published::NetworkId;
use network::seed::{self, AssignmentCard, OrganisationCard, PersonCard};
use opora::{demo, house};
use permit::{Actor, OrganisationId, PersonId, Role};
use tempfile::TempDir;
use tower::ServiceExt;
use web::{App, SessionKey, Site, WhoAsks};

/// The moment that the demonstration shows.
pub const NOW: &str = "2022-10-20T02:12:00Z";

/// A session for everybody who is named.
#[derive(Default)]
struct Door(Mutex<HashMap<[u8; 32], PersonId>>);

impl WhoAsks for Door {
    fn actor(&self, tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp) -> DbResult<Option<Actor>> {
        let person = self.0.lock().unwrap().get(token_hash).copied();
        person.map_or(Ok(None), |person| network::published::actor(tx, person, now))
    }
}

/// The demonstration, its pages and its people.
pub struct Stage {
    pub app: Arc<App>,
    pub db: Db,
    router: Router,
    door: Arc<Door>,
    /// The folder in which it stands; goes with the stage.
    _folder: TempDir,
    /// People with accounts, by name: «М. Белова».
    pub people: Vec<(String, PersonId, Vec<Role>)>,
    /// People of a neighbouring region, city and school, one for each role.
    pub neighbours: Vec<(Role, PersonId)>,
}

static PEOPLE: db::Sql = db::Sql::new("test.people", "SELECT person_id FROM account ORDER BY login");

impl Stage {
    /// Builds the demonstration and lets the neighbours in.
    pub async fn build() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now: Timestamp = NOW.parse().unwrap();
        demo::build(folder.path(), now).await.unwrap();
        Self::over(folder, now).await
    }

    async fn over(folder: TempDir, now: Timestamp) -> Self {
        let (world, _) = World::fixed(now, 7);
        let db = open(folder.path()).await;
        let door = Arc::new(Door::default());
        let parts = house::Parts {
            db: db.clone(),
            world: world.clone(),
            who: door.clone(),
            site: Site { demo: true, secure_cookies: false, base_url: "http://127.0.0.1".to_owned() },
            files: Files::open(demo::folder::files_in(folder.path()), Limits::default()).await.unwrap(),
            documents: documents::Documents::new(1),
            extras: Extensions::new(),
        };
        let built = house::build(parts).unwrap();
        let people = db
            .read(move |tx| {
                let mut people = Vec::new();
                for (person,) in tx.all::<(PersonId,)>(&PEOPLE, db::args![])? {
                    let actor = network::published::actor(tx, person, now)?.unwrap();
                    people.push((actor.name.clone(), person, actor.assignments.iter().map(|one| one.role).collect()));
                }
                Ok(people)
            })
            .await
            .unwrap();
        let neighbours = neighbours(&db, &world).await;
        Self { app: built.app, db, router: built.router, door, _folder: folder, people, neighbours }
    }

    /// A person of the demonstration.
    pub fn person(&self, family_name: &str) -> PersonId {
        self.people
            .iter()
            .find(|(name, ..)| name.ends_with(family_name))
            .unwrap_or_else(|| panic!("nobody is called {family_name}"))
            .1
    }

    /// Looks at a page as somebody, or as nobody.
    pub async fn get(&self, who: Option<PersonId>, lang: &str, path: &str) -> Seen {
        self.ask("GET", who, lang, path).await
    }

    /// Sends an empty form or looks at a page.
    pub async fn ask(&self, method: &str, who: Option<PersonId>, lang: &str, path: &str) -> Seen {
        let mut cookie = format!("opora_lang={lang}");
        if let Some(person) = who {
            let token = format!("{:0>64}", person.to_string());
            self.door.0.lock().unwrap().insert(SessionKey::of(&token).0, person);
            cookie.push_str(&format!("; opora_session={token}"));
        }
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::empty())
            .unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let text =
            |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let (kind, location) = (text(header::CONTENT_TYPE), text(header::LOCATION));
        let body = response.into_body().collect().await.unwrap().to_bytes().to_vec();
        Seen { status, kind, location, body }
    }
}

/// An answer.
pub struct Seen {
    pub status: u16,
    pub kind: String,
    pub location: String,
    pub body: Vec<u8>,
}

impl Seen {
    /// The page's HTML; `None` for anything else.
    pub fn html(&self) -> Option<&str> {
        self.kind.starts_with("text/html").then(|| std::str::from_utf8(&self.body).unwrap())
    }

    /// Where its links lead, on this site.
    pub fn links(&self) -> Vec<String> {
        let html = self.html().unwrap_or_default();
        let mut links: Vec<String> = html
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|link| link.starts_with('/') && !link.starts_with("//"))
            .map(|link| link.split('#').next().unwrap_or_default().replace("&amp;", "&").replace("&#38;", "&"))
            .filter(|link| !link.is_empty())
            .collect();
        links.sort();
        links.dedup();
        links
    }
}

/// Opens the database of a demonstration.
pub async fn open(folder: &Path) -> Db {
    Db::open(&demo::folder::database_in(folder), Options { connections: 3, ..Options::default() }).await.unwrap()
}

/// A second region with its city and school, and somebody in every role there.
async fn neighbours(db: &Db, world: &World) -> Vec<(Role, PersonId)> {
    let act = Act::under(
        &SystemAuthority::because("test.neighbours"),
        world,
        network::model::ORGANISATION_CREATED,
        NetworkId::whole(),
    );
    let world = world.clone();
    db.write::<_, DbError, _>(act, move |change| {
        let mut place = |kind: &str, name: &str, above: Option<OrganisationId>| {
            seed::organisation(
                change,
                &world,
                &OrganisationCard { parent_id: above, ..OrganisationCard::named(kind, name, name) },
            )
        };
        let ministry = place("regional_authority", "Министерство соседнего края", None)?;
        let institute = place("education_development_institute", "Соседний институт", Some(ministry))?;
        let authority = place("municipal_education_authority", "Соседнее управление", Some(ministry))?;
        let school = place("school", "Соседняя школа", Some(authority))?;
        let mut people = Vec::new();
        for role in Role::ALL {
            let organisation = match role {
                Role::Administrator => continue,
                Role::MinistryOfficer | Role::Observer => ministry,
                Role::InstituteOfficer => institute,
                Role::MunicipalOfficer => authority,
                _ => school,
            };
            let person = seed::person(change, &world, &PersonCard::of("Соседов", role.as_str(), ""))?;
            let starts_on = date(2021, 9, 1);
            let card = AssignmentCard {
                person,
                organisation,
                role,
                position: String::new(),
                starts_on,
                ends_on: None,
                legal_act: None,
            };
            seed::assignment(change, &world, &card)?;
            people.push((role, person));
        }
        Ok(people)
    })
    .await
    .unwrap()
}
