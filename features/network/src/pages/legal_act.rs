//! «Действует ли этот акт и что на нём держится?»: one legal act, its amendments and all that cites it; its form.

use axum::extract::Path;
use axum::http::StatusCode;
use db::Act;
use i18n::{Html, Speaker};
use web::look::{Field, Page, print_button};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditLegalActs;
use crate::model::{
    LEGAL_ACT_CHANGED, LEGAL_ACT_REGISTERED, LegalActCard, LegalActId, LegalActKind, NetworkId, Refused,
};
use crate::pages::edit_organisation::conflict_notice;
use crate::pages::parts::{self, Block, link};
use crate::pages::sheet::Sheet;
use crate::pages::{appoint, legal_acts};
use crate::store::legal_act::{self, Citation, LegalAct};

/// An act's form in words.
pub fn kind_word(t: &Speaker, kind: LegalActKind) -> String {
    t.say(match kind {
        LegalActKind::Law => "network-act-law",
        LegalActKind::Decree => "network-act-decree",
        LegalActKind::Resolution => "network-act-resolution",
        LegalActKind::Directive => "network-act-directive",
        LegalActKind::Order => "network-act-order",
        LegalActKind::Protocol => "network-act-protocol",
        LegalActKind::Regulation => "network-act-regulation",
        LegalActKind::Letter => "network-act-letter",
        LegalActKind::Other => "network-act-other",
    })
}

/// All forms, for choices.
pub fn kind_choices(t: &Speaker) -> Vec<(String, String)> {
    LegalActKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind_word(t, *kind))).collect()
}

/// «приказ от 07.12.2021 № 10-П-1815 «О проекте»».
pub fn title(t: &Speaker, one: &LegalAct) -> String {
    t.with("network-act-title")
        .s("kind", kind_word(t, one.kind))
        .s("day", t.date_dots(one.issued_on))
        .s("number", &one.number)
        .s("title", &one.title)
        .to_string()
}

struct View {
    now: LegalAct,
    amended_by: Vec<LegalAct>,
    amends: Vec<LegalAct>,
    resting: Vec<Citation>,
    others: Vec<LegalAct>,
    may_edit: bool,
}

/// Shows the act.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let id: LegalActId = parts::asked(&id)?;
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let view = ctx
        .read(move |tx| {
            let Some(now) = legal_act::by_id(tx, id)? else { return Ok(None) };
            let may_edit = gate.check::<EditLegalActs>(tx, &actor, NetworkId::whole())?.is_some();
            Ok(Some(View {
                now,
                amended_by: legal_act::amended_by(tx, id)?,
                amends: legal_act::amends(tx, id)?,
                resting: legal_act::resting_on(tx, id)?,
                others: if may_edit { legal_act::list(tx, "", None, 500)? } else { Vec::new() },
                may_edit,
            }))
        })
        .await?
        .ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let name = title(&t, &view.now);
    let (force, tone) = legal_acts::force(&t, &view.now, ctx.today());
    let chip = Html::vouched(format!("<span class=\"{}\">{}</span>", tone.chip(), Html::text(force)));
    let mut page = Page::new(format!("№ {}", view.now.number), &name)
        .nav("network")
        .crumb(t.say("network-legal-acts"), "/legal-acts")
        .summary(chip);
    if !view.amended_by.is_empty() {
        page = page.alarm(t.with("network-act-amended-sum").n("count", view.amended_by.len()).rich());
    }
    let main = [about(&t, &view), resting(&t, &view)];
    let aside = [amendments(&t, &view)];
    ctx.page(page.tools(print_button(&t)).body(parts::card(&t, &main, &aside)))
}

fn about(t: &Speaker, view: &View) -> Block {
    let now = &view.now;
    let mut block = Block::of(t.say("network-about"))
        .pair(t.say("network-field-issuer"), t.bind(&now.issuer))
        .pair(t.say("network-field-title"), t.bind(&now.title))
        .pair(
            t.say("network-in-force"),
            parts::days(t, Some(now.in_force_from.unwrap_or(now.issued_on)), now.in_force_to),
        );
    if let Some(href) = now.link.as_deref().filter(|href| is_web(href)) {
        block = block.rich(t.say("network-field-link"), link(href, href));
    }
    if view.may_edit {
        block = block.action(t.say("network-change"), format!("/legal-acts/{}/edit", now.id));
    }
    block
}

fn is_web(href: &str) -> bool {
    href.starts_with("https://") || href.starts_with("http://")
}

/// What rests on the act, by kind: the pages of later features list the things themselves.
fn resting(t: &Speaker, view: &View) -> Block {
    let mut block = Block { empty: t.say("network-resting-none"), ..Block::of(t.say("network-resting")) };
    if !view.resting.is_empty() {
        let mut counted: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for one in &view.resting {
            *counted.entry(one.subject_kind.as_str()).or_default() += 1;
        }
        for (kind, count) in counted {
            let word = match kind {
                "clause" => t.say("network-subject-clause"),
                "measure" => t.say("network-subject-measure"),
                "agreement" => t.say("network-subject-agreement"),
                _ => t.say("network-subject-other"),
            };
            block = block.pair(word, t.number(i64::try_from(count).unwrap_or(i64::MAX)));
        }
    }
    block
}

fn amendments(t: &Speaker, view: &View) -> Block {
    let mut block = Block { empty: t.say("network-amendments-none"), ..Block::of(t.say("network-amendments")) };
    for (word, acts) in [("network-amended-by", &view.amended_by), ("network-amends", &view.amends)] {
        for one in acts {
            block = block.rich(t.say(word), link(&format!("/legal-acts/{}", one.id), title(t, one)));
        }
    }
    if view.may_edit {
        let others: Vec<LegalAct> = view.others.iter().filter(|one| one.id != view.now.id).cloned().collect();
        let field = Field::select(
            "by",
            t.say("network-amended-by"),
            super::sheet::as_choices(appoint::legal_act_choices(t, &others)),
        );
        block.html = Html::vouched(format!(
            "<details class=\"fold rest no-print\"><summary>{}</summary><form class=\"form\" method=\"post\" action=\"/legal-acts/{}/amend\">{}<p><button class=\"btn sm\" type=\"submit\">{}</button></p></form></details>",
            Html::text(t.say("network-amendment-add")),
            view.now.id,
            field.html(t),
            Html::text(t.say("network-save"))
        ));
    }
    block
}

/// Notes that another act amends this one.
pub async fn amend(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let permit = ctx.permit::<EditLegalActs>(NetworkId::whole()).await?;
    let (id, by): (LegalActId, LegalActId) =
        (parts::asked(&id)?, form.value("by").parse().map_err(|_| PageError::Malformed)?);
    if id == by {
        return Err(PageError::Malformed);
    }
    let act = Act::under(&permit, &ctx.app.world, LEGAL_ACT_CHANGED, id).fact("amended_by", by);
    let noted: Result<(), db::DbError> = ctx.app.db.write(act, move |change| legal_act::amend(change, id, by)).await;
    match noted {
        Ok(()) => Ok(see_other(&format!("/legal-acts/{id}"))),
        Err(db::DbError::ForeignKey { .. }) => Err(PageError::NotFound),
        Err(other) => Err(other.into()),
    }
}

/// Shows the form for a new act.
pub async fn show_new(ctx: Ctx) -> PageResult {
    ctx.permit::<EditLegalActs>(NetworkId::whole()).await?;
    ctx.page(page(&ctx, None, &Form::default(), &Refusals::default(), false))
}

/// Registers an act.
pub async fn save_new(ctx: Ctx, form: Form) -> PageResult {
    let permit = ctx.permit::<EditLegalActs>(NetworkId::whole()).await?;
    let card = match read(&form, &ctx.t()) {
        Ok(card) => card,
        Err(refusals) => return ctx.page(page(&ctx, None, &form, &refusals, false)),
    };
    let id: LegalActId = ctx.app.world.id();
    let act = Act::under(&permit, &ctx.app.world, LEGAL_ACT_REGISTERED, id);
    let registered: Result<(), db::DbError> =
        ctx.app.db.write(act, move |change| legal_act::insert(change, id, &card)).await;
    registered?;
    Ok(see_other(&format!("/legal-acts/{id}")))
}

/// Shows the form for a change.
pub async fn show_edit(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let now = known(&ctx, &id).await?;
    let mut form = Form::default();
    fill(&mut form, &now);
    ctx.page(page(&ctx, Some(&now), &form, &Refusals::default(), false))
}

/// Changes the entry.
pub async fn save_edit(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let now = known(&ctx, &id).await?;
    let permit = ctx.permit::<EditLegalActs>(NetworkId::whole()).await?;
    let seen: i64 = form.value("version").parse().map_err(|_| PageError::Malformed)?;
    let card = match read(&form, &ctx.t()) {
        Ok(card) => card,
        Err(refusals) => return ctx.page(page(&ctx, Some(&now), &form, &refusals, false)),
    };
    let id = now.id;
    let act = Act::under(&permit, &ctx.app.world, LEGAL_ACT_CHANGED, id);
    match ctx.app.db.write(act, move |change| legal_act::change(change, id, seen, &card)).await {
        Ok(()) => Ok(see_other(&format!("/legal-acts/{id}"))),
        Err(Refused::Conflict) => {
            ctx.page(page(&ctx, Some(&now), &form, &Refusals::default(), true).status(StatusCode::CONFLICT))
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}

async fn known(ctx: &Ctx, id: &str) -> Result<LegalAct, PageError> {
    let id: LegalActId = parts::asked(id)?;
    let (_, now) =
        ctx.permitted::<EditLegalActs, _, _>(NetworkId::whole(), move |tx, _| legal_act::by_id(tx, id)).await?;
    now.ok_or(PageError::NotFound)
}

fn fill(form: &mut Form, now: &LegalAct) {
    form.set("kind", now.kind.as_str());
    form.set("issuer", &now.issuer);
    form.set("number", &now.number);
    form.set("issued_on", &now.issued_on.to_string());
    form.set("title", &now.title);
    form.set("link", now.link.as_deref().unwrap_or(""));
    form.set("in_force_from", &now.in_force_from.map(|day| day.to_string()).unwrap_or_default());
    form.set("in_force_to", &now.in_force_to.map(|day| day.to_string()).unwrap_or_default());
    form.set("version", &now.version.to_string());
}

fn read(form: &Form, t: &Speaker) -> Result<LegalActCard, Refusals> {
    let mut reader = form.reader(t);
    let kind = reader.choice("kind", LegalActKind::parse);
    let (number, issued_on) = (reader.text("number", 60), reader.date("issued_on"));
    let (issuer, title, link) =
        (reader.text("issuer", 300), reader.text("title", 1_000), reader.optional_text("link", 500));
    let (in_force_from, in_force_to) = (reader.optional_date("in_force_from"), reader.optional_date("in_force_to"));
    if link.as_deref().is_some_and(|link| !is_web(link)) {
        reader.refuse("link", t.say("network-refused-site"));
    }
    if let (Some(first), Some(last)) = (in_force_from.or(issued_on), in_force_to)
        && last < first
    {
        reader.refuse("in_force_to", t.say("network-refused-ends-before"));
    }
    let refusals = reader.finish();
    match (kind, issued_on) {
        (Some(kind), Some(issued_on)) if refusals.is_empty() => {
            Ok(LegalActCard { kind, issuer, number, issued_on, title, link, in_force_from, in_force_to })
        }
        _ => Err(refusals),
    }
}

fn page(ctx: &Ctx, now: Option<&LegalAct>, form: &Form, refusals: &Refusals, is_conflict: bool) -> Page {
    let t = ctx.t();
    let (address, action) = match now {
        Some(now) => (format!("/legal-acts/{}", now.id), format!("/legal-acts/{}/edit", now.id)),
        None => ("/legal-acts".to_owned(), "/legal-acts/new".to_owned()),
    };
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .select("kind", t.say("network-field-form"), kind_choices(&t))
        .text("number", t.say("network-field-number"))
        .date("issued_on", t.say("network-field-issued-on"))
        .text("issuer", t.say("network-field-issuer"))
        .add("title", t.say("network-field-title"), |name, label| Field::textarea(name, label, 3))
        .optional("link", t.say("network-field-link"))
        .optional_date("in_force_from", t.say("network-field-in-force-from"))
        .optional_date("in_force_to", t.say("network-field-in-force-to"));
    if let Some(now) = now {
        sheet.hidden("version", if is_conflict { now.version.to_string() } else { form.value("version").to_owned() });
        if is_conflict {
            sheet.above(conflict_notice(
                &t,
                &[(t.say("network-field-title"), form.value("title").to_owned(), title(&t, now))],
            ));
        }
    }
    let question =
        if now.is_some() { t.say("network-legal-act-edit-question") } else { t.say("network-legal-act-new-question") };
    let page = Page::new(t.say("network-legal-act"), question).crumb(t.say("network-legal-acts"), "/legal-acts");
    sheet.onto(page, &action, t.say("network-save"), &address)
}
