//! Ids, acts and enums of agreements.

use db::ActKind;

db::id! {
    /// One agreement, contract or regulation.
    AgreementId = "agreement";
    /// One party of one agreement, or a body through which a party acts.
    PartyId = "agreement_party";
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
    /// A party's signing date was entered.
    pub const SIGNED: ActKind = ActKind::named("agreement.signed");
    /// Two agreements were linked.
    pub const LINKED: ActKind = ActKind::named("agreement.linked");
    /// An organisation joined a regulation.
    pub const ACCEDED: ActKind = ActKind::named("agreement.acceded");
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
