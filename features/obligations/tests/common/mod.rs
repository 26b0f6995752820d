//! The stories' one helper: a region with its people, agreements made by the forms, and what officers do, in their words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story may fail loudly"
)]
#![allow(dead_code, reason = "each story uses its own part")]

use agreements::AgreementId;
use agreements::published::Party;
use db::{Act, ActKind, Change, DbResult, SystemAuthority};
use files::{Files, Limits};
use jiff::civil::{Date, date};
use kernel::World;
use network::published::{NetworkId, OrganisationId, PersonId};
use network::seed::{self, AssignmentCard, CalendarCard, CalendarLevel, OrganisationCard, PersonCard};
use obligations::doctor::{self, Examined};
use policy::Role;
use testkit::{Answer, Client, FilePart, Setup, Stage};

pub const SETUP: ActKind = ActKind::named("test.setup");
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// The house as far as obligations need it, on a moment in UTC.
pub fn house(moment: &str) -> Setup {
    Setup::of(|| vec![network::feature(), agreements::feature(), obligations::feature()])
        .actors(network::published::actor)
        .at(moment)
}

/// A folder that goes with its story.
pub struct Folder(pub std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The house with a folder for evidence.
pub async fn house_with_files(moment: &str) -> (Setup, Folder) {
    let folder =
        std::env::temp_dir().join(format!("opora-obligations-{}-{}", std::process::id(), moment.replace(':', "")));
    let files = Files::open(&folder, Limits::default()).await.unwrap();
    (house(moment).extra(files).extra(documents::Documents::new(1)), Folder(folder))
}

/// A region: a ministry in UTC+2, a city in UTC+7, an institute, two schools, and a city that has nothing to do with them.
#[derive(Debug, Clone, Copy)]
pub struct Region {
    pub ministry: OrganisationId,
    pub administration: OrganisationId,
    pub authority: OrganisationId,
    pub institute: OrganisationId,
    pub curator: OrganisationId,
    pub supported: OrganisationId,
    pub orlov: PersonId,
    pub zueva: PersonId,
    pub mayor: PersonId,
    pub belova: PersonId,
    pub dyatlov: PersonId,
    pub methodist: PersonId,
    pub curator_head: PersonId,
    pub supported_head: PersonId,
    pub stranger: PersonId,
    pub observer: PersonId,
    pub teacher: PersonId,
}

fn setup_act(stage: &Stage) -> Act {
    Act::under(&SystemAuthority::because("test.setup"), stage.world(), SETUP, NetworkId::whole())
}

pub async fn region(stage: &Stage) -> Region {
    let world = stage.world().clone();
    stage.write(setup_act(stage), move |change| build(change, &world)).await
}

fn build(change: &mut Change<'_>, world: &World) -> DbResult<Region> {
    let mut place = |kind: &str, name: &str, short: &str, zone: &str, parent: Option<OrganisationId>| {
        let card =
            OrganisationCard { zone: zone.into(), parent_id: parent, ..OrganisationCard::named(kind, name, short) };
        seed::organisation(change, world, &card)
    };
    let west = "Europe/Kaliningrad";
    let east = "Asia/Barnaul";
    let ministry = place("regional_authority", "Министерство образования Ясной области", "Министерство", west, None)?;
    let administration =
        place("municipal_administration", "Администрация города Ясногорска", "Администрация", east, None)?;
    let authority = place(
        "municipal_education_authority",
        "Управление образования города Ясногорска",
        "Управление",
        east,
        Some(ministry),
    )?;
    let institute = place(
        "education_development_institute",
        "Институт развития образования Ясной области",
        "Институт",
        west,
        Some(ministry),
    )?;
    let curator = place("school", "Гимназия № 2", "Гимназия № 2", east, Some(authority))?;
    let supported = place("school", "Школа № 10", "Школа № 10", east, Some(authority))?;
    let elsewhere =
        place("municipal_education_authority", "Управление образования города Заречного", "Заречный", west, None)?;
    let mut person =
        |family: &str, given: &str, patronymic: &str, organisation, role, position: &str| -> DbResult<PersonId> {
            let person = seed::person(change, world, &PersonCard::of(family, given, patronymic))?;
            let from = date(2020, 1, 1);
            let card = AssignmentCard {
                person,
                organisation,
                role,
                position: position.to_owned(),
                starts_on: from,
                ends_on: None,
                legal_act: None,
            };
            seed::assignment(change, world, &card)?;
            Ok(person)
        };
    Ok(Region {
        ministry,
        administration,
        authority,
        institute,
        curator,
        supported,
        orlov: person("Орлов", "Пётр", "Ильич", ministry, Role::MinistryOfficer, "начальник отдела")?,
        zueva: person("Зуева", "Анна", "Львовна", ministry, Role::MinistryOfficer, "специалист")?,
        mayor: person("Градов", "Лев", "Петрович", administration, Role::MunicipalOfficer, "глава города")?,
        belova: person("Белова", "Марина", "Викторовна", authority, Role::MunicipalOfficer, "главный специалист")?,
        dyatlov: person("Дятлов", "Олег", "Петрович", authority, Role::MunicipalOfficer, "специалист")?,
        methodist: person("Ершова", "Ольга", "Юрьевна", institute, Role::InstituteOfficer, "проректор")?,
        curator_head: person("Ким", "Ирина", "Сергеевна", curator, Role::Head, "директор")?,
        supported_head: person("Лось", "Егор", "Фомич", supported, Role::Head, "директор")?,
        stranger: person("Чуров", "Иван", "Ефимович", elsewhere, Role::MunicipalOfficer, "специалист")?,
        teacher: person("Жуков", "Олег", "Ильич", authority, Role::Teacher, "методист")?,
        observer: person("Тихая", "Вера", "Павловна", ministry, Role::Observer, "наблюдатель")?,
    })
}

/// A calendar of the whole region, as the ministry's own layer.
pub async fn region_calendar(stage: &Stage, organisation: OrganisationId, days: serde_json::Value) {
    let world = stage.world().clone();
    let card =
        CalendarCard {
            name: "Календарь области".into(), kind: CalendarLevel::Region, parent: None, six_days: false
        };
    stage
        .write(setup_act(stage), move |change| {
            let calendar = seed::calendar(change, &world, &card, &days)?;
            static ATTACH: db::Sql =
                db::Sql::new("test.attach_calendar", "UPDATE organisation SET calendar_id = $2 WHERE id = $1");
            change.execute(&ATTACH, db::args![organisation, calendar])?;
            Ok(())
        })
        .await;
}

/// An agreement on the stage.
#[derive(Clone)]
pub struct Pact {
    pub stage: Stage,
    pub id: AgreementId,
}

/// What the form of agreement 002 is filled with.
pub fn form_002(region: &Region) -> Vec<(&'static str, String)> {
    vec![
        ("field_number", "0110-2020-67-1".to_owned()),
        ("field_date", "14.02.2020".to_owned()),
        ("field_territory", "город Ясногорск".to_owned()),
        ("party_ministry", region.ministry.to_string()),
        ("signatory_ministry", "Соколова Н. П.".to_owned()),
        ("position_ministry", "министр".to_owned()),
        ("authority_ministry", "Положение о министерстве".to_owned()),
        ("party_administration", region.administration.to_string()),
        ("signatory_administration", "Градов Л. П.".to_owned()),
        ("acting_administration", "yes".to_owned()),
        ("party_education_authority", region.authority.to_string()),
    ]
}

pub fn form_500(region: &Region) -> Vec<(&'static str, String)> {
    vec![
        ("field_date", "01.02.2022".to_owned()),
        ("field_municipality", "город Ясногорск".to_owned()),
        ("party_institute", region.institute.to_string()),
        ("party_education_authority", region.authority.to_string()),
        ("party_curator_school", region.curator.to_string()),
        ("party_supported_school", region.supported.to_string()),
    ]
}

pub fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

impl Pact {
    /// Makes an agreement by its form.
    pub async fn made(stage: &Stage, maker: PersonId, blueprint: &str, fields: &[(&'static str, String)]) -> Self {
        let answer = stage
            .as_person(maker)
            .post(&format!("/agreements/new/{blueprint}"), pairs(fields))
            .await
            .expect_status(303);
        let id = answer.location().unwrap().rsplit('/').next().unwrap().parse().unwrap();
        Self { stage: stage.clone(), id }
    }

    /// Agreement 002, signed by both sides and watched from a day.
    pub async fn of_002(stage: &Stage, region: &Region, watched_from: &str) -> Self {
        let pact = Self::made(stage, region.orlov, "regional_projects", &form_002(region)).await;
        pact.signed(region.orlov, "ministry", "12.02.2020").await;
        pact.signed(region.mayor, "administration", "14.02.2020").await;
        pact.watched(region.orlov, watched_from).await;
        pact
    }

    /// The agreement of four parties, in force from 1 February 2022.
    pub async fn of_500(stage: &Stage, region: &Region) -> Self {
        let pact = Self::made(stage, region.methodist, "support_500plus", &form_500(region)).await;
        pact.signed(region.methodist, "institute", "31.01.2022").await;
        pact.signed(region.belova, "education_authority", "01.02.2022").await;
        pact.signed(region.curator_head, "curator_school", "01.02.2022").await;
        pact.signed(region.supported_head, "supported_school", "01.02.2022").await;
        pact.watched(region.methodist, "01.02.2022").await;
        pact
    }

    pub async fn signed(&self, who: PersonId, role: &str, day: &str) {
        let party = self.party(role).await;
        let path = format!("/agreements/{}/sign/{}", self.id, party.id);
        let _ =
            self.by(who).post(&path, [("signed_on", day)]).await.expect_redirect(&format!("/agreements/{}", self.id));
    }

    pub async fn watched(&self, who: PersonId, from: &str) {
        let page = self.page("watch");
        let _ = self.by(who).post(&page, [("watched_from", from)]).await.expect_redirect(&self.page("board"));
    }

    pub async fn settled(&self, who: PersonId, answers: &[(&str, &str)]) {
        let _ = self
            .by(who)
            .post(&self.page("parameters"), answers.iter().copied())
            .await
            .expect_redirect(&self.page("board"));
    }

    pub fn by(&self, who: PersonId) -> Client {
        self.stage.as_person(who)
    }

    pub fn page(&self, name: &str) -> String {
        format!("/agreements/{}/{name}", self.id)
    }

    pub async fn board(&self, who: PersonId) -> Answer {
        self.by(who).get(&self.page("board")).await.expect_status(200)
    }

    pub async fn parties(&self) -> Vec<Party> {
        let id = self.id;
        self.stage.read(move |tx| agreements::published::parties(tx, id)).await
    }

    pub async fn party(&self, role: &str) -> Party {
        self.parties().await.into_iter().find(|party| party.role_key == role).unwrap()
    }

    /// Every expectation, in the order of dates.
    pub async fn all(&self) -> Vec<Examined> {
        let id = self.id;
        self.stage.read(move |tx| doctor::expectations(tx, id)).await
    }

    /// The expectation of a promise whose title or slot contains some words.
    pub async fn find(&self, key: &str, words: &str) -> Debt {
        let all = self.all().await;
        let is_it = |one: &&Examined| {
            one.obligation_key == key
                && one.reviews.is_none()
                && format!("{} {}", one.title_ru, one.slot).contains(words)
        };
        let Some(found) = all.iter().find(is_it) else { panic!("{key} has no «{words}» among {all:#?}") };
        Debt { pact: self.clone(), id: found.id.to_string() }
    }

    /// The debts of a promise.
    pub async fn of(&self, key: &str) -> Vec<Examined> {
        self.all().await.into_iter().filter(|one| one.obligation_key == key && one.reviews.is_none()).collect()
    }

    pub async fn obligation(&self, key: &str) -> String {
        let id = self.id;
        let promises = self.stage.read(move |tx| doctor::promises(tx, id)).await;
        promises.into_iter().find(|(_, found, _)| found == key).unwrap().0.to_string()
    }

    /// Records an event that starts the clock of a promise.
    pub async fn event(&self, who: PersonId, key: &str, day: &str, subject: &str) -> Answer {
        let path = format!("/obligations/{}/event", self.obligation(key).await);
        self.by(who).post(&path, [("happened_on", day), ("subject", subject)]).await
    }

    /// Nothing beside a row differs from what its acts say.
    pub async fn is_true_to_its_acts(&self) {
        let id = self.id;
        let unlike = self.stage.read(move |tx| doctor::unlike_their_acts(tx, id)).await;
        assert!(unlike.is_empty(), "{unlike:#?}");
    }
}

/// One expectation, as officers handle it. A minute passes with every act.
#[derive(Clone)]
pub struct Debt {
    pub pact: Pact,
    pub id: String,
}

impl Debt {
    pub fn page(&self) -> String {
        format!("/expectations/{}", self.id)
    }

    pub async fn seen_by(&self, who: PersonId) -> Answer {
        self.pact.by(who).get(&self.page()).await
    }

    pub async fn post(&self, who: PersonId, what: &str, fields: &[(&str, &str)]) -> Answer {
        self.pact.stage.pass_minutes(1);
        self.pact.by(who).post(&format!("{}/{what}", self.page()), fields.iter().copied()).await
    }

    /// An act that is taken.
    pub async fn done(&self, who: PersonId, what: &str, fields: &[(&str, &str)]) {
        let _ = self.post(who, what, fields).await.expect_redirect(&self.page());
    }

    pub async fn submitted(&self, who: PersonId, words: &str) {
        self.done(who, "submit", &[("words", words)]).await;
    }

    pub async fn submitted_with_file(&self, who: PersonId, name: &str, bytes: &[u8]) -> Answer {
        self.pact.stage.pass_minutes(1);
        let file = FilePart { field: "file", name, bytes };
        self.pact.by(who).upload(&format!("{}/submit", self.page()), [("words", "")], &[file]).await
    }

    pub async fn returned(&self, who: PersonId, remark: &str) {
        self.done(who, "return", &[("remark", remark)]).await;
    }

    pub async fn accepted(&self, who: PersonId) {
        self.done(who, "confirm", &[]).await;
    }

    /// The acts upon it, oldest first, as ids and kinds.
    pub async fn acts(&self) -> Vec<(uuid::Uuid, String)> {
        let id: uuid::Uuid = self.id.parse().unwrap();
        let mut acts = self.pact.stage.read(move |tx| db::acts::of_subject(tx, id, 100)).await;
        acts.reverse();
        acts.into_iter().map(|act| (act.id, act.kind)).collect()
    }

    /// The last act of a kind.
    pub async fn last(&self, kind: &str) -> uuid::Uuid {
        self.acts().await.into_iter().rev().find(|(_, found)| found == kind).unwrap().0
    }

    /// What the board's table says of its state.
    pub async fn word(&self) -> String {
        let id: obligations::ExpectationId = self.id.parse().unwrap();
        let now = self.pact.stage.now();
        self.pact.stage.read(move |tx| obligations::published::state_of(tx, id, now)).await.unwrap().as_str().to_owned()
    }

    /// The words that are owed about it: how each stands.
    pub async fn reviews(&self) -> Vec<String> {
        let own: obligations::ExpectationId = self.id.parse().unwrap();
        let rows = self.pact.all().await;
        let now = self.pact.stage.now();
        let mut words = Vec::new();
        for row in rows.into_iter().filter(|row| row.reviews == Some(own)) {
            let state =
                self.pact.stage.read(move |tx| obligations::published::state_of(tx, row.id, now)).await.unwrap();
            words.push(state.as_str().to_owned());
        }
        words
    }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}
