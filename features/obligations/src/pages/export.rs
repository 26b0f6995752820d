//! The board as a document: PDF to print and send, XLSX and CSV to work with.

use agreements::{AgreementId, ViewAgreement};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use documents::pdf::{Head, Language, Options, Paper};
use documents::{Cell, Column, ColumnKind, Table};
use documents::{Documents, pdf};
use i18n::{Lang, Speaker};
use jiff::Timestamp;
use web::{Ctx, PageError, PageResult};

use super::address::At;
use super::face::Scene;
use crate::store::board::{self, Line};
use crate::words;

/// Sends every expectation of the agreement in the asked format.
pub async fn table(ctx: Ctx, At((id, format)): At<(AgreementId, String)>) -> PageResult {
    let actor = ctx.actor()?.clone();
    let (_, found) = ctx
        .permitted::<ViewAgreement, _, _>(id, move |tx, permit| {
            let id = permit.resource();
            let lines = board::of_agreement(tx, id)?;
            Ok(Scene::load(tx, &actor, id)?.map(|scene| (scene, lines)))
        })
        .await?;
    let (scene, lines) = found.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let listed = list(&t, &scene, &lines, ctx.now());
    let broken = |error: documents::DocumentError| PageError::Internal(format!("making a document: {error}"));
    let (bytes, media) = match format.as_str() {
        "csv" => (listed.csv(), "text/csv; charset=utf-8"),
        "xlsx" => (
            listed.xlsx(ctx.today()).map_err(broken)?,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "pdf" => {
            let documents = ctx.app.extra::<Documents>().ok_or(PageError::NotFound)?;
            let head = head(&ctx, &t, &scene);
            (documents.pdf(pdf::LIST, listed.to_print(), Options::new(head)).await.map_err(broken)?, "application/pdf")
        }
        _ => return Err(PageError::NotFound),
    };
    let name = format!("attachment; filename=\"opora-board.{format}\"");
    let disposition = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
    Ok((
        StatusCode::OK,
        [(header::CONTENT_TYPE, HeaderValue::from_static(media)), (header::CONTENT_DISPOSITION, disposition)],
        bytes,
    )
        .into_response())
}

fn head(ctx: &Ctx, t: &Speaker, scene: &Scene) -> Head {
    let parties: Vec<String> =
        scene.cast.signing().map(|party| scene.cast.organisation(party.organisation_id)).collect();
    Head {
        organisation: parties.join(" · "),
        title: t.say("export-title"),
        subtitle: words::agreement_name(t, &scene.agreement),
        note: t.with("export-note").s("day", t.date(ctx.today())).to_string(),
        demonstration: ctx.app.site.demo,
        language: if t.lang() == Lang::En { Language::English } else { Language::Russian },
        paper: Paper::Landscape,
    }
}

fn list(t: &Speaker, scene: &Scene, lines: &[Line], now: Timestamp) -> Table {
    let column = |key: &str, kind: ColumnKind, width: u16| Column::new(t.say(key), kind, width);
    Table {
        title: t.say("export-sheet"),
        columns: vec![
            column("export-due", ColumnKind::Date, 12),
            column("export-clause", ColumnKind::Text, 14),
            column("export-what", ColumnKind::Text, 48),
            column("export-obliged", ColumnKind::Text, 30),
            column("export-performer", ColumnKind::Text, 30),
            column("export-state", ColumnKind::Text, 18),
        ],
        rows: lines
            .iter()
            .map(|line| {
                vec![
                    line.due_on.map_or(Cell::Empty, Cell::Date),
                    Cell::Text(line.citation(t.lang()).to_owned()),
                    Cell::Text(line.title(t.lang()).to_owned()),
                    Cell::Text(scene.cast.full_name(line.obliged_party_id)),
                    Cell::Text(scene.cast.organisation(line.performer_organisation_id)),
                    Cell::Text(words::state_word(t, line.state(now))),
                ]
            })
            .collect(),
    }
}
