//! `opora doctor`: what an operator can check of what is stored. It looks and names; it repairs nothing.

mod checks;
mod demands;

use std::fmt;

use db::{Db, DbError};
use files::Files;
use jiff::Timestamp;
use permit::zone_by_name;
use serde::Serialize;

/// Days of checks are counted where the federal authorities sit: a day's difference does not matter here.
const ZONE: &str = "Europe/Moscow";

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check that found it.
    pub check: &'static str,
    /// Where: an agreement, a file, an organisation.
    pub place: String,
    /// What is wrong and what to do.
    pub what: String,
}

/// What was looked at and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The checks that ran, by their words, with what they look for.
    pub checked: Vec<(&'static str, &'static str)>,
    /// What was found.
    pub found: Vec<Finding>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.found.is_empty()
    }

    fn ran(&mut self, check: &'static str, about: &'static str, found: Vec<(String, String)>) {
        self.checked.push((check, about));
        self.found.extend(found.into_iter().map(|(place, what)| Finding { check, place, what }));
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (check, about) in &self.checked {
            let mut found = self.found.iter().filter(|finding| finding.check == *check).peekable();
            let mark = if found.peek().is_none() { "в порядке" } else { "НЕЛАДНО" };
            writeln!(f, "{mark:<10} {about}")?;
            for finding in found {
                writeln!(f, "             {}: {}", finding.place, finding.what)?;
            }
        }
        match self.found.len() {
            0 => writeln!(f, "Проверок: {}. Всё в порядке.", self.checked.len()),
            count => writeln!(f, "Проверок: {}. Найдено: {count}.", self.checked.len()),
        }
    }
}

/// Why the doctor could not look.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each is the failure of what it names")]
pub enum DoctorError {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Looks at everything, at the moment `now`.
///
/// # Errors
/// When the database or the folder cannot be read at all.
pub async fn examine(db: &Db, files: &Files, now: Timestamp) -> Result<Report, DoctorError> {
    let day = now.to_zoned(zone_by_name(ZONE)).date();
    let mut report = Report::default();
    let missing = crate::migrate::missing(db).await?;
    let is_old = !missing.is_empty();
    let steps = missing.into_iter().map(|step| (step, "шаг не применён: выполните opora migrate".to_owned())).collect();
    report.ran("tables", "таблицы этой версии", steps);
    if is_old {
        // Every other question needs today's tables.
        return Ok(report);
    }
    report.ran(
        "performers",
        "у каждого срока есть исполнитель с учётной записью",
        db.read(move |tx| checks::performers(tx, day)).await?,
    );
    report.ran(
        "overlaps",
        "нет двух действующих соглашений одного вида между теми же сторонами",
        db.read(checks::overlaps).await?,
    );
    report.ran("signatures", "у каждой подписи есть дата", db.read(checks::signatures).await?);
    report.ran(
        "requisites",
        "у сторон есть реквизиты, которых требует текст",
        db.read(move |tx| demands::unmet(tx, day)).await?,
    );
    report.ran("moments", "состояния сроков совпадают с действиями", checks::moments(db).await?);
    report.ran("evidence", "файлы и записи о них соответствуют друг другу", checks::evidence(db, files).await?);
    report.ran(
        "calendars",
        "календари загружены на сроки соглашений",
        db.read(move |tx| checks::calendars(tx, day, now)).await?,
    );
    report.ran(
        "legal_acts",
        "акты, на которые ссылаются, действуют и не изменены",
        db.read(move |tx| checks::legal_acts(tx, day)).await?,
    );
    report.ran("jobs", "фоновая работа не брошена", db.read(move |tx| checks::jobs_given_up(tx, now)).await?);
    Ok(report)
}
