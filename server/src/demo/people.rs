//! Who is on the stage: a region, its cities, an institute, schools and their people. All invented.

use std::collections::BTreeMap;

use db::{Act, Change, DbError, SystemAuthority};
use jiff::civil::{Date, date};
use kernel::World;
use network::model::{Gender, ORGANISATION_CREATED};
use network::published::NetworkId;
use network::seed::{self, AssignmentCard, ContactKind, HeadCard, LicenceCard, OrganisationCard, PersonCard};
use permit::{OrganisationId, PersonId, Role};
use sign_in::published::{ACCOUNT_CREATED, AccountRefusal, Login, PasswordHash, create_account};

use super::requisites::requisites_of;
use super::{DemoError, ZONE};

/// Since when everybody holds their role.
const SINCE: Date = date(2021, 9, 1);

/// One organisation: key, kind, name, short name, genitive, dative, gender, key of the one above.
struct Place(&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, Gender, &'static str);

const PLACES: [Place; 11] = [
    Place(
        "ministry",
        "regional_authority",
        "Министерство образования и науки Заречного края",
        "Министерство",
        "Министерства",
        "Министерству",
        Gender::Neuter,
        "",
    ),
    Place(
        "institute",
        "education_development_institute",
        "Заречный институт развития образования",
        "Институт развития образования",
        "Института развития образования",
        "Институту развития образования",
        Gender::Masculine,
        "ministry",
    ),
    Place(
        "office",
        "project_office",
        "Ведомственный проектный офис нацпроекта «Образование»",
        "Проектный офис",
        "Проектного офиса",
        "Проектному офису",
        Gender::Masculine,
        "",
    ),
    Place(
        "city",
        "municipality",
        "Администрация города Ясногорска",
        "Администрация Ясногорска",
        "Администрации Ясногорска",
        "Администрации Ясногорска",
        Gender::Feminine,
        "ministry",
    ),
    Place(
        "authority",
        "municipal_education_authority",
        "Управление образования администрации города Ясногорска",
        "Управление образования",
        "Управления образования",
        "Управлению образования",
        Gender::Neuter,
        "city",
    ),
    Place(
        "school3",
        "school",
        "Школа № 3 города Ясногорска",
        "Школа № 3",
        "Школы № 3",
        "Школе № 3",
        Gender::Feminine,
        "authority",
    ),
    Place(
        "school6",
        "school",
        "Школа № 6 города Ясногорска",
        "Школа № 6",
        "Школы № 6",
        "Школе № 6",
        Gender::Feminine,
        "authority",
    ),
    Place(
        "springs",
        "municipality",
        "Администрация города Белые Ключи",
        "Администрация Белых Ключей",
        "Администрации Белых Ключей",
        "Администрации Белых Ключей",
        Gender::Feminine,
        "ministry",
    ),
    Place(
        "springs_authority",
        "municipal_education_authority",
        "Комитет по образованию города Белые Ключи",
        "Комитет по образованию",
        "Комитета по образованию",
        "Комитету по образованию",
        Gender::Masculine,
        "springs",
    ),
    Place(
        "school11",
        "school",
        "Школа № 11 города Белые Ключи",
        "Школа № 11",
        "Школы № 11",
        "Школе № 11",
        Gender::Feminine,
        "springs_authority",
    ),
    Place(
        "centre",
        "cnppm",
        "Центр непрерывного повышения профессионального мастерства Заречного края",
        "Центр роста педагогов",
        "Центра роста педагогов",
        "Центру роста педагогов",
        Gender::Masculine,
        "institute",
    ),
];

/// One person: key, family name, given name, patronymic, role, position, where.
struct Figure(&'static str, &'static str, &'static str, &'static str, Role, &'static str, &'static str);

const FIGURES: [Figure; 15] = [
    Figure(
        "belova",
        "Белова",
        "Марина",
        "Викторовна",
        Role::MunicipalOfficer,
        "начальник Управления образования",
        "authority",
    ),
    Figure(
        "laptev",
        "Лаптев",
        "Павел",
        "Сергеевич",
        Role::MunicipalOfficer,
        "муниципальный координатор проектов",
        "authority",
    ),
    Figure(
        "gromova",
        "Громова",
        "Наталья",
        "Игоревна",
        Role::MinistryOfficer,
        "начальник отдела национальных проектов",
        "ministry",
    ),
    Figure(
        "yudin",
        "Юдин",
        "Роман",
        "Андреевич",
        Role::MinistryOfficer,
        "консультант отдела цифровой среды",
        "ministry",
    ),
    Figure(
        "serova",
        "Серова",
        "Татьяна",
        "Олеговна",
        Role::InstituteOfficer,
        "региональный координатор «500+»",
        "institute",
    ),
    Figure("vetrov", "Ветров", "Игорь", "Павлович", Role::Head, "директор", "school3"),
    Figure("kalinina", "Калинина", "Ольга", "Дмитриевна", Role::Head, "директор", "school6"),
    Figure("zimina", "Зимина", "Анна", "Львовна", Role::SchoolCoordinator, "школьный координатор «500+»", "school6"),
    Figure("dorohova", "Дорохова", "Елена", "Юрьевна", Role::Curator, "куратор «500+»", "school3"),
    Figure("ilyina", "Ильина", "Вера", "Петровна", Role::Teacher, "учитель математики", "school6"),
    Figure("nesterov", "Нестеров", "Виктор", "Иванович", Role::Observer, "сектор внутреннего контроля", "ministry"),
    Figure("orlova", "Орлова", "Дарья", "Максимовна", Role::Administrator, "администратор «Опоры»", "ministry"),
    Figure(
        "melnik",
        "Мельник",
        "Сергей",
        "Аркадьевич",
        Role::MunicipalOfficer,
        "председатель Комитета по образованию",
        "springs_authority",
    ),
    Figure("tihonova", "Тихонова", "Лидия", "Фёдоровна", Role::Head, "директор", "school11"),
    Figure("roshchin", "Рощин", "Алексей", "Николаевич", Role::Head, "министр", "ministry"),
];

/// Everybody by the key that the script uses.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    /// People.
    pub people: BTreeMap<&'static str, PersonId>,
    /// Organisations.
    pub places: BTreeMap<&'static str, OrganisationId>,
    /// Who speaks for an organisation when the script only names the organisation.
    pub voices: BTreeMap<OrganisationId, PersonId>,
}

impl Cast {
    /// A person of the script.
    ///
    /// # Errors
    /// When the script names somebody who is not on the stage.
    pub fn person(&self, key: &str) -> Result<PersonId, DemoError> {
        self.people.get(key).copied().ok_or_else(|| DemoError::Script(format!("nobody is called {key}")))
    }

    /// An organisation of the script.
    ///
    /// # Errors
    /// When the script names one that is not on the stage.
    pub fn place(&self, key: &str) -> Result<OrganisationId, DemoError> {
        self.places.get(key).copied().ok_or_else(|| DemoError::Script(format!("no organisation is called {key}")))
    }
}

/// Enters everybody, in one change.
///
/// # Errors
/// The database's.
pub async fn enter(db: &db::Db, world: &World) -> Result<Cast, DemoError> {
    let authority = SystemAuthority::because("demo.history");
    let act = Act::under(&authority, world, ORGANISATION_CREATED, NetworkId::whole()).fact("amount", PLACES.len());
    let world = world.clone();
    db.write::<Cast, Entering, _>(act, move |change| {
        let mut cast = Cast::default();
        for place in &PLACES {
            let id = enter_place(change, &world, &cast, place)?;
            cast.places.insert(place.0, id);
        }
        for figure in &FIGURES {
            enter_figure(change, &world, &mut cast, figure)?;
        }
        Ok(cast)
    })
    .await
    .map_err(DemoError::from)
}

fn enter_place(change: &mut Change<'_>, world: &World, cast: &Cast, place: &Place) -> Result<OrganisationId, Entering> {
    let Place(key, kind, name, short_name, genitive, dative, gender, above) = *place;
    let card = OrganisationCard {
        genitive: Some(genitive.to_owned()),
        dative: Some(dative.to_owned()),
        gender: Some(gender),
        parent_id: cast.places.get(above).copied(),
        zone: ZONE.to_owned(),
        has_account: key != "office",
        ..OrganisationCard::named(kind, name, short_name)
    };
    let id = seed::organisation(change, world, &card)?;
    if let Some(requisites) = requisites_of(key) {
        seed::requisites(change, world, id, SINCE, &requisites.card)?;
        for (kind, value) in [
            (ContactKind::Address, requisites.address),
            (ContactKind::Phone, requisites.phone),
            (ContactKind::Email, requisites.email),
        ] {
            seed::contact(change, world, id, SINCE, kind, value)?;
        }
        if !requisites.site.is_empty() {
            seed::contact(change, world, id, SINCE, ContactKind::Site, requisites.site)?;
        }
    }
    if key == "institute" {
        let licence = LicenceCard {
            number: "Л-000-22".to_owned(),
            issued_on: Some(date(2019, 4, 11)),
            issuer: "Министерство образования и науки Заречного края".to_owned(),
        };
        seed::licence(change, world, id, SINCE, &licence)?;
    }
    Ok(id)
}

fn enter_figure(change: &mut Change<'_>, world: &World, cast: &mut Cast, figure: &Figure) -> Result<(), Entering> {
    let Figure(key, family_name, given_name, patronymic, role, position, place) = *figure;
    let organisation = cast.places.get(place).copied().ok_or(Entering::Script(place))?;
    let person = seed::person(change, world, &PersonCard::of(family_name, given_name, patronymic))?;
    let assignment = AssignmentCard {
        person,
        organisation,
        role,
        position: position.to_owned(),
        starts_on: SINCE,
        ends_on: None,
        legal_act: None,
    };
    seed::assignment(change, world, &assignment)?;
    let is_head = role == Role::Head || matches!(key, "belova" | "melnik" | "serova");
    if is_head {
        let ground = if role == Role::Head && key != "roshchin" { "Устав" } else { "Положение" };
        let head = HeadCard { person, position: position.to_owned(), acting: false, authority: ground.to_owned() };
        seed::head(change, world, organisation, SINCE, &head)?;
    }
    let login = Login::parse(&format!("{key}@demo.example")).ok_or(Entering::Script(key))?;
    change.also(&Act::under(&SystemAuthority::because("demo.history"), world, ACCOUNT_CREATED, person))?;
    // Nobody of the demonstration has a password: the door is a button.
    create_account(change, person, &login, &PasswordHash::no_password())?;
    if !matches!(role, Role::Teacher | Role::Observer | Role::Administrator | Role::Curator) {
        cast.voices.entry(organisation).or_insert(person);
    }
    cast.people.insert(key, person);
    Ok(())
}

/// Why somebody could not be entered.
#[derive(Debug, thiserror::Error)]
enum Entering {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error(transparent)]
    Account(#[from] AccountRefusal),
    #[error("the script names {0}")]
    Script(&'static str),
}

impl From<Entering> for DemoError {
    fn from(error: Entering) -> Self {
        match error {
            Entering::Db(error) => Self::Db(error),
            other => Self::Script(other.to_string()),
        }
    }
}
