//! Ids, acts and enums of agreements.

use db::ActKind;

db::id! {
    /// One agreement, contract or regulation.
    AgreementId = "agreement";
    /// One party of one agreement, or a body through which a party acts.
    PartyId = "agreement_party";
    /// One clause of one agreement.
    ClauseId = "clause";
    /// One link between two agreements.
    LinkId = "agreement_link";
    /// One participant of a regulation.
    AccessionId = "accession";
}

/// The acts of this feature. The names are stored: a released name never changes.
pub mod acts {
    use super::ActKind;

    /// An agreement was made from a blueprint.
    pub const MADE: ActKind = ActKind::named("agreement.made");
    /// A draft was changed: fields, signatories, requisites.
    pub const EDITED: ActKind = ActKind::named("agreement.edited");
    /// A party's signing date was entered.
    pub const SIGNED: ActKind = ActKind::named("agreement.signed");
    /// A regulation was approved by a legal act.
    pub const APPROVED: ActKind = ActKind::named("agreement.approved");
    /// Another body was empowered to act for a party.
    pub const EMPOWERED: ActKind = ActKind::named("agreement.empowered");
    /// Two agreements were linked.
    pub const LINKED: ActKind = ActKind::named("agreement.linked");
    /// A link was taken away.
    pub const UNLINKED: ActKind = ActKind::named("agreement.unlinked");
    /// An organisation joined a regulation.
    pub const ACCEDED: ActKind = ActKind::named("agreement.acceded");
    /// A participant left a regulation.
    pub const LEFT: ActKind = ActKind::named("agreement.left");
}

db::text_enum! {
    /// How one agreement relates to another (NEEDS, IR-1.7).
    pub enum LinkKind {
        /// A programme is part of an agreement.
        PartOf = "part_of",
        /// It rests on another.
        BasedOn = "based_on",
        /// It executes another.
        Executes = "executes",
        /// It continues an ended one.
        Continues = "continues",
    }
}

db::text_enum! {
    /// Grammatical gender of a party's short name: «должен», «должна», «должно».
    pub enum Gender {
        /// «должен»
        Masculine = "masculine",
        /// «должна»
        Feminine = "feminine",
        /// «должно»
        Neuter = "neuter",
    }
}

impl From<blueprints::Gender> for Gender {
    fn from(gender: blueprints::Gender) -> Self {
        match gender {
            blueprints::Gender::Masculine => Self::Masculine,
            blueprints::Gender::Feminine => Self::Feminine,
            blueprints::Gender::Neuter => Self::Neuter,
        }
    }
}
