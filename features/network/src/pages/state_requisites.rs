//! Stating requisites from a day on. Every number is checked; a wrong one is refused with its reason beside it.

use axum::extract::Path;
use db::Act;
use i18n::{Lang, Speaker};
use jiff::civil::Date;
use requisites::{Field as Number, Reason};
use web::look::{Field, Page};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditOrganisation;
use crate::model::{FactId, ORGANISATION_FACT_STATED, Refused};
use crate::numbers::{NUMBERS, check, value_of};
use crate::pages::sheet::Sheet;
use crate::pages::{organisation, parts};
use crate::store::fact::{self, Requisites, RequisitesCard};
use crate::store::organisation::{self as organisations, Organisation};

/// A number's name in the reader's language, as a label begins.
pub fn word(t: &Speaker, number: Number) -> String {
    let word = match t.lang() {
        Lang::Ru => number.russian(),
        Lang::En => number.english(),
    };
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn reason(t: &Speaker, reason: Reason) -> String {
    match t.lang() {
        Lang::Ru => reason.russian(),
        Lang::En => reason.english(),
    }
}

/// The stated numbers under their words, as a card shows them.
pub fn pairs(t: &Speaker, stated: &Requisites) -> Vec<(String, String)> {
    let card = stated.card();
    let mut pairs: Vec<(String, String)> = NUMBERS
        .iter()
        .filter_map(|(name, number)| Some((word(t, *number), value_of(&card, name)?.to_owned())))
        .collect();
    pairs.extend(card.bank.map(|bank| (t.say("network-field-bank"), t.bind(bank))));
    pairs
}

/// Shows the form with what is stated today.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let today = ctx.today();
    let (_, (now, stated)) = ctx
        .permitted::<EditOrganisation, _, _>(parts::asked(&id)?, move |tx, permit| {
            Ok((organisations::by_id(tx, permit.resource())?, fact::requisites_on(tx, permit.resource(), today)?))
        })
        .await?;
    let mut form = Form::default();
    if let Some(card) = stated.map(|stated| stated.card()) {
        for (name, _) in NUMBERS {
            form.set(name, value_of(&card, name).unwrap_or(""));
        }
        form.set("bank", card.bank.as_deref().unwrap_or(""));
    }
    form.set("starts_on", &today.to_string());
    page(&ctx, &now.ok_or(PageError::NotFound)?, &form, &Refusals::default())
}

/// States them.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (permit, now) = ctx
        .permitted::<EditOrganisation, _, _>(parts::asked(&id)?, |tx, permit| {
            organisations::by_id(tx, permit.resource())
        })
        .await?;
    let now = now.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let (card, day) = match read(&form, &t) {
        Ok(read) => read,
        Err(refusals) => return page(&ctx, &now, &form, &refusals),
    };
    let (id, row) = (permit.resource(), ctx.app.world.id::<FactId>());
    let act =
        Act::under(&permit, &ctx.app.world, ORGANISATION_FACT_STATED, id).fact("fact", "requisites").fact("from", day);
    match ctx.app.db.write(act, move |change| fact::state_requisites(change, row, id, day, &card)).await {
        Ok(()) => Ok(see_other(&organisation::address(id))),
        Err(Refused::Overlap) => {
            let mut refusals = Refusals::default();
            refusals.add("starts_on", t.say("network-refused-later-fact"));
            page(&ctx, &now, &form, &refusals)
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

fn read(form: &Form, t: &Speaker) -> Result<(RequisitesCard, Date), Refusals> {
    let mut reader = form.reader(t);
    let day = reader.date("starts_on");
    let bank = reader.optional_text("bank", 300);
    let (card, wrong) = check(|name| form.value(name), bank);
    for (name, one) in wrong {
        reader.refuse(name, reason(t, one));
    }
    if card == RequisitesCard::default() {
        reader.refuse("inn", t.say("form-empty"));
    }
    let refusals = reader.finish();
    match day {
        Some(day) if refusals.is_empty() => Ok((card, day)),
        _ => Err(refusals),
    }
}

fn page(ctx: &Ctx, now: &Organisation, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = organisation::address(now.id);
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet.add("starts_on", t.say("network-fact-from"), |name, label| {
        Field::date(name, label).hint(t.say("network-fact-from-hint"))
    });
    for (name, number) in NUMBERS {
        sheet.add(name, word(&t, number), |name, label| Field::number(name, label).optional());
    }
    sheet.optional("bank", t.say("network-field-bank"));
    let page = Page::new(
        t.say("network-requisites"),
        t.with("network-requisites-question").s("name", &now.short_name).to_string(),
    )
    .crumb(t.say("network-organisations"), "/organisations")
    .crumb(t.bind(&now.short_name), &address);
    ctx.page(sheet.onto(page, &format!("{address}/requisites"), t.say("network-save"), &address))
}
