//! The performer submits: what proves it comes along; the addressee then owes its word.

use axum::extract::Path;
use db::Act;
use files::{FileError, Files};
use i18n::Lang;
use jiff::civil::Date;
use web::{Ctx, Form, PageError, PageResult, Refusals, Upload, see_other};

use crate::Submit;
use crate::model::{EvidenceKind, ExpectationId, acts};
use crate::state::State;
use crate::store::acts::{ActError, NewEvidence, act, add_evidence, current, guard, open_reviews, say, settle};

/// The longest note, in letters.
pub const NOTE_LETTERS: usize = 4_000;

/// What a person sent with a submission.
#[derive(Debug, Clone, Default)]
struct Sent {
    words: Option<String>,
    happened_on: Option<Date>,
    evidence: Vec<NewEvidence>,
}

/// Takes a submission.
pub async fn take(ctx: Ctx, Path(id): Path<ExpectationId>, form: Form) -> PageResult {
    let (permit, agreement) =
        ctx.permitted::<Submit, _, _>(id, move |tx, permit| Ok(current(tx, permit.resource())?.map(|now| now.agreement_id))).await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let sent = match read(&ctx, &form).await? {
        Ok(sent) => sent,
        Err(refusals) => return super::obligation::again(ctx, id, form, refusals).await,
    };
    let world = ctx.app.world.clone();
    let mut submitted = act(&permit, &world, acts::SUBMITTED, id, agreement);
    if let Some(day) = sent.happened_on {
        submitted = submitted.happened_on(day);
    }
    let act_id = submitted.id();
    ctx.app
        .db
        .write(submitted, move |change| {
            guard(change, &world, id, can_submit)?;
            say(change, act_id, id, sent.words.as_deref())?;
            for one in &sent.evidence {
                add_evidence(change, act_id, id, one)?;
            }
            open_reviews(change, &world, id, act_id)?;
            settle(change, id)?;
            Ok::<_, ActError>(())
        })
        .await?;
    Ok(see_other(&format!("/expectations/{id}")))
}

/// Counts one of several doings.
pub async fn count(ctx: Ctx, Path(id): Path<ExpectationId>, form: Form) -> PageResult {
    let (permit, agreement) =
        ctx.permitted::<Submit, _, _>(id, move |tx, permit| Ok(current(tx, permit.resource())?.map(|now| now.agreement_id))).await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let sent = match read(&ctx, &form).await? {
        Ok(sent) => sent,
        Err(refusals) => return super::obligation::again(ctx, id, form, refusals).await,
    };
    let world = ctx.app.world.clone();
    let mut counted: Act = act(&permit, &world, acts::COUNTED, id, agreement).fact("amount", 1);
    if let Some(day) = sent.happened_on {
        counted = counted.happened_on(day);
    }
    let act_id = counted.id();
    ctx.app
        .db
        .write(counted, move |change| {
            guard(change, &world, id, can_submit)?;
            say(change, act_id, id, sent.words.as_deref())?;
            for one in &sent.evidence {
                add_evidence(change, act_id, id, one)?;
            }
            settle(change, id)?;
            Ok::<_, ActError>(())
        })
        .await?;
    Ok(see_other(&format!("/expectations/{id}")))
}

/// From where something may be submitted: it is owed and no submission waits.
pub fn can_submit(state: &State) -> bool {
    matches!(
        state,
        State::Open { .. } | State::DueSoon { .. } | State::Missed { .. } | State::Returned { .. } | State::Early | State::NotYetDatable
    )
}

async fn read(ctx: &Ctx, form: &Form) -> Result<Result<Sent, Refusals>, PageError> {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let words = reader.optional_text("words", NOTE_LETTERS);
    let link = reader.optional_text("link", 2_000);
    let happened_on = reader.optional_date("happened_on");
    if happened_on.is_some_and(|day| day > ctx.today()) {
        reader.refuse("happened_on", t.say("submit-future"));
    }
    let mut evidence = Vec::new();
    if let Some(link) = &link {
        match read_link(link) {
            Some(name) => evidence.push(NewEvidence {
                id: ctx.app.world.id(),
                kind: EvidenceKind::Link,
                name,
                link: Some(link.clone()),
                file: None,
            }),
            None => reader.refuse("link", t.say("submit-link")),
        }
    }
    if let Some(upload) = form.file("file") {
        match keep(ctx, upload).await? {
            Ok(one) => evidence.push(one),
            Err(reason) => reader.refuse("file", reason),
        }
    }
    if words.is_none() && evidence.is_empty() && form.file("file").is_none() && link.is_none() {
        reader.refuse("words", t.say("submit-nothing"));
    }
    let refusals = reader.finish();
    Ok(if refusals.is_empty() { Ok(Sent { words, happened_on, evidence }) } else { Err(refusals) })
}

/// A web address that a person may be sent to: its host is its name.
fn read_link(link: &str) -> Option<String> {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| host.contains('.') && !host.contains(char::is_whitespace))?;
    Some(kernel::clip(host, 80))
}

/// Stores a file, or says why it is not taken.
async fn keep(ctx: &Ctx, upload: &Upload) -> Result<Result<NewEvidence, String>, PageError> {
    let files = ctx.app.extra::<Files>().ok_or_else(|| PageError::Internal("no folder for files".into()))?;
    let internal = |error: std::io::Error| PageError::Internal(format!("storing evidence: {error}"));
    match files.store(&upload.name, "", &upload.bytes).await {
        Ok(stored) => Ok(Ok(NewEvidence {
            id: ctx.app.world.id(),
            kind: EvidenceKind::File,
            name: stored.name,
            link: None,
            file: Some((stored.key.as_str().to_owned(), stored.kind.code().to_owned(), i64::try_from(stored.size).unwrap_or(i64::MAX))),
        })),
        Err(FileError::Refused(refusal)) => Ok(Err(if ctx.lang == Lang::En { refusal.english() } else { refusal.russian() })),
        Err(FileError::Storage(error)) => Err(internal(error)),
    }
}
