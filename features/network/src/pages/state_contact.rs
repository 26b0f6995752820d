//! Contacts: each is added and ended on its own.

use axum::extract::Path;
use db::Act;
use i18n::{Html, Speaker};
use jiff::ToSpan;
use web::look::{Field, Page};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditOrganisation;
use crate::model::{ContactKind, FactId, ORGANISATION_FACT_ENDED, ORGANISATION_FACT_STATED, OrganisationId, Refused};
use crate::pages::sheet::Sheet;
use crate::pages::{organisation, parts};
use crate::store::fact::{self, Contact};
use crate::store::organisation::{self as organisations, Organisation};

/// Shows what is stated, and the form for one more.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (now, contacts) = read(&ctx, &id).await?;
    let mut form = Form::default();
    form.set("starts_on", &ctx.today().to_string());
    page(&ctx, &now, &contacts, &form, &Refusals::default())
}

/// Adds one.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (now, contacts) = read(&ctx, &id).await?;
    let permit = ctx.permit::<EditOrganisation>(now.id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let kind = reader.choice("kind", ContactKind::parse);
    let value = reader.text("value", 300);
    let day = reader.date("starts_on");
    if let Some(reason) = kind.filter(|_| !value.is_empty()).and_then(|kind| objection(kind, &value)) {
        reader.refuse("value", t.say(reason));
    }
    let refusals = reader.finish();
    let (Some(kind), Some(day), true) = (kind, day, refusals.is_empty()) else {
        return page(&ctx, &now, &contacts, &form, &refusals);
    };
    let (id, row) = (permit.resource(), ctx.app.world.id::<FactId>());
    let act =
        Act::under(&permit, &ctx.app.world, ORGANISATION_FACT_STATED, id).fact("fact", "contact").fact("from", day);
    ctx.app.db.write(act, move |change| fact::state_contact(change, row, id, day, kind, &value)).await?;
    Ok(see_other(&format!("{}/contacts", organisation::address(id))))
}

/// Ends one with yesterday, so that it holds no longer today.
pub async fn end(ctx: Ctx, Path((id, contact)): Path<(String, String)>) -> PageResult {
    let permit = ctx.permit::<EditOrganisation>(parts::asked::<OrganisationId>(&id)?).await?;
    let contact: FactId = parts::asked(&contact)?;
    let (id, yesterday) = (permit.resource(), ctx.today().saturating_sub(1.day()));
    let act = Act::under(&permit, &ctx.app.world, ORGANISATION_FACT_ENDED, id).fact("fact", "contact");
    match ctx.app.db.write(act, move |change| fact::end_contact(change, contact, id, yesterday)).await {
        Ok(()) => Ok(see_other(&format!("{}/contacts", organisation::address(id)))),
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

/// What is plainly wrong with a contact; the key of the reason.
fn objection(kind: ContactKind, value: &str) -> Option<&'static str> {
    let has_space = value.contains(char::is_whitespace);
    match kind {
        ContactKind::Email => {
            let is_mail = value
                .split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
            (!is_mail || has_space).then_some("network-refused-email")
        }
        ContactKind::Site => {
            let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
            (has_space || !host.is_some_and(|host| host.contains('.'))).then_some("network-refused-site")
        }
        ContactKind::Phone => {
            (value.chars().filter(char::is_ascii_digit).count() < 5).then_some("network-refused-phone")
        }
        ContactKind::Address => None,
    }
}

async fn read(ctx: &Ctx, id: &str) -> Result<(Organisation, Vec<Contact>), PageError> {
    let (_, (now, contacts)) = ctx
        .permitted::<EditOrganisation, _, _>(parts::asked(id)?, |tx, permit| {
            Ok((organisations::by_id(tx, permit.resource())?, fact::contacts(tx, permit.resource())?))
        })
        .await?;
    Ok((now.ok_or(PageError::NotFound)?, contacts))
}

fn stated(t: &Speaker, address: &str, contacts: &[Contact]) -> Html {
    let lines: String = contacts
        .iter()
        .filter(|one| one.ends_on.is_none())
        .map(|one| {
            let end = parts::button(&format!("{address}/contacts/{}/end", one.id), &[], &t.say("network-contact-end"));
            let word = Html::text(organisation::contact_word(t, one.kind));
            format!("<li><span>{}<small>{word}</small></span>{end}</li>", Html::text(&one.value))
        })
        .collect();
    if lines.is_empty() {
        Html::default()
    } else {
        Html::vouched(format!("<section class=\"card pad\"><ul class=\"mini\">{lines}</ul></section>"))
    }
}

fn page(ctx: &Ctx, now: &Organisation, contacts: &[Contact], form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = organisation::address(now.id);
    let kinds =
        ContactKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), organisation::contact_word(&t, *kind))).collect();
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .above(stated(&t, &address, contacts))
        .select("kind", t.say("network-contact-kind"), kinds)
        .add("value", t.say("network-contact-value"), |name, label| {
            Field::text(name, label).hint(t.say("network-contact-value-hint"))
        })
        .date("starts_on", t.say("network-fact-from"));
    let page = Page::new(
        t.say("network-contacts"),
        t.with("network-contacts-question").s("name", &now.short_name).to_string(),
    )
    .crumb(t.say("network-organisations"), "/organisations")
    .crumb(t.bind(&now.short_name), &address);
    ctx.page(sheet.onto(page, &format!("{address}/contacts"), t.say("network-contact-add"), &address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plainly_wrong_contacts_are_refused() {
        for (kind, value) in [
            (ContactKind::Email, "iro@mail.example"),
            (ContactKind::Site, "https://school9.example/"),
            (ContactKind::Phone, "8 (3467) 2-45-97"),
            (ContactKind::Address, "ул. Мира, 9"),
        ] {
            assert_eq!(objection(kind, value), None, "{value}");
        }
        for (kind, value) in [
            (ContactKind::Email, "почты нет"),
            (ContactKind::Email, "a@b"),
            (ContactKind::Site, "javascript:alert(1)"),
            (ContactKind::Site, "https://"),
            (ContactKind::Phone, "нет"),
        ] {
            assert!(objection(kind, value).is_some(), "{value}");
        }
    }
}
