//! A region with its people, agreements made by the form, and the few steps that the stories share.

use agreements::AgreementId;
use agreements::published::Party;
use db::{Act, ActKind, Change, DbResult, SystemAuthority};
use jiff::civil::date;
use kernel::World;
use network::published::{NetworkId, OrganisationId, PersonId};
use network::seed::{self, AssignmentCard, HeadCard, OrganisationCard, PersonCard, RequisitesCard};
use policy::Role;
use testkit::{Answer, Client, Setup, Stage};

pub const SETUP: ActKind = ActKind::named("test.setup");

/// The house as far as agreements need it.
pub fn house() -> Setup {
    Setup::of(|| vec![network::feature(), agreements::feature()]).actors(network::published::actor)
}

/// A ministry in UTC+2, a city in UTC+7 with its schools, an institute, and a city that has nothing to do with them.
#[derive(Debug, Clone, Copy)]
pub struct Region {
    pub ministry: OrganisationId,
    pub administration: OrganisationId,
    pub authority: OrganisationId,
    pub institute: OrganisationId,
    pub curator: OrganisationId,
    pub supported: OrganisationId,
    pub elsewhere: OrganisationId,
    pub orlov: PersonId,
    pub zueva: PersonId,
    pub mayor: PersonId,
    pub belova: PersonId,
    pub methodist: PersonId,
    pub curator_head: PersonId,
    pub supported_head: PersonId,
    pub stranger: PersonId,
    pub observer: PersonId,
    pub teacher: PersonId,
}

pub fn setup_act(stage: &Stage) -> Act {
    Act::under(&SystemAuthority::because("test.setup"), stage.world(), SETUP, NetworkId::whole())
}

pub async fn region(stage: &Stage) -> Region {
    let world = stage.world().clone();
    stage.write(setup_act(stage), move |change| build(change, &world)).await
}

fn build(change: &mut Change<'_>, world: &World) -> DbResult<Region> {
    let (west, east) = ("Europe/Kaliningrad", "Asia/Krasnoyarsk");
    let mut place = |kind: &str, name: &str, short: &str, zone: &str, parent: Option<OrganisationId>| {
        let card =
            OrganisationCard { zone: zone.into(), parent_id: parent, ..OrganisationCard::named(kind, name, short) };
        seed::organisation(change, world, &card)
    };
    let ministry = place("regional_authority", "Министерство образования Ясной области", "Министерство", west, None)?;
    let administration =
        place("municipal_administration", "Администрация города Ясногорска", "Администрация", east, Some(ministry))?;
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
        None,
    )?;
    let curator = place("school", "Гимназия № 2 «Учёба»", "Гимназия № 2", east, Some(authority))?;
    let supported = place("school", "Школа № 10", "Школа № 10", east, Some(authority))?;
    let elsewhere =
        place("municipal_education_authority", "Управление образования города Заречного", "Заречный", west, None)?;
    let mut person = |names: (&str, &str, &str), organisation, role, position: &str| -> DbResult<PersonId> {
        let person = seed::person(change, world, &PersonCard::of(names.0, names.1, names.2))?;
        let (position, starts_on) = (position.to_owned(), date(2020, 1, 1));
        let card = AssignmentCard { person, organisation, role, position, starts_on, ends_on: None, legal_act: None };
        seed::assignment(change, world, &card)?;
        Ok(person)
    };
    let region = Region {
        ministry,
        administration,
        authority,
        institute,
        curator,
        supported,
        elsewhere,
        orlov: person(("Орлов", "Пётр", "Ильич"), ministry, Role::MinistryOfficer, "начальник отдела")?,
        zueva: person(("Зуева", "Анна", "Львовна"), ministry, Role::MinistryOfficer, "специалист")?,
        mayor: person(("Градов", "Лев", "Петрович"), administration, Role::MunicipalOfficer, "глава города")?,
        belova: person(("Белова", "Марина", "Викторовна"), authority, Role::MunicipalOfficer, "начальник")?,
        methodist: person(("Ершова", "Ольга", "Юрьевна"), institute, Role::InstituteOfficer, "проректор")?,
        curator_head: person(("Ким", "Ирина", "Сергеевна"), curator, Role::Head, "директор")?,
        supported_head: person(("Лось", "Егор", "Фомич"), supported, Role::Head, "директор")?,
        stranger: person(("Чуров", "Иван", "Ефимович"), elsewhere, Role::MunicipalOfficer, "специалист")?,
        observer: person(("Тихая", "Вера", "Павловна"), ministry, Role::Observer, "наблюдатель")?,
        teacher: person(("Жуков", "Олег", "Петрович"), supported, Role::Teacher, "учитель")?,
    };
    let head =
        HeadCard {
            person: region.methodist, position: "проректор".into(), acting: true, authority: "Устав".into()
        };
    seed::head(change, world, institute, date(2020, 1, 1), &head)?;
    Ok(region)
}

/// States requisites of an organisation from a day on, past the pages.
pub async fn requisites(stage: &Stage, organisation: OrganisationId, day: jiff::civil::Date, inn: &'static str) {
    let (world, act) = (stage.world().clone(), setup_act(stage));
    let card = RequisitesCard { inn: Some(inn.into()), kpp: Some("860101001".into()), ..Default::default() };
    stage.write(act, move |change| seed::requisites(change, &world, organisation, day, &card)).await;
}

pub type Fields = Vec<(&'static str, String)>;

/// What the form of agreement 002 is filled with.
pub fn form_002(region: &Region) -> Fields {
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

/// What the form of the agreement of four parties is filled with.
pub fn form_500(region: &Region) -> Fields {
    vec![
        ("field_date", "01.02.2022".to_owned()),
        ("field_municipality", "город Ясногорск".to_owned()),
        ("party_institute", region.institute.to_string()),
        ("party_education_authority", region.authority.to_string()),
        ("party_curator_school", region.curator.to_string()),
        ("party_supported_school", region.supported.to_string()),
    ]
}

/// The fields with one changed; an empty value takes it away.
pub fn with(mut fields: Fields, name: &'static str, value: &str) -> Fields {
    fields.retain(|(one, _)| *one != name);
    if !value.is_empty() {
        fields.push((name, value.to_owned()));
    }
    fields
}

pub fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// An agreement on the stage.
#[derive(Clone)]
pub struct Pact {
    pub stage: Stage,
    pub id: AgreementId,
}

impl Pact {
    /// Makes one by its form.
    pub async fn made(stage: &Stage, maker: PersonId, blueprint: &str, fields: &[(&'static str, String)]) -> Self {
        let path = format!("/agreements/new/{blueprint}");
        let answer = stage.as_person(maker).post(&path, pairs(fields)).await.expect_status(303);
        let id = answer.location().unwrap().rsplit('/').next().unwrap().parse().unwrap();
        Self { stage: stage.clone(), id }
    }

    pub async fn of_002(stage: &Stage, region: &Region) -> Self {
        Self::made(stage, region.orlov, "regional_projects", &form_002(region)).await
    }

    pub async fn of_500(stage: &Stage, region: &Region) -> Self {
        Self::made(stage, region.methodist, "support_500plus", &form_500(region)).await
    }

    pub fn href(&self) -> String {
        format!("/agreements/{}", self.id)
    }

    pub fn page(&self, name: &str) -> String {
        format!("/agreements/{}/{name}", self.id)
    }

    pub fn by(&self, who: PersonId) -> Client {
        self.stage.as_person(who)
    }

    /// The page in both languages; the Russian one is given back.
    pub async fn look(&self, who: PersonId) -> Answer {
        look(&self.stage, who, &self.href()).await
    }

    pub async fn parties(&self) -> Vec<Party> {
        let id = self.id;
        self.stage.read(move |tx| agreements::published::parties(tx, id)).await
    }

    pub async fn party(&self, role: &str) -> Party {
        self.parties().await.into_iter().find(|party| party.role_key == role).unwrap()
    }

    /// Enters a signing date.
    pub async fn sign(&self, who: PersonId, role: &str, day: &str) -> Answer {
        let party = self.party(role).await.id;
        let field = format!("signed_on_{party}");
        self.by(who).post(&self.page(&format!("sign/{party}")), [(field.as_str(), day)]).await
    }

    /// Enters a signing date that is taken.
    pub async fn signed(&self, who: PersonId, role: &str, day: &str) {
        let _ = self.sign(who, role, day).await.expect_redirect(&self.href());
    }

    pub async fn agreement(&self) -> agreements::published::Agreement {
        let id = self.id;
        self.stage.read(move |tx| agreements::published::agreement(tx, id)).await.unwrap()
    }
}

/// Looks at a page in both languages: the testkit checks each.
pub async fn look(stage: &Stage, who: PersonId, path: &str) -> Answer {
    let _ = stage.as_person(who).in_english().get(path).await.expect_status(200);
    stage.as_person(who).get(path).await.expect_status(200)
}
