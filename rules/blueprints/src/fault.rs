//! What can be wrong with a blueprint, said to the person who writes it.

use crate::Text;

/// One fault of a blueprint: where it stands and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct Fault {
    /// The table and key it stands in: `obligation quarterly_report`, or `line 12, column 3`.
    pub place: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// The file is no TOML of this form.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Two entries share a key.
    #[error("the key is used twice")]
    KeyTwice,
    /// A key that is no `lower_case` word.
    #[error("`{0}` is no key: small Latin letters, digits and _ only")]
    KeyForm(String),
    /// A reference that leads nowhere.
    #[error("there is no {table} `{key}`")]
    NoSuch {
        /// The table it should stand in.
        table: &'static str,
        /// The key that is missing.
        key: String,
    },
    /// A side of a bilingual text is empty.
    #[error("`{0}` is empty in Russian or in English")]
    EmptyText(&'static str),
    /// A title with an unknown placeholder, or with different ones in the two languages.
    #[error("the title's placeholders are unknown or differ between the languages")]
    Placeholders,
    /// Nobody owes it.
    #[error("nobody is obliged")]
    NobodyObliged,
    /// Several obliged without saying how, or one with.
    #[error("`obliged_as` is for several obliged, and needed then")]
    ObligedAs,
    /// Neither a date nor a question that would give one.
    #[error("no date can come of it: it needs a schedule, a parameter, a named schedule or `kept_with`")]
    NeverDated,
    /// A schedule that is no form of `deadlines_schema.md`.
    #[error("the schedule is not valid: {0}")]
    Schedule(String),
    /// The schedule's anchor has no meaning, or another one than `anchor` explains.
    #[error("the schedule counts from `{0}`, which `anchor` does not explain")]
    AnchorUnexplained(String),
    /// A clause that says duty or entitlement, and nothing cites it.
    #[error("the clause is a {0}, and nothing carries it")]
    ClauseUncarried(&'static str),
    /// Something cites a clause that can make no such thing.
    #[error("cites clause {0}, which makes no such thing")]
    ClauseNature(String),
    /// A value that its kind does not allow, by field.
    #[error("the value of `{0}` does not fit")]
    Value(&'static str),
    /// Something submitted, and nobody but the obliged to accept it.
    #[error("nobody but the obliged confirms it")]
    NobodyConfirms,
    /// A parameter or a named schedule that no obligation cites.
    #[error("no obligation cites it")]
    Unused,
    /// The name of an act that is no `noun.verb`.
    #[error("`{0}` is no name of an act: noun.verb")]
    ActName(String),
    /// Fewest above most, or most zero.
    #[error("min and max contradict each other")]
    MinMax,
    /// Obligations or clauses that lead back to themselves.
    #[error("leads back to itself")]
    Circle,
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(place: impl Into<String>, kind: FaultKind) -> Fault {
        Fault { place: place.into(), kind }
    }

    /// The reason in both languages, without the place.
    #[must_use]
    pub fn reason(&self) -> Text {
        let ru = match &self.kind {
            FaultKind::Unreadable(why) => format!("не читается: {why}"),
            FaultKind::KeyTwice => "ключ занят дважды".to_owned(),
            FaultKind::KeyForm(key) => {
                format!("«{key}» не годится как ключ: только строчные латинские буквы, цифры и _")
            }
            FaultKind::NoSuch { table, key } => format!("нет {table} «{key}»"),
            FaultKind::EmptyText(field) => format!("«{field}» не заполнено на одном из языков"),
            FaultKind::Placeholders => "подстановки в названии неизвестны или в двух языках различаются".to_owned(),
            FaultKind::NobodyObliged => "не сказано, кто обязан".to_owned(),
            FaultKind::ObligedAs => {
                "obliged_as пишется, только если обязанных несколько, и тогда обязательно".to_owned()
            }
            FaultKind::NeverDated => {
                "срок ниоткуда не возьмётся: нужен срок, параметр, график или kept_with".to_owned()
            }
            FaultKind::Schedule(why) => format!("срок записан неверно: {why}"),
            FaultKind::AnchorUnexplained(event) => {
                format!("срок отсчитывается от «{event}», а anchor этого не объясняет")
            }
            FaultKind::ClauseUncarried(nature) => {
                format!("пункт назван {nature}, но ничто на него не ссылается")
            }
            FaultKind::ClauseNature(clause) => {
                format!("ссылается на пункт {clause}, который такого не порождает")
            }
            FaultKind::Value(field) => format!("значение «{field}» не подходит"),
            FaultKind::NobodyConfirms => "подтвердить может только сам обязанный".to_owned(),
            FaultKind::Unused => "ни одно обязательство на него не ссылается".to_owned(),
            FaultKind::ActName(name) => format!("«{name}» не похоже на имя действия: noun.verb"),
            FaultKind::MinMax => "min и max противоречат друг другу".to_owned(),
            FaultKind::Circle => "ссылается по кругу на себя".to_owned(),
        };
        Text { ru, en: self.kind.to_string() }
    }
}
