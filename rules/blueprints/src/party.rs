//! Who stands in an agreement: roles of parties, bodies that act for them, outsiders; and what the form asks.

use serde::{Deserialize, Serialize};

use crate::Text;

/// `[[role]]`: a place that one organisation fills, as a party or as a body acting for one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Stable key, cited by obligations.
    pub key: String,
    /// What stands in this role, said in full.
    pub name: Text,
    /// The short name for our sentences, with its case forms.
    pub word: Word,
    /// Names that the text itself gives the party («Сторона 1», «Исполнитель»).
    pub defined_as: Vec<String>,
    /// Kinds of organisation allowed here; kinds are data, so these are strings.
    pub organisation_kinds: Vec<String>,
    /// Fewest organisations in this role.
    pub min: u32,
    /// Most organisations in this role; absent means any number.
    pub max: Option<u32>,
    /// Present when the role is no party but a body through which a party acts.
    pub acts_for: Option<ActsFor>,
    /// What the organisation's card must hold before the agreement can be signed.
    #[serde(default)]
    pub demands: Vec<CardItem>,
}

impl Role {
    /// Whether this role signs and owes, rather than acts for another.
    #[must_use]
    pub fn is_party(&self) -> bool {
        self.acts_for.is_none()
    }
}

/// Russian forms of a role's short name, as far as our sentences need them, and the English one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// «Министерство»: «Министерство должно».
    pub nominative: String,
    /// «Министерства»: «ответ Министерства».
    pub genitive: String,
    /// «Министерству»: «должна Министерству».
    pub dative: String,
    /// Decides «должен», «должна», «должно».
    pub gender: Gender,
    /// "Ministry".
    pub en: String,
}

/// Grammatical gender of a role's short name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// «должен»
    Masculine,
    /// «должна»
    Feminine,
    /// «должно»
    Neuter,
}

/// A party's authorised body: it performs, reports and confirms; the party stays the debtor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ActsFor {
    /// The party it acts for.
    pub role: String,
    /// Clause that empowers it.
    pub clause: String,
    /// What it is empowered to do, in our words.
    pub scope: Text,
}

/// An item of an organisation's card, named as in the glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the glossary's own")]
pub enum CardItem {
    Inn,
    Kpp,
    Ogrn,
    Okpo,
    Oktmo,
    Bik,
    SettlementAccount,
    SingleTreasuryAccount,
    TreasuryAccount,
    PersonalAccount,
    Address,
    Phone,
    Email,
    Site,
    Licence,
    Head,
    AuthorityBasis,
}

/// `[[outsider]]`: someone the text names who is no party and has no account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Outsider {
    /// Stable key.
    pub key: String,
    /// Who it is.
    pub name: Text,
    /// What the text gives it to do or receive.
    pub note: Text,
}

/// `[[field]]`: a value the form asks for when an agreement is made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable key.
    pub key: String,
    /// Label of the form.
    pub label: Text,
    /// What may be typed.
    pub kind: FieldKind,
    /// The role whose value it is, where every party gives its own.
    pub role: Option<String>,
    /// Whether an empty value blocks signing.
    pub blocks_signing: bool,
}

/// Kind of a form's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of words.
    Text,
    /// The agreement's registration number, as printed.
    DocumentNumber,
    /// A calendar day.
    Date,
    /// Where it was signed.
    Place,
    /// A document to attach, such as an annex that the text names and does not hold.
    File,
}
