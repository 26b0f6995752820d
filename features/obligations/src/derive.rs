//! From a promise to its dated occurrences: pure, so that the same promise always gives the same dates.

use std::collections::BTreeMap;

use blueprints::{Fulfilment, Obligation, Opening, ParameterValue, Placeholder, Text};
use deadlines::occurrences::{AnchorTime, Warning, Window};
use deadlines::rule::{Anchor, Period};
use deadlines::{Calendars, Due, Open, Rule, Situation};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// How far ahead expectations are made, in months (DESIGN section 1).
pub const HORIZON_MONTHS: i32 = 13;

/// What stands around a promise when its dates are derived.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// First day of the agreement's term.
    pub term_from: Option<Date>,
    /// Last day of the agreement's term.
    pub term_to: Option<Date>,
    /// The day on which the agreement took effect.
    pub effective_on: Option<Date>,
    /// The day from which Opora watches.
    pub watched_from: Date,
    /// The day of derivation; expectations are made at most [`HORIZON_MONTHS`] ahead of it.
    pub today: Date,
    /// The performer's calendars.
    pub calendars: Calendars,
    /// The performer's zone by its IANA name.
    pub zone_name: String,
    /// The performer's zone.
    pub zone: TimeZone,
    /// The parameters settled so far.
    pub parameters: BTreeMap<String, ParameterValue>,
    /// Rows of the named schedule that the promise waits for, once it is attached: day and subject.
    pub schedule_rows: Option<Vec<(Date, String)>>,
    /// Those for each of whom it is owed apart: the projects that each need a working group.
    pub members: Vec<Member>,
}

/// One of a set that a promise is owed for, each with an expectation of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its key in the blueprint.
    pub key: String,
    /// Its name.
    pub name: Text,
}

/// An event that started a clock: a request that was received.
#[derive(Debug, Clone)]
pub struct AnchorEvent {
    /// What makes it one of a kind: the act that recorded it.
    pub key: String,
    /// The day of the event.
    pub on: Date,
    /// What it is about: «№ 12».
    pub subject: Option<String>,
    /// The period that it ends, when it is the end of one.
    pub period: Option<Period>,
}

/// One occurrence to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// What tells it from the promise's other occurrences, so that making it twice changes nothing.
    pub slot: String,
    /// Its title.
    pub title: Text,
    /// What it is about.
    pub subject: Option<String>,
    /// Its reporting period.
    pub period: Option<(Date, Date)>,
    /// From when it may stand on a board.
    pub opens_on: Option<Date>,
    /// The last day.
    pub due_on: Option<Date>,
    /// The moment at which the last day ends where the performer is.
    pub due_at: Option<Timestamp>,
    /// How many acts it takes.
    pub needed: i64,
    /// How the date came about.
    pub steps: Vec<deadlines::occurrences::Step>,
    /// What is odd about the date.
    pub warnings: Vec<Warning>,
    /// The day of the event that the count starts from.
    pub anchor_on: Option<Date>,
    /// Whether it lies within the time that Opora watches.
    pub tracked: bool,
    /// Whether its date lies before the signing.
    pub early: bool,
}

/// What a promise's derivation gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Derivation {
    /// The occurrences, in order of their dates.
    pub occurrences: Vec<Occurrence>,
    /// Questions that keep it from being dated, or that the dates rest on.
    pub open: Vec<Open>,
    /// Parameters that have no value yet.
    pub missing: Vec<String>,
}

/// The occurrences of a promise around `today`.
pub fn derive(promise: &Obligation, around: &Surroundings, events: &[AnchorEvent]) -> Derivation {
    let derivation = undivided(promise, around, events);
    match &promise.fan_out {
        Some(fan) if !around.members.is_empty() => divided(derivation, &fan.title, &around.members),
        _ => derivation,
    }
}

/// One occurrence for each member instead of one for all.
fn divided(whole: Derivation, title: &Text, members: &[Member]) -> Derivation {
    let each = |occurrence: &Occurrence| {
        let of_member = |member: &Member| Occurrence {
            slot: format!("{}:{}", occurrence.slot, member.key),
            title: fill(title, occurrence.period, occurrence.due_on, (&member.name.ru, &member.name.en)),
            subject: Some(member.name.ru.clone()),
            ..occurrence.clone()
        };
        members.iter().map(of_member).collect::<Vec<_>>()
    };
    Derivation { occurrences: whole.occurrences.iter().flat_map(each).collect(), ..whole }
}

fn undivided(promise: &Obligation, around: &Surroundings, events: &[AnchorEvent]) -> Derivation {
    if promise.kept_with.is_some() {
        return Derivation::default();
    }
    if promise.waits_for.is_some() {
        let from_rows = from_schedule(promise, around);
        // A row with a date of its own («III–IV квартал, по графику …») keeps it until the schedule says better.
        let has_own_date = !matches!(promise.schedule, Rule::AsScheduled(_));
        if around.schedule_rows.is_some() || !has_own_date {
            return from_rows;
        }
    }
    let rule = match promise.schedule_with(&around.parameters) {
        Ok(rule) => rule,
        Err(missing) => return Derivation { missing: missing.into_iter().collect(), ..undated(promise) },
    };
    match promise.anchor.as_ref().map(|anchor| (&anchor.event, &anchor.opened_by)) {
        Some((event, Opening::Act(_))) => from_events(promise, &rule, event, around, events),
        Some((event, Opening::EndOf(period))) => {
            from_events(promise, &rule, event, around, &period_ends(*period, around))
        }
        _ => from_rule(promise, &rule, around),
    }
}

/// What the text itself leaves open about a promise that no parameter dates yet.
fn undated(promise: &Obligation) -> Derivation {
    Derivation { open: deadlines::derive(&promise.schedule, &Situation::default()).open, ..Derivation::default() }
}

fn from_schedule(promise: &Obligation, around: &Surroundings) -> Derivation {
    let Some(rows) = &around.schedule_rows else {
        return Derivation {
            open: vec![Open::ScheduleNotAttached { reference: promise.phrase.clone() }],
            ..Derivation::default()
        };
    };
    let mut derivation = Derivation::default();
    for (on, subject) in rows {
        let rule = Rule::Date(deadlines::rule::OnDate { date: *on, extra: Default::default() });
        let derived = deadlines::derive(&rule, &situation(around, None));
        let subject = (!subject.is_empty()).then(|| subject.clone());
        for due in derived.due {
            let slot = format!("row:{on}:{}", subject.as_deref().unwrap_or(""));
            derivation.occurrences.push(occurrence(promise, around, slot, due, subject.clone(), None));
        }
    }
    derivation
}

fn from_events(
    promise: &Obligation,
    rule: &Rule,
    event: &str,
    around: &Surroundings,
    events: &[AnchorEvent],
) -> Derivation {
    let mut derivation = Derivation::default();
    for anchor in events {
        let derived = deadlines::derive(rule, &situation(around, Some((event, anchor.on))));
        for due in derived.due {
            let slot = format!("event:{}", anchor.key);
            let due = Due { period: anchor.period.clone().or(due.period.clone()), ..due };
            derivation.occurrences.push(occurrence(
                promise,
                around,
                slot,
                due,
                anchor.subject.clone(),
                Some(anchor.on),
            ));
        }
        derivation.open.extend(derived.open);
    }
    derivation.open.dedup();
    derivation
}

fn from_rule(promise: &Obligation, rule: &Rule, around: &Surroundings) -> Derivation {
    let derived = deadlines::derive(rule, &situation(around, None));
    let occurrences = derived
        .due
        .into_iter()
        .enumerate()
        .map(|(number, due)| {
            // A counted day and a day that the parties settle may move and stay the same debt; a day that the text
            // names cannot.
            let may_move = promise.schedule_when_set.is_some() || !due.is_named();
            let slot = match &due.period {
                Some(period) => format!("period:{}..{}", period.from, period.to),
                None if may_move => format!("turn:{number}"),
                None => format!("date:{}", due.due_on),
            };
            occurrence(promise, around, slot, due, None, None)
        })
        .collect();
    Derivation { occurrences, open: derived.open, missing: Vec::new() }
}

fn situation(around: &Surroundings, event: Option<(&str, Date)>) -> Situation {
    let mut anchors = BTreeMap::new();
    let mut put = |name: &str, day: Option<Date>| {
        if let Some(day) = day {
            anchors.insert(Anchor::new(name), AnchorTime::On(day));
        }
    };
    for name in [Anchor::SIGNING, Anchor::SIGNING_LAST, Anchor::EFFECTIVE_DATE] {
        put(name, around.effective_on);
    }
    for name in [Anchor::TERM_START, Anchor::CONTRACT_START] {
        put(name, around.term_from.or(around.effective_on));
    }
    for name in [Anchor::TERM_END, Anchor::CONTRACT_END] {
        put(name, around.term_to);
    }
    if let Some((name, day)) = event {
        put(name, Some(day));
    }
    let horizon = around.today.checked_add(HORIZON_MONTHS.months()).unwrap_or(around.today);
    Situation {
        anchors,
        term_from: around.term_from.or(around.effective_on),
        term_to: around.term_to,
        // Named dates before the term are kept and asked about, so the window reaches far back.
        window: Some(Window { from: Date::constant(1990, 1, 1), horizon }),
        calendars: around.calendars.clone(),
        zone: Some(around.zone_name.clone()),
        lessons_end: None,
    }
}

fn occurrence(
    promise: &Obligation,
    around: &Surroundings,
    slot: String,
    due: Due,
    subject: Option<String>,
    anchor_on: Option<Date>,
) -> Occurrence {
    let due_at = match due.due_at {
        Some(time) => due.due_on.to_datetime(time).to_zoned(around.zone.clone()).ok().map(|zoned| zoned.timestamp()),
        None => kernel::end_of_day(due.due_on, &around.zone),
    };
    let period = due.period.as_ref().map(|period| (period.from, period.to));
    let early = around.effective_on.is_some_and(|effective| due.due_on < effective);
    let named = subject.as_deref().unwrap_or("");
    Occurrence {
        slot,
        title: fill(&promise.title, period, Some(due.due_on), (named, named)),
        subject,
        period,
        opens_on: due.opens_on.or(due.window_from).or(anchor_on),
        due_on: Some(due.due_on),
        due_at,
        needed: needed(promise, &due),
        steps: due.steps,
        warnings: due.warnings,
        anchor_on,
        // A date before the signing is asked about, also where the watch began later.
        tracked: early || due.due_on >= around.watched_from,
        early,
    }
}

fn needed(promise: &Obligation, due: &Due) -> i64 {
    match &promise.fulfilled_by {
        Fulfilment::Count { n: Some(n), .. } => i64::from(*n),
        Fulfilment::Count { n: None, .. } => i64::from(due.count.max(1)),
        _ => 1,
    }
}

/// Fills a promise's title for one occurrence; the subject is given in both languages.
pub fn fill(words: &Text, period: Option<(Date, Date)>, due_on: Option<Date>, subject: (&str, &str)) -> Text {
    let last = period.map(|(_, to)| to).or(due_on);
    let year = last.map_or_else(String::new, |day| day.year().to_string());
    let (ru, en) = match period {
        Some((from, to)) => (period_name(from, to, i18n::Lang::Ru), period_name(from, to, i18n::Lang::En)),
        None => (year.clone(), year.clone()),
    };
    let filled = words.with(Placeholder::Period, &ru, &en).with(Placeholder::Year, &year, &year).with(
        Placeholder::Subject,
        subject.0,
        subject.1,
    );
    Text { ru: tidy(&filled.ru), en: tidy(&filled.en) }
}

fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A period as people name it: «III квартал 2022 года», «октябрь 2022 года», «2022 год».
pub fn period_name(from: Date, to: Date, lang: i18n::Lang) -> String {
    const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
    let months =
        (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month()) + 1;
    let whole = from.day() == 1 && to == to.last_of_month();
    let year = to.year();
    let index = usize::try_from(from.month() - 1).unwrap_or(0);
    match (lang, whole, months, index % 3) {
        (i18n::Lang::Ru, true, 1, _) => format!("{} {year} года", lang.month(from)),
        (i18n::Lang::En, true, 1, _) => format!("{} {year}", lang.month(from)),
        (i18n::Lang::Ru, true, 3, 0) => format!("{} квартал {year} года", ROMAN[index / 3]),
        (i18n::Lang::En, true, 3, 0) => format!("Q{} {year}", index / 3 + 1),
        (i18n::Lang::Ru, true, 6, 0) if index % 6 == 0 => format!("{} полугодие {year} года", ROMAN[index / 6]),
        (i18n::Lang::En, true, 6, 0) if index % 6 == 0 => format!("H{} {year}", index / 6 + 1),
        (i18n::Lang::Ru, true, 12, _) if index == 0 => format!("{year} год"),
        (i18n::Lang::En, true, 12, _) if index == 0 => year.to_string(),
        (i18n::Lang::Ru, ..) => format!(
            "{:02}.{:02}.{} – {:02}.{:02}.{}",
            from.day(),
            from.month(),
            from.year(),
            to.day(),
            to.month(),
            to.year()
        ),
        (i18n::Lang::En, ..) => format!("{from} to {to}"),
    }
}

fn period_ends(period: blueprints::Period, around: &Surroundings) -> Vec<AnchorEvent> {
    let months = match period {
        blueprints::Period::Month => 1,
        blueprints::Period::Quarter => 3,
        blueprints::Period::Half => 6,
        blueprints::Period::Year => 12,
    };
    let Some(start) = around.term_from.or(around.effective_on) else { return Vec::new() };
    let horizon = around.today.checked_add(HORIZON_MONTHS.months()).unwrap_or(around.today);
    let end = around.term_to.map_or(horizon, |to| to.min(horizon));
    let first_month = (i32::from(start.month()) - 1) / months * months + 1;
    let mut from = Date::constant(start.year(), 1, 1).checked_add((first_month - 1).months()).unwrap_or(start);
    let mut ends = Vec::new();
    while let Some(next) =
        from.checked_add(months.months()).ok().filter(|next| next.yesterday().is_ok_and(|last| last <= end))
    {
        let last = next.yesterday().unwrap_or(next);
        let period = Period { from, to: last, label: period_name(from, last, i18n::Lang::Ru) };
        ends.push(AnchorEvent { key: format!("end:{last}"), on: last, subject: None, period: Some(period) });
        from = next;
    }
    ends
}
