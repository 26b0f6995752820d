//! A small town: an education authority and a ministry, three people with accounts.

use std::sync::Arc;

use db::{Act, ActKind, Sql, SystemAuthority, args};
use jiff::Timestamp;
use jiff::civil::date;
use network::published::{OrganisationId, PersonId};
use network::seed::{self, AssignmentCard, OrganisationCard, PersonCard};
use policy::Role;
use sign_in::published::{
    ACCOUNT_CREATED, AccountRefusal, Login, Sessions, create_account, forget_person, hash_password,
};
use testkit::{Answer, Client, Setup, Stage};
use web::SessionKey;

pub const BELOVA: &str = "m.belova@city.example";
pub const ORLOV: &str = "orlov";
pub const RETIRED: &str = "retired";
pub const PASSWORD: &str = "тихая вода у моста";
/// How many acts the town itself takes.
pub const ACTS: usize = 4;

const FOUNDED: ActKind = ActKind::named("town.founded");
const ERASED: ActKind = ActKind::named("person.erased");
const BY_TEST: SystemAuthority = SystemAuthority::because("test.town");

pub struct Town {
    pub belova: PersonId,
}

pub fn setup() -> Setup {
    Setup::of(|| vec![network::feature(), sign_in::feature()]).who(|db| Arc::new(Sessions::over(db)))
}

/// Founds the town, and gives each of its people an account with [`PASSWORD`].
pub async fn town(stage: &Stage) -> Town {
    let world = stage.world().clone();
    let founded: OrganisationId = world.id();
    let made = stage
        .write(Act::under(&BY_TEST, stage.world(), FOUNDED, founded), move |change| {
            let ministry =
                seed::organisation(change, &world, &organisation("regional_authority", "Министерство", None))?;
            let authority = seed::organisation(
                change,
                &world,
                &organisation("municipal_education_authority", "Управление образования", Some(ministry)),
            )?;
            let belova = seed::person(change, &world, &PersonCard::of("Белова", "Марина", "Викторовна"))?;
            let orlov = seed::person(change, &world, &PersonCard::of("Орлов", "Иван", "Петрович"))?;
            let retired = seed::person(change, &world, &PersonCard::of("Седов", "Пётр", "Ильич"))?;
            for (person, organisation, role) in
                [(belova, authority, Role::MunicipalOfficer), (orlov, ministry, Role::MinistryOfficer)]
            {
                let card = AssignmentCard {
                    person,
                    organisation,
                    role,
                    position: "специалист".to_owned(),
                    starts_on: date(2020, 1, 1),
                    ends_on: None,
                    legal_act: None,
                };
                seed::assignment(change, &world, &card).expect("an assignment");
            }
            Ok([(belova, BELOVA), (orlov, ORLOV), (retired, RETIRED)])
        })
        .await;
    for (person, login) in made {
        add_account(stage, person, login).await.expect("an account");
    }
    Town { belova: made[0].0 }
}

fn organisation(kind: &str, name: &str, parent_id: Option<OrganisationId>) -> OrganisationCard {
    OrganisationCard { parent_id, ..OrganisationCard::named(kind, name, name) }
}

/// Adds an account as `opora user add` does.
pub async fn add_account(stage: &Stage, person: PersonId, login: &str) -> Result<(), AccountRefusal> {
    let login = Login::parse(login).expect("a login");
    let hash = hash_password(PASSWORD, stage.world()).expect("a hash");
    let act = Act::under(&BY_TEST, stage.world(), ACCOUNT_CREATED, person);
    stage.db().write(act, move |change| create_account(change, person, &login, &hash)).await
}

/// Takes away what lets a person in.
pub async fn erase(stage: &Stage, person: PersonId) {
    let act = Act::under(&BY_TEST, stage.world(), ERASED, person);
    stage.write(act, move |change| forget_person(change, person)).await;
}

static SEEN: Sql = Sql::new("test.session.seen", "SELECT seen_at FROM session WHERE token_hash = $1");

/// The last use is written in the background: waits until it is there.
pub async fn wait_until_seen(stage: &Stage, client: &Client) {
    let token = client.cookie_value("opora_session").expect("a session");
    // Read once: each look at the clock counts as a step of the story.
    let (key, now) = (SessionKey::of(&token).0, stage.now());
    for _ in 0..200 {
        let (at,): (Timestamp,) = stage.read(move |tx| tx.one(&SEEN, args![key])).await;
        if at.duration_until(now).as_secs() < 1 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the last use of the session was not written");
}

static FAILED_BEFORE: Sql =
    Sql::new("test.try.before", "INSERT INTO sign_in_try (key_hash, failed, since, free_at) VALUES ($1, $2, $3, NULL)");

/// So many tries from an address have failed already: played by hand, since each takes its time.
pub async fn failed_before(stage: &Stage, address: &str, failed: i64) {
    const TRIED: ActKind = ActKind::named("town.tried");
    let key = SessionKey::of(&format!("address\0{address}")).0;
    let (now, subject) = (stage.now(), stage.world().id::<PersonId>());
    let act = Act::under(&BY_TEST, stage.world(), TRIED, subject);
    stage.write(act, move |change| change.execute(&FAILED_BEFORE, args![key, failed, now])).await;
}

/// Sends the form of the sign-in page.
pub async fn sign_in(client: &Client, login: &str, password: &str) -> Answer {
    client.post("/sign-in", [("login", login), ("password", password), ("next", "")]).await
}

/// A browser in which the owner of this login is signed in.
pub async fn signed_in(stage: &Stage, login: &str) -> Client {
    let client = stage.nobody();
    let answer = sign_in(&client, login, PASSWORD).await.expect_redirect("/");
    assert_eq!(answer.set_cookies().len(), 1);
    client
}
