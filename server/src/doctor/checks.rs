//! The checks, one function each: place and what is wrong there.

use std::collections::{BTreeSet, HashSet};

use agreements::AgreementId;
use db::{Db, DbResult, Tx};
use files::{Condition, FileKey, Files};
use jiff::Timestamp;
use jiff::civil::Date;
use network::published::{LegalActId, Shaken};

use super::DoctorError;

/// What a check found: where, and what.
pub type Found = Vec<(String, String)>;

/// Kinds of things that cite legal acts.
const CITING: [&str; 5] = ["agreement", "clause", "obligation", "project", "people_group"];

/// «Соглашение № 5», or the title where there is no number.
pub fn called(title: &str, number: Option<&str>) -> String {
    number.map_or_else(|| format!("«{title}»"), |number| format!("соглашение № {number}"))
}

fn name_of(tx: &mut Tx, id: AgreementId) -> DbResult<String> {
    let known = agreements::published::agreement(tx, id)?;
    Ok(known.map_or_else(|| format!("соглашение {id}"), |one| called(&one.title_ru, one.number.as_deref())))
}

/// What is owed where nobody could do it.
pub fn performers(tx: &mut Tx, day: Date) -> DbResult<Found> {
    let mut found = Vec::new();
    for (agreement, _, performer, count) in obligations::doctor::without_performer(tx, day)? {
        let what = format!(
            "сроков без исполнителя: {count}; в организации «{performer}» никто не может исполнять: назначьте роль"
        );
        found.push((name_of(tx, agreement)?, what));
    }
    Ok(found)
}

/// Two agreements of one kind between the same parties at the same time.
pub fn overlaps(tx: &mut Tx) -> DbResult<Found> {
    let pairs = agreements::doctor::overlapping(tx)?;
    let said = |(_, title, number, other, other_number): (
        AgreementId,
        String,
        Option<String>,
        AgreementId,
        Option<String>,
    )| {
        let other = other_number.map_or_else(|| other.to_string(), |number| format!("№ {number}"));
        (called(&title, number.as_deref()), format!("действует одновременно с {other}: свяжите их или прекратите одно"))
    };
    Ok(pairs.into_iter().map(said).collect())
}

/// A signature without a date keeps the agreement out of force.
pub fn signatures(tx: &mut Tx) -> DbResult<Found> {
    let half = agreements::doctor::half_signed(tx)?;
    Ok(half
        .into_iter()
        .map(|(_, title, number, dated, all)| {
            (
                called(&title, number.as_deref()),
                format!("дат подписания {dated} из {all}: соглашение не вступает в силу"),
            )
        })
        .collect())
}

/// The moments beside each expectation against what its acts say, agreement by agreement.
pub async fn moments(db: &Db) -> Result<Found, DoctorError> {
    let mut found = Vec::new();
    for agreement in db.read(obligations::doctor::agreements).await? {
        let unlike = db
            .read(move |tx| {
                let unlike = obligations::doctor::unlike_their_acts(tx, agreement)?;
                let name = if unlike.is_empty() { String::new() } else { name_of(tx, agreement)? };
                Ok((name, unlike))
            })
            .await?;
        let (name, unlike) = unlike;
        found.extend(unlike.into_iter().map(|one| {
            (
                format!("{name}, «{}»", one.title_ru),
                format!("записанное состояние не следует из действий: /expectations/{}", one.id),
            )
        }));
    }
    Ok(found)
}

/// Files without records, records without files, files that changed, uploads that broke off.
pub async fn evidence(db: &Db, files: &Files) -> Result<Found, DoctorError> {
    let named = db.read(obligations::doctor::file_keys).await?;
    let mut found = Vec::new();
    let mut known = HashSet::new();
    for text in named {
        let Ok(key) = text.parse::<FileKey>() else {
            found.push((text, "в записи стоит не ключ файла".to_owned()));
            continue;
        };
        match files.condition(&key).await? {
            Condition::Sound => {}
            Condition::Missing => {
                found.push((short(&key), "запись есть, файла нет: восстановите его из копии".to_owned()))
            }
            Condition::Damaged => {
                found.push((short(&key), "содержимое файла изменилось: восстановите его из копии".to_owned()))
            }
        }
        known.insert(key);
    }
    let orphans = files.orphans(&known).await?;
    found.extend(orphans.files.iter().map(|key| (short(key), "файл есть, записи о нём нет".to_owned())));
    found.extend(orphans.unfinished.iter().map(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        (name, "загрузка не закончена; если она не идёт прямо сейчас, файл лишний".to_owned())
    }));
    Ok(found)
}

fn short(key: &FileKey) -> String {
    kernel::clip(key.as_str(), 17)
}

/// Years of living agreements that the calendars of their parties do not know.
pub fn calendars(tx: &mut Tx, day: Date, now: Timestamp) -> DbResult<Found> {
    let mut unknown: BTreeSet<(i16, String)> = BTreeSet::new();
    for named in agreements::doctor::living(tx)? {
        let Some(agreement) = agreements::published::agreement(tx, named.id)? else { continue };
        let Some(last) =
            agreement.term_to.map(|last| last.year().min(day.year() + 1)).filter(|last| *last >= day.year())
        else {
            continue;
        };
        for party in agreements::published::parties(tx, named.id)? {
            let calendars = network::published::calendar_chain(tx, party.organisation_id, now)?;
            for year in (day.year()..=last).filter(|year| !calendars.knows_year(*year)) {
                unknown.insert((year, called(&named.title_ru, named.number.as_deref())));
            }
        }
    }
    Ok(unknown
        .into_iter()
        .map(|(year, place)| (place, format!("производственный календарь {year} года не загружен")))
        .collect())
}

/// Legal acts that something rests on and that have ended, or were amended by acts that it does not name beside them.
pub fn legal_acts(tx: &mut Tx, day: Date) -> DbResult<Found> {
    let mut found = Vec::new();
    for kind in CITING {
        for one in network::published::shaken(tx, kind, day)? {
            let what = match one.in_force_to.filter(|last| *last < day) {
                Some(last) => format!("перестал действовать {last}, на него ссылается {kind} {}", one.subject_id),
                None if names_amendments(tx, &one)? => continue,
                None => format!("изменён ({}), на него ссылается {kind} {}", one.amendments, one.subject_id),
            };
            found.push((format!("акт № {}", one.number), what));
        }
    }
    Ok(found)
}

/// Whether what rests on an amended act rests on all its amendments too: then its authors knew of them.
fn names_amendments(tx: &mut Tx, shaken: &Shaken) -> DbResult<bool> {
    let named: BTreeSet<LegalActId> =
        network::published::cited_by(tx, shaken.subject_id)?.into_iter().map(|act| act.id).collect();
    Ok(network::doctor::amended_by(tx, shaken.legal_act_id)?.iter().all(|amending| named.contains(amending)))
}

/// Work that was tried too often and left for people.
pub fn jobs_given_up(tx: &mut Tx, now: Timestamp) -> DbResult<Found> {
    let tally = jobs::tally(tx, now)?;
    let said = || {
        ("таблица job".to_owned(), format!("брошено задач: {}; причины стоят в столбце last_failure", tally.given_up))
    };
    Ok((tally.given_up > 0).then(said).into_iter().collect())
}
