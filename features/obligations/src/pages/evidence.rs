//! Evidence is looked at by whoever may see the promise it proves; every look is recorded.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use db::AccessLog;
use files::{FileKey, FileKind, Files};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use web::{Ctx, PageError, PageResult};

use super::address::At;
use crate::ViewExpectation;
use crate::model::{EvidenceId, ExpectationId};
use crate::store::page;

/// Sends a file as an attachment: never shown inside Opora's own origin.
pub async fn download(ctx: Ctx, At((id, evidence)): At<(ExpectationId, EvidenceId)>) -> PageResult {
    let (_, rows) =
        ctx.permitted::<ViewExpectation, _, _>(id, move |tx, permit| page::evidence(tx, permit.resource())).await?;
    if let (Some(log), Ok(actor)) = (ctx.app.extra::<AccessLog>(), ctx.actor()) {
        log.note(actor.person, "obligations.evidence", id, ctx.now());
    }
    let row = rows.into_iter().find(|row| row.id == evidence).ok_or(PageError::NotFound)?;
    let key: FileKey = row.file_key.as_deref().and_then(|key| key.parse().ok()).ok_or(PageError::NotFound)?;
    let files = ctx.app.extra::<Files>().ok_or(PageError::NotFound)?;
    let bytes = files.read(&key).await.map_err(|error| PageError::Internal(format!("reading evidence: {error}")))?;
    let bytes = bytes.ok_or_else(|| PageError::Internal("evidence is gone from the folder".into()))?;
    let media = row
        .file_kind
        .as_deref()
        .and_then(FileKind::from_extension)
        .map_or("application/octet-stream", FileKind::media_type);
    let name = utf8_percent_encode(&row.name, NON_ALPHANUMERIC).to_string();
    let disposition = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{name}"))
        .unwrap_or(HeaderValue::from_static("attachment"));
    Ok((
        StatusCode::OK,
        [(header::CONTENT_TYPE, HeaderValue::from_static(media)), (header::CONTENT_DISPOSITION, disposition)],
        bytes,
    )
        .into_response())
}
