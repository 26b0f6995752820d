//! Ids, acts and enums of obligations.

use db::ActKind;

db::id! {
    /// One promise of one party.
    ObligationId = "obligation";
    /// One occurrence of a promise.
    ExpectationId = "expectation";
    /// A file or link that proves something; notes are the words of the act itself.
    EvidenceId = "evidence";
    /// A document whose rows date duties.
    NamedScheduleId = "named_schedule";
    /// A secret address of a calendar.
    FeedId = "calendar_feed";
}

/// The acts of this feature. The names are stored: a released name never changes.
pub mod acts {
    use super::ActKind;

    /// An agreement was put on watch: its obligations and first expectations exist.
    pub const WATCHED: ActKind = ActKind::named("agreement.watched");
    /// Expectations were made for periods that opened.
    pub const DERIVED: ActKind = ActKind::named("expectation.derived");
    /// Future dates were derived anew from another calendar.
    pub const REDATED: ActKind = ActKind::named("expectation.redated");
    /// An event that starts a clock was recorded: a request was received.
    pub const ANCHORED: ActKind = ActKind::named("anchor.recorded");
    /// The performer submitted.
    pub const SUBMITTED: ActKind = ActKind::named("expectation.submitted");
    /// The addressee accepted.
    pub const CONFIRMED: ActKind = ActKind::named("expectation.confirmed");
    /// The addressee returned with a remark.
    pub const RETURNED: ActKind = ActKind::named("expectation.returned");
    /// The addressee released the obliged.
    pub const WAIVED: ActKind = ActKind::named("expectation.waived");
    /// One of several counted doings was recorded.
    pub const COUNTED: ActKind = ActKind::named("expectation.counted");
    /// An expected date was set beside the agreed one.
    pub const SHIFTED: ActKind = ActKind::named("expectation.shifted");
    /// A reminder was sent.
    pub const REMINDED: ActKind = ActKind::named("expectation.reminded");
    /// A wrong act was called back.
    pub const RETRACTED: ActKind = ActKind::named("act.retracted");
    /// A parameter that the text leaves open was settled.
    pub const PARAMETER_SET: ActKind = ActKind::named("parameter.set");
    /// A named schedule was attached: it dates the duties that cite it.
    pub const SCHEDULE_ATTACHED: ActKind = ActKind::named("schedule.attached");
    /// A calendar feed was made.
    pub const FEED_MADE: ActKind = ActKind::named("feed.made");
    /// A calendar feed was revoked.
    pub const FEED_REVOKED: ActKind = ActKind::named("feed.revoked");
}

db::text_enum! {
    /// What a piece of evidence is.
    pub enum EvidenceKind {
        /// A stored file.
        File = "file",
        /// An address elsewhere.
        Link = "link",
    }
}
