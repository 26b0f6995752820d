//! `opora deadline "PHRASE"`: what the command prints.

use jiff::civil::Date;
use serde_json::json;

use crate::{
    Calendars, Context, Derived, Open, Reading, Refusal, Rule, Situation, derive, explain,
    occurrences::{AnchorTime, Due},
    read,
    rule::{Anchor, Direction, Limit, Offset},
};

/// How the command is written.
pub const USAGE: &str = "opora deadline \"ФРАЗА\" [--on ДАТА] [--year ГГГГ] [--school-year ГГГГ/ГГГГ] \
                         [--term ДАТА..ДАТА] [--json]";

/// How many dates are printed.
const SHOWN: usize = 10;

/// Why the command refuses.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The arguments are not understood; the text says how they are written.
    #[error("{0}\nТак: {USAGE}")]
    Usage(String),
    /// The phrase is refused.
    #[error("{}", explain::refusal_in_russian(.0))]
    Refused(#[from] Refusal),
    /// The answer cannot be written as JSON.
    #[error("the answer cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}

#[derive(Default)]
struct Question {
    phrase: Option<String>,
    on: Option<AnchorTime>,
    context: Context,
    json: bool,
}

/// Runs `deadline` with its arguments (without the program's and the command's own name):
/// `"PHRASE" [--on DATE] [--year YYYY] [--school-year YYYY/YYYY] [--term DATE..DATE] [--json]`.
/// `--on` is the day of the event that starts the clock; without it an offset stays undated.
pub fn run<Args, Word>(args: Args) -> Result<String, CommandError>
where
    Args: IntoIterator<Item = Word>,
    Word: Into<String>,
{
    let question = parse(args.into_iter().map(Into::into))?;
    let phrase = question.phrase.clone().ok_or_else(|| CommandError::Usage("Нет фразы.".to_owned()))?;
    let reading = read(&phrase, &question.context)?;
    let derived = derive(&reading.rule, &situation(&question, &reading.rule));
    let mut open = reading.open.clone();
    open.extend(derived.open.iter().filter(|it| !reading.open.contains(it)).cloned());
    if question.json { in_json(&reading, &derived, &open) } else { Ok(in_russian(&reading, &derived, &open)) }
}

fn parse(args: impl Iterator<Item = String>) -> Result<Question, CommandError> {
    let mut question = Question::default();
    let mut args = args;
    while let Some(arg) = args.next() {
        let (name, attached) = match arg.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name.to_owned(), Some(value.to_owned())),
            _ => (arg.clone(), None),
        };
        let mut value = || {
            attached
                .clone()
                .or_else(|| args.next())
                .ok_or_else(|| CommandError::Usage(format!("У {name} нет значения.")))
        };
        match name.as_str() {
            "--json" => question.json = true,
            "--on" => question.on = Some(moment(&value()?)?),
            "--year" => {
                let text = value()?;
                let year = text.parse().ok().filter(|year| (1900..=2200).contains(year));
                question.context.year = Some(year.ok_or_else(|| wrong("год", &text))?);
            }
            "--school-year" => {
                let text = value()?;
                question.context.school_year =
                    Some(text.parse().map_err(|_| wrong("учебный год вида 2022/2023", &text))?);
            }
            "--term" => {
                let text = value()?;
                let (from, to) = text.split_once("..").ok_or_else(|| wrong("срок вида ДАТА..ДАТА", &text))?;
                let date = |text: &str| match text {
                    "" => Ok(None),
                    text => text.parse::<Date>().map(Some).map_err(|_| wrong("дату", text)),
                };
                (question.context.term_from, question.context.term_to) = (date(from)?, date(to)?);
            }
            flag if flag.starts_with("--") => {
                return Err(CommandError::Usage(format!("Не знаю {flag}.")));
            }
            _ if question.phrase.is_none() => question.phrase = Some(arg),
            extra => {
                return Err(CommandError::Usage(format!("Лишнее: {extra}. Возьмите фразу в кавычки.")));
            }
        }
    }
    Ok(question)
}

fn wrong(what: &str, text: &str) -> CommandError {
    CommandError::Usage(format!("Не могу прочитать {what}: «{text}»."))
}

fn moment(text: &str) -> Result<AnchorTime, CommandError> {
    if text.contains('T')
        && let Ok(time) = text.parse()
    {
        return Ok(AnchorTime::At(time));
    }
    text.parse().map(AnchorTime::On).map_err(|_| wrong("дату вида 2022-09-29", text))
}

/// The named day stands for every event that the rule hangs on.
fn situation(question: &Question, rule: &Rule) -> Situation {
    let mut situation = Situation {
        term_from: question.context.term_from,
        term_to: question.context.term_to,
        calendars: Calendars::federal(),
        lessons_end: question.context.lessons_end,
        ..Situation::default()
    };
    if let (None, None, Some(year)) = (situation.term_from, situation.term_to, question.context.year) {
        situation.term_from = Date::new(year, 1, 1).ok();
        situation.term_to = Date::new(year, 12, 31).ok();
    }
    if let (None, None, Some(year)) = (situation.term_from, situation.term_to, question.context.school_year) {
        situation.term_from = Date::new(year.0, 9, 1).ok();
        situation.term_to = Date::new(year.0.saturating_add(1), 8, 31).ok();
    }
    if let Some(on) = question.on {
        for anchor in anchors(rule) {
            situation.anchors.insert(anchor, on);
        }
        // What counts back from the event lies before it and is no earlier than any term.
        let before = matches!(rule, Rule::Offset(Offset { direction: Direction::Before, .. }) | Rule::BeforeEvent(_));
        situation.term_from = situation.term_from.or((!before).then(|| on.day()));
    }
    situation
}

fn anchors(rule: &Rule) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = match rule {
        Rule::Offset(it) => it.anchor.clone().into_iter().collect(),
        Rule::BeforeEvent(it) | Rule::AfterEvent(it) => vec![it.anchor.clone()],
        Rule::Term(it) => match &it.from {
            Some(Limit::Event(anchor)) => vec![anchor.clone()],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    anchors.retain(|anchor| anchor.detail().is_none() || anchor.name() == Anchor::EVENT);
    for further in &rule.extra().also {
        anchors.extend(self::anchors(further));
    }
    anchors
}

fn explanation(due: &Due) -> Vec<String> {
    due.steps
        .iter()
        .map(|step| {
            let source = explain::source_in_russian(step.source());
            format!("{} [{source}]", explain::plain(&explain::russian(step)))
        })
        .chain(due.warnings.iter().map(explain::warning_in_russian))
        .collect()
}

fn in_json(reading: &Reading, derived: &Derived, open: &[Open]) -> Result<String, CommandError> {
    let dates: Vec<String> = derived.due.iter().take(SHOWN).map(|due| due.due_on.to_string()).collect();
    let mut lines: Vec<String> = derived.due.first().map(explanation).unwrap_or_default();
    lines.extend(reading.repairs.iter().map(|it| format!("Прочитано: «{}» как «{}».", it.written, it.read)));
    let open: Vec<String> = open.iter().map(Open::russian).collect();
    let answer = json!({
        "normalized": reading.rule,
        "dates": dates,
        "explanation": lines,
        "open": open,
        "unread": reading.unread,
    });
    Ok(serde_json::to_string(&answer)?)
}

fn in_russian(reading: &Reading, derived: &Derived, open: &[Open]) -> String {
    let mut lines = vec![explain::rule_in_russian(&reading.rule)];
    for repair in &reading.repairs {
        lines.push(format!("Прочитано: «{}» как «{}».", repair.written, repair.read));
    }
    if !reading.unread.is_empty() {
        lines.push(format!("Не учтены слова: «{}».", reading.unread.join("», «")));
    }
    if let Some(first) = derived.due.first() {
        lines.push(String::new());
        lines.push(format!("Срок: {}.", explain::day_month_year(first.due_on)));
        lines.extend(explanation(first).into_iter().map(|line| format!("  {line}")));
        let next: Vec<String> =
            derived.due.iter().take(SHOWN).skip(1).map(|due| explain::day_month_year(due.due_on)).collect();
        if !next.is_empty() {
            lines.push(format!("Далее: {}.", next.join(", ")));
        }
    }
    if !open.is_empty() {
        lines.push(String::new());
        lines.push("Открытые вопросы:".to_owned());
        lines.extend(open.iter().map(|open| format!("  – {}", open.russian())));
    }
    lines.join("\n")
}
