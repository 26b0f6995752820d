//! What the text leaves open is settled by the parties: each answer dates the promises that waited for it.

use std::collections::BTreeMap;

use agreements::AgreementId;
use agreements::published as agreement_facts;
use axum::http::StatusCode;
use blueprints::{Parameter, ParameterKind, ParameterValue};
use db::{Act, DbResult};
use web::look::{Field, Html, Page, error_summary, html_of};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::address::At;
use crate::WatchAgreement;
use crate::model::acts;
use crate::store::make::make_missing;
use crate::store::redate::redate;

/// Asks the open questions.
pub async fn form(ctx: Ctx, At(id): At<AgreementId>) -> PageResult {
    let (parameters, values) = load(&ctx, id).await?;
    let mut form = Form::default();
    for parameter in &parameters {
        if let Some(value) = values.get(&parameter.key) {
            form.set(&parameter.key, &said(*value));
        }
    }
    show(&ctx, id, &parameters, &form, &Refusals::default())
}

async fn load(ctx: &Ctx, id: AgreementId) -> Result<(Vec<Parameter>, BTreeMap<String, ParameterValue>), PageError> {
    let (_, (blueprint, values)) = ctx
        .permitted::<WatchAgreement, _, _>(id, |tx, permit| {
            let id = permit.resource();
            Ok((agreement_facts::blueprint(tx, id)?, agreement_facts::parameters(tx, id)?))
        })
        .await?;
    Ok((blueprint.ok_or(PageError::NotFound)?.parameters, values))
}

fn said(value: ParameterValue) -> String {
    match value {
        ParameterValue::Number(number) => number.to_string(),
        ParameterValue::Date(date) => date.to_string(),
    }
}

/// Takes the answers; an empty one leaves its question open.
pub async fn take(ctx: Ctx, At(id): At<AgreementId>, form: Form) -> PageResult {
    let permit = ctx.permit::<WatchAgreement>(id).await?;
    let (parameters, known) = load(&ctx, id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let mut settled = Vec::new();
    for parameter in &parameters {
        if form.value(&parameter.key).trim().is_empty() {
            continue;
        }
        let value = match parameter.kind {
            ParameterKind::Date => reader.date(&parameter.key).map(ParameterValue::Date),
            ParameterKind::DayOfMonth => reader.number(&parameter.key, 1, 31).and_then(number),
            _ => reader.number(&parameter.key, 1, 400).and_then(number),
        };
        settled.extend(
            value.filter(|value| known.get(&parameter.key) != Some(value)).map(|value| (parameter.key.clone(), value)),
        );
    }
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return show(&ctx, id, &parameters, &form, &refusals);
    }
    if !settled.is_empty() {
        let (world, today) = (ctx.app.world.clone(), ctx.today());
        let act = Act::under(&permit, &world, acts::PARAMETER_SET, id).about(id).fact("amount", settled.len());
        ctx.app
            .db
            .write(act, move |change| -> DbResult<()> {
                for (key, value) in &settled {
                    agreement_facts::set_parameter(change, id, key, *value)?;
                }
                // A settled term dates what waited for it; a changed one moves what lies ahead.
                let moved = redate(change, &world, id, today)?.len();
                if moved > 0 {
                    change.also(&Act::under(&permit, &world, acts::REDATED, id).about(id).fact("amount", moved))?;
                }
                make_missing(change, &world, id, today)?;
                Ok(())
            })
            .await?;
    }
    Ok(see_other(&format!("/agreements/{id}/board")))
}

fn number(number: i64) -> Option<ParameterValue> {
    u32::try_from(number).ok().map(ParameterValue::Number)
}

fn show(ctx: &Ctx, id: AgreementId, parameters: &[Parameter], form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let tag = t.lang().tag();
    let fields: Vec<Html> = parameters
        .iter()
        .map(|parameter| {
            let label = parameter.label.in_language(tag).to_owned();
            let field = match parameter.kind {
                ParameterKind::Date => Field::date(&parameter.key, label),
                _ => Field::number(&parameter.key, label).short(),
            };
            let mut hint = parameter.question.in_language(tag).to_owned();
            if let Some(suggestion) = &parameter.suggestion {
                let value = said(suggestion.value);
                hint = t
                    .with("parameters-hint")
                    .s("question", hint)
                    .s("value", value)
                    .s("why", suggestion.why.in_language(tag))
                    .to_string();
            }
            field.hint(hint).optional().sent(form, refusals).html(&t)
        })
        .collect();
    let labels: Vec<(&str, &str)> =
        parameters.iter().map(|one| (one.key.as_str(), one.label.in_language(tag))).collect();
    let errors = if refusals.is_empty() { Html::default() } else { error_summary(&t, refusals, &labels) };
    let body = html_of(&super::OneForm {
        errors,
        action: &format!("/agreements/{id}/parameters"),
        lead: &t.say("parameters-lead"),
        fields: &fields,
        button: &t.say("parameters-button"),
        with_file: false,
    });
    let page = Page::new(t.say("parameters-title"), t.say("parameters-question")).nav("board").narrow().body(body);
    ctx.page(if refusals.is_empty() { page } else { page.refused().status(StatusCode::UNPROCESSABLE_ENTITY) })
}
