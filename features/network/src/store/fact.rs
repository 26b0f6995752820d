//! Dated facts of a card: requisites, licences, contacts, heads.
//!
//! Of requisites, licence and head one is in force at a time: stating a newer one ends the older the day before.
//! Of contacts many are; each is ended on its own.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{ContactKind, FactId, OrganisationId, PersonId, Refused};

/// The numbers under an agreement, each checked before it comes here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequisitesCard {
    /// ИНН.
    pub inn: Option<String>,
    /// КПП.
    pub kpp: Option<String>,
    /// ОГРН.
    pub ogrn: Option<String>,
    /// ОКПО.
    pub okpo: Option<String>,
    /// ОКТМО.
    pub oktmo: Option<String>,
    /// БИК.
    pub bik: Option<String>,
    /// The bank's or treasury's name.
    pub bank: Option<String>,
    /// Расчётный счёт.
    pub settlement_account: Option<String>,
    /// Корреспондентский счёт.
    pub correspondent_account: Option<String>,
    /// Единый казначейский счёт.
    pub single_treasury_account: Option<String>,
    /// Казначейский счёт.
    pub treasury_account: Option<String>,
    /// Лицевой счёт.
    pub personal_account: Option<String>,
}

db::row! {
    /// Requisites with their days.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Requisites {
        /// The fact's id.
        pub id: FactId,
        /// ИНН.
        pub inn: Option<String>,
        /// КПП.
        pub kpp: Option<String>,
        /// ОГРН.
        pub ogrn: Option<String>,
        /// ОКПО.
        pub okpo: Option<String>,
        /// ОКТМО.
        pub oktmo: Option<String>,
        /// БИК.
        pub bik: Option<String>,
        /// The bank's or treasury's name.
        pub bank: Option<String>,
        /// Расчётный счёт.
        pub settlement_account: Option<String>,
        /// Корреспондентский счёт.
        pub correspondent_account: Option<String>,
        /// Единый казначейский счёт.
        pub single_treasury_account: Option<String>,
        /// Казначейский счёт.
        pub treasury_account: Option<String>,
        /// Лицевой счёт.
        pub personal_account: Option<String>,
        /// The first day.
        pub starts_on: Date,
        /// The last day.
        pub ends_on: Option<Date>,
    }
}

impl Requisites {
    /// The numbers alone.
    pub fn card(&self) -> RequisitesCard {
        RequisitesCard {
            inn: self.inn.clone(),
            kpp: self.kpp.clone(),
            ogrn: self.ogrn.clone(),
            okpo: self.okpo.clone(),
            oktmo: self.oktmo.clone(),
            bik: self.bik.clone(),
            bank: self.bank.clone(),
            settlement_account: self.settlement_account.clone(),
            correspondent_account: self.correspondent_account.clone(),
            single_treasury_account: self.single_treasury_account.clone(),
            treasury_account: self.treasury_account.clone(),
            personal_account: self.personal_account.clone(),
        }
    }
}

db::row! {
    /// A licence to teach.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Licence {
        /// The fact's id.
        pub id: FactId,
        /// Its number.
        pub number: String,
        /// Its date.
        pub issued_on: Option<Date>,
        /// Who issued it.
        pub issuer: String,
        /// The first day.
        pub starts_on: Date,
        /// The last day.
        pub ends_on: Option<Date>,
    }
}

db::row! {
    /// An address, telephone, mail address or site.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Contact {
        /// The fact's id.
        pub id: FactId,
        /// What it is.
        pub kind: ContactKind,
        /// As one writes it.
        pub value: String,
        /// The first day.
        pub starts_on: Date,
        /// The last day.
        pub ends_on: Option<Date>,
    }
}

db::row! {
    /// Who signs for the organisation.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Head {
        /// The fact's id.
        pub id: FactId,
        /// The person.
        pub person_id: PersonId,
        /// Фамилия; empty once erased.
        pub family_name: String,
        /// Имя.
        pub given_name: String,
        /// Отчество.
        pub patronymic: Option<String>,
        /// The position: «директор».
        pub position: String,
        /// Whether only acting: врио, и. о.
        pub acting: bool,
        /// On what ground: «Устав», «приказ от 01.09.2021 № 45».
        pub authority: String,
        /// The first day.
        pub starts_on: Date,
        /// The last day.
        pub ends_on: Option<Date>,
    }
}

/// A head to be stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCard {
    /// The person.
    pub person: PersonId,
    /// The position.
    pub position: String,
    /// Whether only acting.
    pub acting: bool,
    /// On what ground.
    pub authority: String,
}

/// A licence to be stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceCard {
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued_on: Option<Date>,
    /// Who issued it.
    pub issuer: String,
}

/// How the statements of one kind of fact are called: the later-than question, the same day, the ending.
struct OneAtATime {
    later: Sql,
    same_day: Sql,
    end_older: Sql,
}

const REQUISITES: &str = "SELECT id, inn, kpp, ogrn, okpo, oktmo, bik, bank, settlement_account, correspondent_account,
     single_treasury_account, treasury_account, personal_account, starts_on, ends_on FROM organisation_requisites";
const LICENCE: &str = "SELECT id, number, issued_on, issuer, starts_on, ends_on FROM organisation_licence";
const CONTACT: &str = "SELECT id, kind, value, starts_on, ends_on FROM organisation_contact";
const HEAD: &str = "SELECT h.id, h.person_id, p.family_name, p.given_name, p.patronymic, h.position, h.acting, h.authority, h.starts_on, h.ends_on
     FROM organisation_head h JOIN person p ON p.id = h.person_id";
const NEWEST_FIRST: &str = "WHERE organisation_id = $1 ORDER BY starts_on DESC, id";
const ON_DAY: &str = "WHERE organisation_id = $1 AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2) ORDER BY starts_on DESC, id LIMIT 1";

static REQUISITES_ALL: Sql = Sql::joined("network.requisites.all", &[REQUISITES, NEWEST_FIRST]);
static REQUISITES_ON: Sql = Sql::joined("network.requisites.on_day", &[REQUISITES, ON_DAY]);
static REQUISITES_INSERT: Sql = Sql::new(
    "network.requisites.insert",
    "INSERT INTO organisation_requisites (id, organisation_id, starts_on, inn, kpp, ogrn, okpo, oktmo, bik, bank, settlement_account,
     correspondent_account, single_treasury_account, treasury_account, personal_account)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
);
static REQUISITES_TIME: OneAtATime = OneAtATime {
    later: Sql::new(
        "network.requisites.later",
        "SELECT COUNT(*) FROM organisation_requisites WHERE organisation_id = $1 AND starts_on > $2",
    ),
    same_day: Sql::new(
        "network.requisites.same_day",
        "DELETE FROM organisation_requisites WHERE organisation_id = $1 AND starts_on = $2",
    ),
    end_older: Sql::new(
        "network.requisites.end_older",
        "UPDATE organisation_requisites SET ends_on = $2 WHERE organisation_id = $1 AND (ends_on IS NULL OR ends_on > $2)",
    ),
};
static LICENCE_ALL: Sql = Sql::joined("network.licence.all", &[LICENCE, NEWEST_FIRST]);
static LICENCE_INSERT: Sql = Sql::new(
    "network.licence.insert",
    "INSERT INTO organisation_licence (id, organisation_id, starts_on, number, issued_on, issuer) VALUES ($1, $2, $3, $4, $5, $6)",
);
static LICENCE_TIME: OneAtATime = OneAtATime {
    later: Sql::new(
        "network.licence.later",
        "SELECT COUNT(*) FROM organisation_licence WHERE organisation_id = $1 AND starts_on > $2",
    ),
    same_day: Sql::new(
        "network.licence.same_day",
        "DELETE FROM organisation_licence WHERE organisation_id = $1 AND starts_on = $2",
    ),
    end_older: Sql::new(
        "network.licence.end_older",
        "UPDATE organisation_licence SET ends_on = $2 WHERE organisation_id = $1 AND (ends_on IS NULL OR ends_on > $2)",
    ),
};
static CONTACTS: Sql =
    Sql::joined("network.contact.all", &[CONTACT, "WHERE organisation_id = $1 ORDER BY kind, starts_on DESC, id"]);
static CONTACT_INSERT: Sql = Sql::new(
    "network.contact.insert",
    "INSERT INTO organisation_contact (id, organisation_id, kind, value, starts_on) VALUES ($1, $2, $3, $4, $5)",
);
static CONTACT_END: Sql = Sql::new(
    "network.contact.end",
    "UPDATE organisation_contact SET ends_on = $3 WHERE id = $1 AND organisation_id = $2 AND ends_on IS NULL AND starts_on <= $3",
);
static CONTACT_DROP: Sql = Sql::new(
    "network.contact.drop_of_the_day",
    "DELETE FROM organisation_contact WHERE id = $1 AND organisation_id = $2 AND starts_on > $3",
);
static HEAD_ALL: Sql =
    Sql::joined("network.head.all", &[HEAD, "WHERE h.organisation_id = $1 ORDER BY h.starts_on DESC, h.id"]);
static HEAD_ON: Sql = Sql::joined(
    "network.head.on_day",
    &[
        HEAD,
        "WHERE h.organisation_id = $1 AND h.starts_on <= $2 AND (h.ends_on IS NULL OR h.ends_on >= $2)
         ORDER BY h.starts_on DESC, h.id LIMIT 1",
    ],
);
static HEAD_INSERT: Sql = Sql::new(
    "network.head.insert",
    "INSERT INTO organisation_head (id, organisation_id, starts_on, person_id, position, acting, authority) VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static HEAD_TIME: OneAtATime = OneAtATime {
    later: Sql::new(
        "network.head.later",
        "SELECT COUNT(*) FROM organisation_head WHERE organisation_id = $1 AND starts_on > $2",
    ),
    same_day: Sql::new(
        "network.head.same_day",
        "DELETE FROM organisation_head WHERE organisation_id = $1 AND starts_on = $2",
    ),
    end_older: Sql::new(
        "network.head.end_older",
        "UPDATE organisation_head SET ends_on = $2 WHERE organisation_id = $1 AND (ends_on IS NULL OR ends_on > $2)",
    ),
};

impl OneAtATime {
    /// Makes room for a fact that holds from `day` on: the older one ends the day before, one of the same day is replaced.
    fn make_room(&self, change: &mut Change<'_>, organisation: OrganisationId, day: Date) -> Result<(), Refused> {
        let (later,) = change.one::<(i64,)>(&self.later, args![organisation, day])?;
        if later > 0 {
            return Err(Refused::Overlap);
        }
        change.execute(&self.same_day, args![organisation, day])?;
        let day_before = day.saturating_sub(1.day());
        change.execute(&self.end_older, args![organisation, day_before])?;
        Ok(())
    }
}

/// All requisites, the newest first.
pub fn requisites(tx: &mut Tx, organisation: OrganisationId) -> DbResult<Vec<Requisites>> {
    tx.all(&REQUISITES_ALL, args![organisation])
}

/// The requisites in force on `day`.
pub fn requisites_on(tx: &mut Tx, organisation: OrganisationId, day: Date) -> DbResult<Option<Requisites>> {
    tx.optional(&REQUISITES_ON, args![organisation, day])
}

/// States requisites from `day` on.
///
/// # Errors
/// [`Refused::Overlap`] when some are stated from a later day.
pub fn state_requisites(
    change: &mut Change<'_>,
    id: FactId,
    organisation: OrganisationId,
    day: Date,
    card: &RequisitesCard,
) -> Result<(), Refused> {
    REQUISITES_TIME.make_room(change, organisation, day)?;
    change.execute(
        &REQUISITES_INSERT,
        args![
            id,
            organisation,
            day,
            card.inn,
            card.kpp,
            card.ogrn,
            card.okpo,
            card.oktmo,
            card.bik,
            card.bank,
            card.settlement_account,
            card.correspondent_account,
            card.single_treasury_account,
            card.treasury_account,
            card.personal_account
        ],
    )?;
    Ok(())
}

/// All licences, the newest first.
pub fn licences(tx: &mut Tx, organisation: OrganisationId) -> DbResult<Vec<Licence>> {
    tx.all(&LICENCE_ALL, args![organisation])
}

/// States a licence from `day` on.
///
/// # Errors
/// [`Refused::Overlap`] when one is stated from a later day.
pub fn state_licence(
    change: &mut Change<'_>,
    id: FactId,
    organisation: OrganisationId,
    day: Date,
    card: &LicenceCard,
) -> Result<(), Refused> {
    LICENCE_TIME.make_room(change, organisation, day)?;
    change.execute(&LICENCE_INSERT, args![id, organisation, day, card.number, card.issued_on, card.issuer])?;
    Ok(())
}

/// All contacts, by kind.
pub fn contacts(tx: &mut Tx, organisation: OrganisationId) -> DbResult<Vec<Contact>> {
    tx.all(&CONTACTS, args![organisation])
}

/// States a contact from `day` on.
pub fn state_contact(
    change: &mut Change<'_>,
    id: FactId,
    organisation: OrganisationId,
    day: Date,
    kind: ContactKind,
    value: &str,
) -> DbResult<()> {
    change.execute(&CONTACT_INSERT, args![id, organisation, kind, value, day])?;
    Ok(())
}

/// Ends a contact with `last_day`; one stated for later days only is taken back.
///
/// # Errors
/// [`Refused::Conflict`] when it had ended already.
pub fn end_contact(
    change: &mut Change<'_>,
    id: FactId,
    organisation: OrganisationId,
    last_day: Date,
) -> Result<(), Refused> {
    let args = args![id, organisation, last_day];
    if change.execute(&CONTACT_END, args)? + change.execute(&CONTACT_DROP, args)? == 0 {
        Err(Refused::Conflict)
    } else {
        Ok(())
    }
}

/// All heads, the newest first.
pub fn heads(tx: &mut Tx, organisation: OrganisationId) -> DbResult<Vec<Head>> {
    tx.all(&HEAD_ALL, args![organisation])
}

/// The head on `day`.
pub fn head_on(tx: &mut Tx, organisation: OrganisationId, day: Date) -> DbResult<Option<Head>> {
    tx.optional(&HEAD_ON, args![organisation, day])
}

/// States the head from `day` on.
///
/// # Errors
/// [`Refused::Overlap`] when one is stated from a later day.
pub fn state_head(
    change: &mut Change<'_>,
    id: FactId,
    organisation: OrganisationId,
    day: Date,
    card: &HeadCard,
) -> Result<(), Refused> {
    HEAD_TIME.make_room(change, organisation, day)?;
    change
        .execute(&HEAD_INSERT, args![id, organisation, day, card.person, card.position, card.acting, card.authority])?;
    Ok(())
}
