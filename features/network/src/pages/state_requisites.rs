//! Stating requisites from a day on. Every number is checked; a wrong one is refused with its reason beside it.

use axum::extract::Path;
use db::Act;
use i18n::{Lang, Speaker};
use jiff::civil::Date;
use requisites::{Checked, Field as Number, Reason};
use web::look::{Field, Page};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditOrganisation;
use crate::model::{FactId, ORGANISATION_FACT_STATED, Refused};
use crate::pages::sheet::Sheet;
use crate::pages::{organisation, parts};
use crate::store::fact::{self, Requisites, RequisitesCard};
use crate::store::organisation::{self as organisations, Organisation};

/// Numbers on the form, in the order of a printed block.
const NUMBERS: [(&str, Number); 11] = [
    ("inn", Number::Inn),
    ("kpp", Number::Kpp),
    ("ogrn", Number::Ogrn),
    ("okpo", Number::Okpo),
    ("oktmo", Number::Oktmo),
    ("bik", Number::Bik),
    ("settlement_account", Number::SettlementAccount),
    ("correspondent_account", Number::CorrespondentAccount),
    ("single_treasury_account", Number::SingleTreasuryAccount),
    ("treasury_account", Number::TreasuryAccount),
    ("personal_account", Number::PersonalAccount),
];

fn word(t: &Speaker, number: Number) -> String {
    match t.lang() {
        Lang::Ru => number.russian().to_owned(),
        Lang::En => number.english().to_owned(),
    }
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
    let mut pairs: Vec<(String, String)> =
        NUMBERS.iter().filter_map(|(name, number)| Some((word(t, *number), value_of(&card, name)?.to_owned()))).collect();
    pairs.extend(card.bank.map(|bank| (t.say("network-field-bank"), t.bind(bank))));
    pairs
}

fn value_of<'a>(card: &'a RequisitesCard, name: &str) -> Option<&'a str> {
    let value = match name {
        "inn" => &card.inn,
        "kpp" => &card.kpp,
        "ogrn" => &card.ogrn,
        "okpo" => &card.okpo,
        "oktmo" => &card.oktmo,
        "bik" => &card.bik,
        "settlement_account" => &card.settlement_account,
        "correspondent_account" => &card.correspondent_account,
        "single_treasury_account" => &card.single_treasury_account,
        "treasury_account" => &card.treasury_account,
        _ => &card.personal_account,
    };
    value.as_deref()
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
    let (permit, now) = ctx.permitted::<EditOrganisation, _, _>(parts::asked(&id)?, |tx, permit| organisations::by_id(tx, permit.resource())).await?;
    let now = now.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let (card, day) = match read(&form, &t) {
        Ok(read) => read,
        Err(refusals) => return page(&ctx, &now, &form, &refusals),
    };
    let (id, row) = (permit.resource(), ctx.app.world.id::<FactId>());
    let act = Act::under(&permit, &ctx.app.world, ORGANISATION_FACT_STATED, id).fact("fact", "requisites").fact("from", day);
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

/// Checks a whole block of numbers; answers it without spaces, and what is wrong by field. Imports use it too.
pub fn check<'v>(value: impl Fn(&str) -> &'v str, bank: Option<String>) -> (RequisitesCard, Vec<(&'static str, Reason)>) {
    let typed: Vec<(&'static str, Number, String)> = NUMBERS
        .iter()
        .map(|(name, number)| (*name, *number, value(name).split_whitespace().collect::<String>()))
        .filter(|(_, _, text)| !text.is_empty())
        .collect();
    let block: requisites::Requisites = typed.iter().map(|(_, number, text)| (*number, text.clone())).collect();
    let wrong = block
        .check_all()
        .into_iter()
        .zip(&typed)
        .filter_map(|(Checked { verdict, .. }, (name, _, _))| verdict.err().map(|reason| (*name, reason)))
        .collect();
    let text = |wanted: &str| typed.iter().find(|(name, _, _)| *name == wanted).map(|(_, _, text)| text.clone());
    let card = RequisitesCard {
        inn: text("inn"),
        kpp: text("kpp"),
        ogrn: text("ogrn"),
        okpo: text("okpo"),
        oktmo: text("oktmo"),
        bik: text("bik"),
        bank,
        settlement_account: text("settlement_account"),
        correspondent_account: text("correspondent_account"),
        single_treasury_account: text("single_treasury_account"),
        treasury_account: text("treasury_account"),
        personal_account: text("personal_account"),
    };
    (card, wrong)
}

fn page(ctx: &Ctx, now: &Organisation, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = organisation::address(now.id);
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet.add("starts_on", t.say("network-fact-from"), |name, label| Field::date(name, label).hint(t.say("network-fact-from-hint")));
    for (name, number) in NUMBERS {
        sheet.add(name, word(&t, number), |name, label| Field::number(name, label).optional());
    }
    sheet.optional("bank", t.say("network-field-bank"));
    let page = Page::new(t.say("network-requisites"), t.with("network-requisites-question").s("name", &now.short_name).to_string())
        .crumb(t.say("network-organisations"), "/organisations")
        .crumb(t.bind(&now.short_name), &address);
    ctx.page(sheet.onto(page, &format!("{address}/requisites"), t.say("network-save"), &address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_number_is_named_and_spaces_are_dropped() {
        let value = |name: &str| match name {
            "inn" => "8601 001660",
            "kpp" => "86010100",
            "ogrn" => "1028600511291",
            _ => "",
        };
        let (card, wrong) = check(value, None);
        assert_eq!(card.inn.as_deref(), Some("8601001660"));
        assert_eq!(wrong.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["kpp", "ogrn"]);
    }
}
