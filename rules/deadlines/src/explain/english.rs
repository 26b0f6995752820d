//! Steps in English.

use super::{
    Sentence,
    dates::{english_day, english_full, english_weekday, enumerate, stretches},
    words,
};
use crate::{
    occurrences::{AnchorTime, HolidayOn, Step},
    rule::{Anchor, Direction},
};

pub(super) fn step(step: &Step) -> Sentence {
    let s = Sentence::default();
    match step {
        Step::AnchorDay { anchor, at } => event(s, anchor.as_ref(), *at).say(". That day does not count."),
        Step::SameDay { anchor, at } => event(s, anchor.as_ref(), *at).say(". It is due on the same day."),
        Step::Count { n, unit, direction, first, .. } => s
            .say(if *direction == Direction::After { "We count " } else { "We count back " })
            .strong(words::english_amount(*n, *unit))
            .say(format!(", the first of them {}.", english_day(*first))),
        Step::SameNumber { length, last, cut } => s
            .strong(words::english_amount(length.n, length.unit))
            .say(" end on ")
            .strong(english_full(*last))
            .say(if *cut { ", the month's last day: it has no such day." } else { ", the same day of the month." }),
        Step::Hours { n, until, .. } => s
            .strong(words::english_amount(*n, crate::rule::Unit::Hour))
            .say(" run on through days off, until ")
            .strong(format!("{:02}:{:02} on {}", until.hour(), until.minute(), english_day(until.date())))
            .say("."),
        Step::DaysOffSkipped { stretches, holidays, next_holiday } => {
            days_off(s, stretches, holidays, next_holiday.as_ref())
        }
        Step::LastDayWorked { day } => {
            s.say("The last day, ").strong(english_weekday(*day)).say(", is a working day: nothing moves.")
        }
        Step::MovedToWorkingDay { from, to, .. } => s
            .strong(english_weekday(*from))
            .say(" is a day off. The deadline moves to the next working day, ")
            .strong(english_weekday(*to))
            .say("."),
        Step::MovedBack { from, to } => s
            .strong(english_weekday(*from))
            .say(" is a day off. So that no less time is left than promised, the working day before it is taken, ")
            .strong(english_weekday(*to))
            .say("."),
        other => named(s, other),
    }
}

/// Steps that do not count.
fn named(s: Sentence, step: &Step) -> Sentence {
    match step {
        Step::NamedDay { day } => {
            s.say("The document names the day: ").strong(english_full(*day)).say(". It does not move.")
        }
        Step::UpToIncludes { day } => s.strong(english_day(*day)).say(" itself counts."),
        Step::UpToExcludes { named, day } => s
            .say(format!("{} does not count, the last day is ", english_day(*named)))
            .strong(english_day(*day))
            .say("."),
        Step::WithinWindow { from, to } => {
            s.say("It may be done from ").strong(english_full(*from)).say(" to ").strong(english_full(*to)).say(".")
        }
        Step::Repeats { day, .. } => s.say("It repeats; this time on ").strong(english_weekday(*day)).say("."),
        Step::WorkingDayOf { period, position, day } => s
            .say(match position {
                -1 => "The last working day".to_owned(),
                n if *n > 0 => format!("Working day {n}"),
                n => format!("Working day {} from the end", -n),
            })
            .say(format!(" of {} to {} is ", english_day(period.from), english_full(period.to)))
            .strong(english_weekday(*day))
            .say("."),
        Step::Closes { period } => s
            .say("The reporting period is ")
            .strong(format!("{} to {}", english_full(period.from), english_full(period.to)))
            .say("."),
        Step::TimesWithin { count, bound, per, period } => s
            .strong(words::english_times(*count, *bound))
            .say(format!(" per {}; checked when it ends, on ", words::english_per(*per)))
            .strong(english_full(period.to))
            .say("."),
        Step::WholeStretch { from, to } => {
            let start = from.map(|from| format!(" from {}", english_full(from))).unwrap_or_default();
            s.say(format!("It goes on{start}; it is settled on the last day, ")).strong(english_full(*to)).say(".")
        }
        Step::CutByTerm { term_to } => {
            s.say("The period ends after the term, so the last day is ").strong(english_full(*term_to)).say(".")
        }
        Step::Exception { slice } => {
            s.say("The document has a deadline of its own for ").strong(slice.to_string()).say(".")
        }
        Step::DayBefore { anchor, at, day } => {
            event(s, Some(anchor), *at).say(". It is due before, by ").strong(english_weekday(*day)).say(".")
        }
        Step::Expires { day, zone } => s.say("It expires on ").strong(format!("{} at 24:00", english_day(*day))).say(
            zone.as_ref()
                .map_or(", the performer's time.".to_owned(), |zone| format!(", the performer's time, {zone}.")),
        ),
        Step::ExpiresAt { at, zone } => s
            .say("It expires on ")
            .strong(format!("{} at {:02}:{:02}", english_day(at.date()), at.hour(), at.minute()))
            .say(zone.as_ref().map_or(".".to_owned(), |zone| format!(", the performer's time, {zone}."))),
        _ => s,
    }
}

fn event(s: Sentence, anchor: Option<&Anchor>, at: AnchorTime) -> Sentence {
    let name = anchor.map_or("the event".to_owned(), words::anchor_in_english);
    let mut letters = name.chars();
    let capital: String =
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    let s = s.say(format!("{capital}: ")).strong(english_weekday(at.day()));
    match at {
        AnchorTime::At(time) => s.say(format!(", at {:02}:{:02}", time.hour(), time.minute())),
        AnchorTime::On(_) => s,
    }
}

fn days_off(
    s: Sentence,
    list: &[(jiff::civil::Date, jiff::civil::Date)],
    holidays: &[HolidayOn],
    next: Option<&HolidayOn>,
) -> Sentence {
    let s = if list.is_empty() {
        s.say("No day off lies between.")
    } else {
        s.say("Days off ").strong(stretches(list, "and", english_day)).say(" are passed over.")
    };
    let days: Vec<String> = holidays.iter().map(|holiday| english_day(holiday.day)).collect();
    match (days.is_empty(), next) {
        (false, _) => s.say(format!(" Holidays among them: {}.", enumerate(&days, "and"))),
        (true, Some(next)) => s.say(format!(" No holiday among them; the next is {}.", english_day(next.day))),
        (true, None) => s,
    }
}
