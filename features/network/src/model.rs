//! Words of the network: ids, enums, cards as people fill them in. No SQL, no HTML.

use db::DbError;
use jiff::civil::Date;
use policy::Role;

pub use crate::acts::*;
pub use permit::{OrganisationId, PersonId};

db::id! {
    /// The network as a whole: what is done to no single organisation.
    NetworkId = "network";
    /// A dated role of a person in an organisation.
    AssignmentId = "assignment";
    /// Days on which one person stands in for another.
    DeputisingId = "deputising";
    /// A layer over the federal production calendar.
    CalendarId = "calendar";
    /// A national, federal, regional or own project.
    ProjectId = "project";
    /// An order, a resolution, a law.
    LegalActId = "legal_act";
    /// A group of people with a purpose.
    GroupId = "people_group";
    /// A person's days in a group.
    MembershipId = "group_member";
    /// An uploaded table of organisations.
    ImportId = "organisation_import";
    /// A dated fact of a card: requisites, licence, contact, head.
    FactId = "organisation_fact";
}

impl NetworkId {
    /// The one network of this installation.
    pub fn whole() -> Self {
        Self::from(uuid::Uuid::nil())
    }
}

db::text_enum! {
    /// The grammatical gender of an organisation's short name, for sentences about it.
    pub enum Gender {
        /// «институт направил».
        Masculine = "masculine",
        /// «школа направила».
        Feminine = "feminine",
        /// «министерство направило».
        Neuter = "neuter",
        /// «курсы направили».
        Plural = "plural",
    }
}

db::text_enum! {
    /// Whose calendar a layer is; the nearest to the school has the last word.
    pub enum CalendarLevel {
        /// Replaces the built-in production calendar.
        Federal = "federal",
        /// A region's holidays.
        Region = "region",
        /// A municipality's holidays.
        Municipality = "municipality",
        /// A school's week, terms and vacations.
        School = "school",
    }
}

db::text_enum! {
    /// At which level a project is set up.
    pub enum ProjectKind {
        /// A national project.
        National = "national",
        /// A federal project.
        Federal = "federal",
        /// A regional project.
        Regional = "regional",
        /// An organisation's own project.
        Own = "own",
    }
}

db::text_enum! {
    /// The form of a legal act.
    pub enum LegalActKind {
        /// Закон.
        Law = "law",
        /// Указ.
        Decree = "decree",
        /// Постановление.
        Resolution = "resolution",
        /// Распоряжение.
        Directive = "directive",
        /// Приказ.
        Order = "order",
        /// Протокол.
        Protocol = "protocol",
        /// Положение.
        Regulation = "regulation",
        /// Письмо.
        Letter = "letter",
        /// Any other form.
        Other = "other",
    }
}

db::text_enum! {
    /// What a group is for.
    pub enum GroupPurpose {
        /// Рабочая группа.
        Working = "working",
        /// Проблемная группа: teachers of a subject, tutors.
        Problem = "problem",
        /// Методическое объединение.
        MethodicalAssociation = "methodical_association",
        /// Профессиональное сообщество.
        Community = "community",
        /// Управленческая команда.
        ManagementTeam = "management_team",
        /// Временная межшкольная группа.
        Temporary = "temporary",
    }
}

db::text_enum! {
    /// A person's part in a group.
    pub enum GroupPart {
        /// Руководитель.
        Chair = "chair",
        /// Заместитель руководителя.
        DeputyChair = "deputy_chair",
        /// Секретарь.
        Secretary = "secretary",
        /// Участник.
        Member = "member",
    }
}

db::text_enum! {
    /// How an organisation is reached.
    pub enum ContactKind {
        /// A postal address.
        Address = "address",
        /// A telephone.
        Phone = "phone",
        /// A mail address.
        Email = "email",
        /// A site.
        Site = "site",
    }
}

/// A role as stored: the word of [`policy::Role`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleWord(pub Role);

impl RoleWord {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        self.0.as_str()
    }

    /// Reads the stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Role::parse(word).map(Self)
    }
}

db::stored_as_text!(RoleWord);

/// An organisation as its card is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationCard {
    /// A code of `organisation_kind`.
    pub kind: String,
    /// The full name.
    pub name: String,
    /// The name on boards and in sentences.
    pub short_name: String,
    /// The short name in the genitive: «управления образования».
    pub genitive: Option<String>,
    /// The short name in the dative: «управлению образования».
    pub dative: Option<String>,
    /// The short name's gender.
    pub gender: Option<Gender>,
    /// The organisation above.
    pub parent_id: Option<OrganisationId>,
    /// IANA name of its time zone.
    pub zone: String,
    /// Its own layer of the calendar; without one, the nearest above it counts.
    pub calendar_id: Option<CalendarId>,
    /// Whether its people may work in Opora; without an account it is only a recipient.
    pub has_account: bool,
    /// Its first day, if known.
    pub starts_on: Option<Date>,
    /// Its last day: reorganised, closed.
    pub ends_on: Option<Date>,
}

impl OrganisationCard {
    /// A card with an account in Moscow's zone; the rest is filled in with struct update.
    pub fn named(kind: &str, name: &str, short_name: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            name: name.to_owned(),
            short_name: short_name.to_owned(),
            genitive: None,
            dative: None,
            gender: None,
            parent_id: None,
            zone: "Europe/Moscow".to_owned(),
            calendar_id: None,
            has_account: true,
            starts_on: None,
            ends_on: None,
        }
    }

    /// What lists search in: both names.
    pub fn fold(&self) -> String {
        kernel::fold(&format!("{} {}", self.short_name, self.name))
    }

    /// What lists are ordered by.
    pub fn sort_key(&self) -> String {
        kernel::sort_key(&self.short_name)
    }
}

/// A person's names as filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonCard {
    /// Фамилия.
    pub family_name: String,
    /// Имя.
    pub given_name: String,
    /// Отчество, if there is one.
    pub patronymic: Option<String>,
}

impl PersonCard {
    /// Names in the order of a register.
    pub fn of(family_name: &str, given_name: &str, patronymic: &str) -> Self {
        Self {
            family_name: family_name.to_owned(),
            given_name: given_name.to_owned(),
            patronymic: (!patronymic.is_empty()).then(|| patronymic.to_owned()),
        }
    }

    /// «Белова Марина Викторовна».
    pub fn full(&self) -> String {
        let names = [Some(self.family_name.as_str()), Some(self.given_name.as_str()), self.patronymic.as_deref()];
        names.into_iter().flatten().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A role to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentCard {
    /// Who gets it.
    pub person: PersonId,
    /// Where.
    pub organisation: OrganisationId,
    /// The role.
    pub role: Role,
    /// The position as people call it: «начальник управления».
    pub position: String,
    /// The first day.
    pub starts_on: Date,
    /// The last day.
    pub ends_on: Option<Date>,
    /// The order behind it.
    pub legal_act: Option<LegalActId>,
}

/// Days on which one person stands in for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeputisingCard {
    /// Who is away.
    pub person: PersonId,
    /// Who stands in.
    pub deputy: PersonId,
    /// Where.
    pub organisation: OrganisationId,
    /// The first day.
    pub starts_on: Date,
    /// The last day.
    pub ends_on: Option<Date>,
    /// The order behind it.
    pub legal_act: Option<LegalActId>,
}

/// A legal act as registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalActCard {
    /// Its form.
    pub kind: LegalActKind,
    /// Who issued it.
    pub issuer: String,
    /// Its number as printed: «10-П-1815».
    pub number: String,
    /// Its date.
    pub issued_on: Date,
    /// Its title without the form, number and date.
    pub title: String,
    /// Where it is published.
    pub link: Option<String>,
    /// Since when it is in force; its date when unknown.
    pub in_force_from: Option<Date>,
    /// The last day of its force.
    pub in_force_to: Option<Date>,
}

/// A project as filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectCard {
    /// At which level it is set up.
    pub kind: ProjectKind,
    /// The project it belongs to.
    pub parent: Option<ProjectId>,
    /// Whose project it is.
    pub organisation: Option<OrganisationId>,
    /// Its title.
    pub title: String,
    /// Who leads it.
    pub leader: Option<PersonId>,
    /// The first year.
    pub first_year: Option<i16>,
    /// The last year.
    pub last_year: Option<i16>,
    /// Sources of support.
    pub support: Option<String>,
    /// Whether a working group must be appointed for it.
    pub needs_working_group: bool,
}

/// A group as filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupCard {
    /// What it is for.
    pub purpose: GroupPurpose,
    /// Its title.
    pub title: String,
    /// The project it works in.
    pub project: Option<ProjectId>,
    /// The organisation it was formed at.
    pub organisation: OrganisationId,
    /// The order that appointed it.
    pub legal_act: Option<LegalActId>,
    /// The first day.
    pub starts_on: Date,
    /// The last day.
    pub ends_on: Option<Date>,
}

/// Why a change was not made; pages turn it into words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The database's refusal.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Somebody else changed the row since it was read.
    #[error("changed meanwhile")]
    Conflict,
    /// The organisation would stand under itself.
    #[error("the hierarchy would be a ring")]
    Cycle,
    /// What is pointed to is not there.
    #[error("not found")]
    NotFound,
    /// The days overlap with what is stated already.
    #[error("the days overlap")]
    Overlap,
}
