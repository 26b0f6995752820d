//! Anchors: the English names of the events that offsets and terms hang on.

use serde::{Deserialize, Serialize};

/// The name of an event, in English snake case. A name may end in `:` and a detail
/// (`school_year_end:2021/2022`). The constants are the names that the phrase grammar uses most;
/// a blueprint may bring its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Anchor(String);

impl Anchor {
    /// Some event that the phrase does not name («незамедлительно»).
    pub const EVENT: &'static str = "event";
    /// The reading day itself («за период не менее двух лет»).
    pub const NOW: &'static str = "now";
    /// Signing by the parties («подписание», «заключение»).
    pub const SIGNING: &'static str = "signing";
    /// The last party's signature («подписание Сторонами»).
    pub const SIGNING_LAST: &'static str = "signing_last";
    /// Signing of a supplementary agreement.
    pub const AMENDMENT_SIGNING: &'static str = "amendment_signing";
    /// The document comes into force («вступление в силу»).
    pub const EFFECTIVE_DATE: &'static str = "effective_date";
    /// The first day of the document's term.
    pub const TERM_START: &'static str = "term_start";
    /// The last day of the document's term («окончание срока действия»).
    pub const TERM_END: &'static str = "term_end";
    /// The first day of a contract or project.
    pub const CONTRACT_START: &'static str = "contract_start";
    /// The last day of a contract or project.
    pub const CONTRACT_END: &'static str = "contract_end";
    /// The intended day of termination.
    pub const TERMINATION_DATE: &'static str = "termination_date";
    /// Something is received; the phrase does not say what.
    pub const RECEIVED: &'static str = "received";
    /// A request or an appeal is received («обращение», «запрос», «заявка»).
    pub const REQUEST_RECEIVED: &'static str = "request_received";
    /// A notice is received.
    pub const NOTICE_RECEIVED: &'static str = "notice_received";
    /// A subsidy is received.
    pub const SUBSIDY_RECEIVED: &'static str = "subsidy_received";
    /// Something is found out («выявление», «обнаружение»).
    pub const DETECTED: &'static str = "detected";
    /// A law changes.
    pub const LAW_CHANGE: &'static str = "law_change";
    /// A document is published or approved.
    pub const APPROVED: &'static str = "approved";
    /// A planned event begins («начало мероприятия»).
    pub const EVENT_START: &'static str = "event_start";
    /// A planned event ends.
    pub const EVENT_END: &'static str = "event_end";
    /// The reporting period ends, whichever it is.
    pub const PERIOD_END: &'static str = "period_end";
    /// A month ends.
    pub const MONTH_END: &'static str = "month_end";
    /// A quarter ends.
    pub const QUARTER_END: &'static str = "quarter_end";
    /// A half year ends.
    pub const HALF_END: &'static str = "half_end";
    /// A calendar year ends.
    pub const YEAR_END: &'static str = "year_end";
    /// The school year begins: 1 September.
    pub const SCHOOL_YEAR_START: &'static str = "school_year_start";
    /// The school year ends: 31 August.
    pub const SCHOOL_YEAR_END: &'static str = "school_year_end";
    /// A school quarter ends, by the school's own calendar.
    pub const SCHOOL_QUARTER_END: &'static str = "school_quarter_end";
    /// The training begins.
    pub const TRAINING_START: &'static str = "training_start";
    /// The training ends.
    pub const TRAINING_END: &'static str = "training_end";
    /// A long break in the training.
    pub const TRAINING_GAP: &'static str = "training_gap";
    /// The training's results have been worked through.
    pub const RESULTS_PROCESSED: &'static str = "results_processed";
    /// A person starts work.
    pub const EMPLOYMENT_START: &'static str = "employment_start";

    /// An anchor by its name.
    pub fn new(name: impl Into<String>) -> Anchor {
        Anchor(name.into())
    }

    /// The whole name, with its detail.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without its detail: `school_year_end` of `school_year_end:2021/2022`.
    pub fn name(&self) -> &str {
        self.0.split(':').next().unwrap_or(&self.0)
    }

    /// The detail: `2021/2022` of `school_year_end:2021/2022`.
    pub fn detail(&self) -> Option<&str> {
        self.0.split_once(':').map(|(_, detail)| detail)
    }
}

impl std::fmt::Display for Anchor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Anchor {
    fn from(name: &str) -> Anchor {
        Anchor(name.to_owned())
    }
}
