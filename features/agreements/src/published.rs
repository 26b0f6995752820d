//! What later features may use of agreements: row types, queries, and the views that their statements may name.
//!
//! Lists given an actor hold to what that actor may see; a confidential agreement is in none but its parties'.

use blueprints::ParameterValue;
use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::OrganisationId;
use std::collections::BTreeMap;

pub use crate::model::Gender;
pub use crate::store::make::{DraftParty, Making, make};
use crate::{AgreementId, PartyId, store};

/// Views that later features may name in their SQL.
///
/// `agreement_reach`: how a person relates to an agreement, through which party and from how high above.
pub const VIEWS: &[&str] = &["agreement_reach"];

db::row! {
    /// An agreement as other features need it.
    #[derive(Debug, Clone)]
    pub struct Agreement {
        /// Its id.
        pub id: AgreementId,
        /// The blueprint it was made from.
        pub blueprint_key: String,
        /// Title in Russian.
        pub title_ru: String,
        /// Title in English.
        pub title_en: String,
        /// Registration number; absent until given.
        pub number: Option<String>,
        /// The document's date.
        pub dated_on: Option<Date>,
        /// Whether only the parties may see it.
        pub confidential: bool,
        /// First day of its term.
        pub term_from: Option<Date>,
        /// Last day of its term.
        pub term_to: Option<Date>,
        /// The day from which it is in force, once every signature is dated.
        pub effective_on: Option<Date>,
        /// The day from which Opora watches it.
        pub watched_from: Option<Date>,
        /// The day on which it ended early.
        pub ended_on: Option<Date>,
    }
}

impl Agreement {
    /// The title in a language.
    pub fn title(&self, lang: i18n::Lang) -> &str {
        if lang == i18n::Lang::En { &self.title_en } else { &self.title_ru }
    }
}

db::row! {
    /// A party, or a body through which a party acts.
    #[derive(Debug, Clone)]
    pub struct Party {
        /// Its id.
        pub id: PartyId,
        /// The role of the blueprint that it fills.
        pub role_key: String,
        /// The organisation.
        pub organisation_id: OrganisationId,
        /// The party it acts for, when it is no party itself.
        pub acts_for: Option<PartyId>,
        /// The clause that empowers it.
        pub empowered_by: Option<String>,
        /// Short name: «Министерство».
        pub word_nominative: String,
        /// «Министерства».
        pub word_genitive: String,
        /// «Министерству».
        pub word_dative: String,
        /// Decides «должен», «должна», «должно».
        pub word_gender: Gender,
        /// "Ministry".
        pub word_en: String,
        /// Who signs.
        pub signatory_name: Option<String>,
        /// The signatory's post.
        pub signatory_position: Option<String>,
        /// Whether the signatory is acting (врио, и. о.).
        pub signatory_acting: bool,
        /// On the ground of what the signatory signs.
        pub authority_basis: Option<String>,
        /// When it signed; a party without a date keeps the agreement out of force.
        pub signed_on: Option<Date>,
    }
}

/// One agreement, whoever asks: for features that hold a permit of their own.
pub fn agreement(tx: &mut Tx, id: AgreementId) -> DbResult<Option<Agreement>> {
    store::agreement(tx, id)
}

/// The parties and the bodies that act for them, in the order of the text.
pub fn parties(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<Party>> {
    store::parties(tx, id)
}

/// The blueprint as it stood when the agreement was made.
pub fn blueprint(tx: &mut Tx, id: AgreementId) -> DbResult<Option<blueprints::Blueprint>> {
    store::blueprint(tx, id)
}

/// The parameters settled so far.
pub fn parameters(tx: &mut Tx, id: AgreementId) -> DbResult<BTreeMap<String, ParameterValue>> {
    store::parameters(tx, id)
}

/// Settles a parameter; after signing it gets the next number of addition.
pub fn set_parameter(change: &mut Change, id: AgreementId, key: &str, value: ParameterValue) -> DbResult<()> {
    store::set_parameter(change, id, key, value)
}

static SET_WATCHED: Sql = Sql::new(
    "agreements.set_watched",
    "UPDATE agreement SET watched_from = $2, version = version + 1 WHERE id = $1 AND watched_from IS NULL",
);

/// Says from which day Opora watches the agreement; `false` when that was said before.
pub fn set_watched(change: &mut Change, id: AgreementId, from: Date) -> DbResult<bool> {
    Ok(change.execute(&SET_WATCHED, args![id, from])? == 1)
}

static WATCHED: Sql = Sql::new(
    "agreements.watched",
    "SELECT a.id FROM agreement a
     WHERE a.watched_from IS NOT NULL AND a.ended_on IS NULL AND (a.term_to IS NULL OR a.term_to >= $1)
     ORDER BY a.id",
);

/// The agreements in whose term the day lies and that are watched: the nightly derivation walks them.
pub fn watched_on(tx: &mut Tx, day: Date) -> DbResult<Vec<AgreementId>> {
    Ok(tx.all::<(AgreementId,)>(&WATCHED, args![day])?.into_iter().map(|(id,)| id).collect())
}

/// Enters a party's signature; the agreement takes effect by its rule once every signature is dated.
pub fn sign(change: &mut Change, agreement: AgreementId, party: PartyId, on: Date) -> DbResult<bool> {
    store::sign(change, agreement, party, on)
}

/// Citation and retelling of a clause in both languages.
pub use crate::store::{ClauseRow, clause, clauses};

static IN_REACH: Sql = Sql::joined(
    "agreements.in_reach",
    &["SELECT a.id FROM agreement a WHERE", store::SEEN, "ORDER BY a.sort_key, a.id LIMIT 2000"],
);

/// The agreements that the actor may see.
pub fn in_reach(tx: &mut Tx, actor: &permit::Actor) -> DbResult<Vec<AgreementId>> {
    Ok(tx.all::<(AgreementId,)>(&IN_REACH, args![actor.person, actor.today])?.into_iter().map(|(id,)| id).collect())
}

static WATCHED_IN_REACH: Sql = Sql::joined(
    "agreements.watched_in_reach",
    &[
        "SELECT a.id, a.blueprint_key, a.title_ru, a.title_en, a.number, a.dated_on, a.confidential, a.term_from, a.term_to,
                a.effective_on, a.watched_from, a.ended_on
         FROM agreement a WHERE a.watched_from IS NOT NULL AND",
        store::SEEN,
        "ORDER BY a.sort_key, a.id LIMIT 5000",
    ],
);

/// The watched agreements that the actor may see, in the order of the registry.
pub fn watched_in_reach(tx: &mut Tx, actor: &permit::Actor) -> DbResult<Vec<Agreement>> {
    tx.all(&WATCHED_IN_REACH, args![actor.person, actor.today])
}

static PARTIES_IN_REACH: Sql = Sql::new(
    "agreements.parties_in_reach",
    "SELECT p.agreement_id, p.id, p.role_key, p.organisation_id, p.acts_for, p.empowered_by, p.word_nominative, p.word_genitive,
            p.word_dative, p.word_gender, p.word_en, p.signatory_name, p.signatory_position, p.signatory_acting, p.authority_basis,
            p.signed_on
     FROM agreement_party p
     WHERE p.agreement_id IN (SELECT v.agreement_id FROM agreement_reach v
                              WHERE v.person_id = $1 AND v.depth = 0
                                AND v.starts_on <= $2 AND (v.ends_on IS NULL OR v.ends_on >= $2))
     ORDER BY p.agreement_id, p.ordinal, p.id",
);
static PARTY_NAMES: Sql = Sql::new(
    "agreements.party_names",
    "SELECT n.id, n.name FROM organisation_name n
     WHERE n.id IN (SELECT p.organisation_id FROM agreement_party p
                    WHERE p.agreement_id IN (SELECT v.agreement_id FROM agreement_reach v
                                             WHERE v.person_id = $1 AND v.depth = 0
                                               AND v.starts_on <= $2 AND (v.ends_on IS NULL OR v.ends_on >= $2)))
     ORDER BY n.id",
);

/// The parties of every agreement that the actor is in, in the order of each text.
pub fn parties_in_reach(tx: &mut Tx, actor: &permit::Actor) -> DbResult<Vec<(AgreementId, Party)>> {
    let rows: Vec<PartyOf> = tx.all(&PARTIES_IN_REACH, args![actor.person, actor.today])?;
    Ok(rows.into_iter().map(|row| (row.agreement, row.party)).collect())
}

/// The names of the organisations that are parties of agreements that the actor is in.
pub fn party_names(tx: &mut Tx, actor: &permit::Actor) -> DbResult<Vec<(OrganisationId, String)>> {
    tx.all(&PARTY_NAMES, args![actor.person, actor.today])
}

struct PartyOf {
    agreement: AgreementId,
    party: Party,
}

impl db::FromRow for PartyOf {
    fn from_row(row: &mut db::RowReader<'_>) -> DbResult<Self> {
        Ok(Self { agreement: row.take_named("agreement_id")?, party: db::FromRow::from_row(row)? })
    }
}
