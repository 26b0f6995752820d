//! The performer submits: what proves it comes along; the addressee then owes its word.

use db::ActKind;
use files::{FileError, Files};
use i18n::Lang;
use web::{Ctx, Form, PageError, PageResult, Refusals, Upload};

use super::address::At;
use super::doing::{Stated, allowed, record};
use crate::Submit;
use crate::model::{EvidenceKind, ExpectationId, acts};
use crate::store::acts::NewEvidence;

/// The longest note, in letters.
pub const NOTE_LETTERS: usize = 4_000;
/// The longest address of a link, in letters.
const LINK_LETTERS: usize = 2_000;

/// Takes a submission.
pub async fn take(ctx: Ctx, At(id): At<ExpectationId>, form: Form) -> PageResult {
    done(ctx, id, form, acts::SUBMITTED).await
}

/// Counts one of several doings; the one that makes them enough submits them.
pub async fn count(ctx: Ctx, At(id): At<ExpectationId>, form: Form) -> PageResult {
    done(ctx, id, form, acts::COUNTED).await
}

async fn done(ctx: Ctx, id: ExpectationId, form: Form, kind: ActKind) -> PageResult {
    let allowed = allowed::<Submit>(&ctx, id).await?;
    // Looked at before a file is stored, so that one who comes too late leaves nothing behind.
    if !allowed.now.state(ctx.now()).can_be_submitted() {
        return super::obligation::overtaken(ctx, id, form).await;
    }
    let mut stated = match read(&ctx, &form, kind).await? {
        Ok(stated) => stated,
        Err(refusals) => return super::obligation::again(ctx, id, form, refusals).await,
    };
    if kind == acts::COUNTED {
        stated.facts.push(("amount", 1.into()));
    }
    record(ctx, allowed, form, stated).await
}

async fn read(ctx: &Ctx, form: &Form, kind: ActKind) -> Result<Result<Stated, Refusals>, PageError> {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let words = reader.optional_text("words", NOTE_LETTERS);
    let link = reader.optional_text("link", LINK_LETTERS);
    let happened_on = reader.optional_date("happened_on");
    if happened_on.is_some_and(|day| day > ctx.today()) {
        reader.refuse("happened_on", t.say("submit-future"));
    }
    let name = link.as_deref().map(read_link);
    if name == Some(None) {
        reader.refuse("link", t.say("submit-link"));
    }
    if words.is_none() && link.is_none() && form.file("file").is_none() {
        reader.refuse("words", t.say("submit-nothing"));
    }
    let mut refusals = reader.finish();
    let mut stated = Stated { happened_on, ..Stated::new(kind, words) };
    if let (Some(link), Some(Some(name))) = (link, name) {
        let id = ctx.app.world.id();
        stated.doing.evidence.push(NewEvidence { id, kind: EvidenceKind::Link, name, link: Some(link), file: None });
    }
    // A file is stored last: a form that is refused for something else keeps nothing.
    if let Some(upload) = form.file("file").filter(|_| refusals.is_empty()) {
        match keep(ctx, upload).await? {
            Ok(one) => stated.doing.evidence.push(one),
            Err(reason) => refusals.add("file", reason),
        }
    }
    Ok(if refusals.is_empty() { Ok(stated) } else { Err(refusals) })
}

/// A web address that a person may be sent to: its host is its name.
fn read_link(link: &str) -> Option<String> {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    let host =
        rest.split(['/', '?', '#']).next().filter(|host| host.contains('.') && !host.contains(char::is_whitespace))?;
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
            file: Some((
                stored.key.as_str().to_owned(),
                stored.kind.code().to_owned(),
                i64::try_from(stored.size).unwrap_or(i64::MAX),
            )),
        })),
        Err(FileError::Refused(refusal)) => {
            Ok(Err(if ctx.lang == Lang::En { refusal.english() } else { refusal.russian() }))
        }
        Err(FileError::Storage(error)) => Err(internal(error)),
    }
}
