//! A small region for the network's stories: a ministry in UTC+2, a city in UTC+7, two schools, a recipient.

use db::{Act, ActKind, Change, DbResult, SystemAuthority};
use jiff::civil::{Date, date};
use kernel::World;
use network::published::{NetworkId, OrganisationId, PersonId};
use network::seed::{self, AssignmentCard, OrganisationCard, PersonCard};
use policy::Role;
use testkit::{Setup, Stage};

pub const SETUP: ActKind = ActKind::named("test.setup");

/// The region and its people.
#[allow(dead_code, reason = "each story uses its part")]
#[derive(Debug, Clone, Copy)]
pub struct Region {
    pub ministry: OrganisationId,
    pub city: OrganisationId,
    pub lyceum: OrganisationId,
    pub school: OrganisationId,
    pub other_city: OrganisationId,
    pub newspaper: OrganisationId,
    pub administrator: PersonId,
    pub ministry_officer: PersonId,
    pub city_officer: PersonId,
    pub other_officer: PersonId,
    pub head: PersonId,
    pub teacher: PersonId,
}

pub fn setup() -> Setup {
    Setup::of(|| vec![network::feature()]).actors(network::published::actor)
}

pub fn act(stage: &Stage) -> Act {
    Act::under(&SystemAuthority::because("test.setup"), stage.world(), SETUP, NetworkId::whole())
}

pub async fn region(stage: &Stage) -> Region {
    let world = stage.world().clone();
    stage.write(act(stage), move |change| build(change, &world)).await
}

fn build(change: &mut Change<'_>, world: &World) -> DbResult<Region> {
    let mut organisation = |card: OrganisationCard| seed::organisation(change, world, &card);
    let ministry = organisation(OrganisationCard {
        zone: "Europe/Kaliningrad".into(),
        ..OrganisationCard::named("regional_authority", "Министерство образования Ясной области", "Министерство")
    })?;
    let city = organisation(OrganisationCard {
        parent_id: Some(ministry),
        zone: "Asia/Krasnoyarsk".into(),
        ..OrganisationCard::named(
            "municipal_education_authority",
            "Управление образования города Ясногорска",
            "Управление Ясногорска",
        )
    })?;
    let school = |name: &str, short: &str| OrganisationCard {
        parent_id: Some(city),
        zone: "Asia/Krasnoyarsk".into(),
        ..OrganisationCard::named("school", name, short)
    };
    let lyceum = organisation(school("Лицей № 9 имени Ломоносова", "Лицей № 9"))?;
    let school = organisation(school("Средняя школа № 10 «Учёба»", "Школа № 10"))?;
    let other_city = organisation(OrganisationCard {
        parent_id: Some(ministry),
        ..OrganisationCard::named(
            "municipal_education_authority",
            "Управление образования города Заречного",
            "Управление Заречного",
        )
    })?;
    let newspaper = organisation(OrganisationCard {
        has_account: false,
        ..OrganisationCard::named("mass_media", "Газета «Ясный день»", "Ясный день")
    })?;
    let mut person = |names: (&str, &str, &str), organisation, role, position: &str| -> DbResult<PersonId> {
        let person = seed::person(change, world, &PersonCard::of(names.0, names.1, names.2))?;
        seed::assignment(change, world, &given(person, organisation, role, position, date(2022, 9, 1)))?;
        Ok(person)
    };
    Ok(Region {
        ministry,
        city,
        lyceum,
        school,
        other_city,
        newspaper,
        administrator: person(("Ключева", "Анна", ""), ministry, Role::Administrator, "администратор")?,
        ministry_officer: person(("Орлов", "Пётр", "Ильич"), ministry, Role::MinistryOfficer, "начальник отдела")?,
        city_officer: person(("Белова", "Марина", "Викторовна"), city, Role::MunicipalOfficer, "главный специалист")?,
        other_officer: person(("Чуров", "Иван", "Ефимович"), other_city, Role::MunicipalOfficer, "специалист")?,
        head: person(("Ёлкина", "Ольга", "Юрьевна"), lyceum, Role::Head, "директор")?,
        teacher: person(("Жуков", "Олег", "Петрович"), school, Role::Teacher, "учитель")?,
    })
}

pub fn given(
    person: PersonId,
    organisation: OrganisationId,
    role: Role,
    position: &str,
    starts_on: Date,
) -> AssignmentCard {
    AssignmentCard {
        person,
        organisation,
        role,
        position: position.to_owned(),
        starts_on,
        ends_on: None,
        legal_act: None,
    }
}
