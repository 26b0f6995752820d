//! «Что это за организация и кто за неё отвечает?»: the card with all dated facts, people, groups and history.

use axum::extract::Path;
use i18n::{Html, Speaker};
use jiff::civil::Date;
use web::look::{Cell, Column, Empty, Page, Row, Table, print_button};
use web::{Ctx, PageError, PageResult};

use crate::access::{AddBelow, Appoint, EditOrganisation, ViewOrganisation, ViewPeople};
use crate::model::{ContactKind, OrganisationId};
use crate::pages::parts::{self, Block, link};
use crate::pages::{calendar, group, organisation_fields, person};
use crate::store::assignment::{self, Assigned, Deputised};
use crate::store::fact::{self, Contact, Head, Licence, Requisites};
use crate::store::group::Group;
use crate::store::organisation::{self, FieldChange, Kind, Organisation};
use crate::store::{calendar as calendars, group as groups};

/// What only those see who may see people.
struct Inside {
    assigned: Vec<Assigned>,
    deputised: Vec<Deputised>,
    groups: Vec<Group>,
    changes: Vec<FieldChange>,
    choices: organisation_fields::Choices,
}

struct View {
    now: Organisation,
    kinds: Vec<Kind>,
    above: Vec<Organisation>,
    below: Vec<Organisation>,
    requisites: Vec<Requisites>,
    licences: Vec<Licence>,
    contacts: Vec<Contact>,
    heads: Vec<Head>,
    calendar: Option<calendars::Calendar>,
    inside: Option<Inside>,
    may_edit: bool,
    may_add: bool,
    may_appoint: bool,
}

/// Shows the card.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let (_, view) = ctx
        .permitted::<ViewOrganisation, _, _>(parts::asked(&id)?, move |tx, permit| {
            let id = permit.resource();
            let Some(now) = organisation::by_id(tx, id)? else { return Ok(None) };
            let inside = match gate.check::<ViewPeople>(tx, &actor, id)? {
                Some(_) => Some(Inside {
                    assigned: assignment::of_organisation(tx, id)?,
                    deputised: assignment::deputising_of_organisation(tx, id)?,
                    groups: groups::of_organisation(tx, id)?,
                    changes: organisation::changes_since(tx, id, 0)?,
                    choices: organisation_fields::Choices::read(tx, &actor)?,
                }),
                None => None,
            };
            let calendar = calendars::nearest(tx, id)?;
            Ok(Some(View {
                now,
                kinds: organisation::kinds(tx)?,
                above: organisation::above(tx, id)?,
                below: organisation::below(tx, id)?,
                requisites: fact::requisites(tx, id)?,
                licences: fact::licences(tx, id)?,
                contacts: fact::contacts(tx, id)?,
                heads: fact::heads(tx, id)?,
                calendar,
                inside,
                may_edit: gate.check::<EditOrganisation>(tx, &actor, id)?.is_some(),
                may_add: gate.check::<AddBelow>(tx, &actor, id)?.is_some(),
                may_appoint: gate.check::<Appoint>(tx, &actor, id)?.is_some(),
            }))
        })
        .await?;
    page(&ctx, &view.ok_or(PageError::NotFound)?)
}

fn page(ctx: &Ctx, view: &View) -> PageResult {
    let (t, today) = (ctx.t(), ctx.today());
    let mut main = vec![about(&t, ctx, view), requisites(&t, today, view), below(&t, view)];
    let mut aside = vec![head(&t, today, view), contacts(&t, today, view), licence(&t, today, view)];
    if let Some(inside) = &view.inside {
        main.push(people(&t, today, view, inside));
        main.push(deputised(&t, today, view, inside));
        aside.push(group::block(&t, today, &inside.groups, view.may_appoint.then_some(view.now.id)));
        main.push(history(&t, inside));
    }
    let mut page = Page::new(t.bind(&view.now.short_name), t.bind(&view.now.name))
        .nav("network")
        .crumb(t.say("network-organisations"), "/organisations");
    for above in &view.above {
        page = page.crumb(t.bind(&above.short_name), format!("/organisations/{}", above.id));
    }
    if view.now.ends_on.is_some_and(|last| last < today) {
        page = page.alarm(t.rich("network-organisation-over"));
    }
    page = page.summary(Html::text(parts::kind_name(&t, &view.kinds, &view.now.kind)));
    ctx.page(page.tools(print_button(&t)).body(parts::card(&t, &main, &aside)))
}

fn about(t: &Speaker, ctx: &Ctx, view: &View) -> Block {
    let now = &view.now;
    let own = format!("/organisations/{}", now.id);
    let account = t.say(if now.has_account { "network-account-yes" } else { "network-account-no" });
    let mut block = Block::of(t.say("network-about"))
        .pair(t.say("network-field-short-name"), t.bind(&now.short_name))
        .pair(t.say("network-field-zone"), organisation_fields::zone_word(t, &now.zone, ctx.now()))
        .pair(t.say("network-field-has-account"), account)
        .pair(t.say("network-days"), parts::days(t, now.starts_on, now.ends_on));
    if let Some(calendar) = &view.calendar {
        block =
            block.rich(t.say("network-field-calendar"), link(&format!("/calendars/{}", calendar.id), &calendar.name));
    } else {
        block = block.rich(t.say("network-field-calendar"), link("/calendars/federal", calendar::federal_name(t)));
    }
    if view.may_edit {
        block = block.action(t.say("network-change"), format!("{own}/edit"));
    }
    block
}

/// The fact in force today, then all others with their days.
fn split<F>(facts: &[F], today: Date, days: impl Fn(&F) -> (Date, Option<Date>)) -> (Option<&F>, Vec<&F>) {
    let is_now = |fact: &F| {
        let (first, last) = days(fact);
        first <= today && last.is_none_or(|last| last >= today)
    };
    let now = facts.iter().find(|fact| is_now(fact));
    let older = facts.iter().filter(|fact| now.is_none_or(|now| !std::ptr::eq(*fact, now))).collect();
    (now, older)
}

fn requisites(t: &Speaker, today: Date, view: &View) -> Block {
    let (now, older) = split(&view.requisites, today, |one| (one.starts_on, one.ends_on));
    let mut block = Block { empty: t.say("network-requisites-none"), ..Block::of(t.say("network-requisites")) };
    if let Some(now) = now {
        for (word, value) in crate::pages::state_requisites::pairs(t, now) {
            block = block.pair(word, value);
        }
        block = block.pair(t.say("network-days"), parts::days(t, Some(now.starts_on), now.ends_on));
    }
    block.older =
        older.iter().map(|one| (inn_line(t, one), parts::days(t, Some(one.starts_on), one.ends_on))).collect();
    if view.may_edit {
        block = block.action(t.say("network-requisites-state"), format!("/organisations/{}/requisites", view.now.id));
    }
    block
}

fn inn_line(t: &Speaker, one: &Requisites) -> String {
    let accounts = [&one.treasury_account, &one.settlement_account].into_iter().flatten().next();
    let inn = one.inn.as_deref().map(|inn| format!("{} {inn}", t.say("network-field-inn")));
    [inn, accounts.cloned()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn head(t: &Speaker, today: Date, view: &View) -> Block {
    let (now, older) = split(&view.heads, today, |one| (one.starts_on, one.ends_on));
    let name = |one: &Head| parts::full_name(t, &one.family_name, &one.given_name, one.patronymic.as_deref());
    let position = |one: &Head| {
        if one.acting {
            t.with("network-acting").s("position", &one.position).to_string()
        } else {
            one.position.clone()
        }
    };
    let mut block = Block { empty: t.say("network-head-none"), ..Block::of(t.say("network-head")) };
    if let Some(now) = now {
        block = block
            .pair(position(now), name(now))
            .pair(t.say("network-field-authority"), t.bind(&now.authority))
            .pair(t.say("network-days"), parts::days(t, Some(now.starts_on), now.ends_on));
    }
    block.older = older
        .iter()
        .map(|one| (format!("{}, {}", name(one), position(one)), parts::days(t, Some(one.starts_on), one.ends_on)))
        .collect();
    if view.may_edit {
        block = block.action(t.say("network-head-state"), format!("/organisations/{}/head", view.now.id));
    }
    block
}

fn licence(t: &Speaker, today: Date, view: &View) -> Block {
    let (now, older) = split(&view.licences, today, |one| (one.starts_on, one.ends_on));
    let mut block = Block { empty: t.say("network-licence-none"), ..Block::of(t.say("network-licence")) };
    if let Some(now) = now {
        block = block
            .pair(t.say("network-field-number"), &now.number)
            .pair(t.say("network-field-issued-on"), now.issued_on.map(|day| t.date_dots(day)).unwrap_or_default())
            .pair(t.say("network-field-issuer"), t.bind(&now.issuer))
            .pair(t.say("network-days"), parts::days(t, Some(now.starts_on), now.ends_on));
    }
    block.older = older
        .iter()
        .map(|one| (format!("№ {}", one.number), parts::days(t, Some(one.starts_on), one.ends_on)))
        .collect();
    if view.may_edit {
        block = block.action(t.say("network-licence-state"), format!("/organisations/{}/licence", view.now.id));
    }
    block
}

/// A contact's kind in words.
pub fn contact_word(t: &Speaker, kind: ContactKind) -> String {
    t.say(match kind {
        ContactKind::Address => "network-contact-address",
        ContactKind::Phone => "network-contact-phone",
        ContactKind::Email => "network-contact-email",
        ContactKind::Site => "network-contact-site",
    })
}

fn contacts(t: &Speaker, today: Date, view: &View) -> Block {
    let mut block = Block { empty: t.say("network-contacts-none"), ..Block::of(t.say("network-contacts")) };
    for one in &view.contacts {
        if one.starts_on <= today && one.ends_on.is_none_or(|last| last >= today) {
            block = block.rich(contact_word(t, one.kind), contact_html(one));
        } else {
            block.older.push((
                format!("{}: {}", contact_word(t, one.kind), one.value),
                parts::days(t, Some(one.starts_on), one.ends_on),
            ));
        }
    }
    if view.may_edit {
        block = block.action(t.say("network-contacts-change"), format!("/organisations/{}/contacts", view.now.id));
    }
    block
}

/// A mail address writes, a site opens; only plain web addresses become links.
fn contact_html(one: &Contact) -> Html {
    match one.kind {
        ContactKind::Email => link(&format!("mailto:{}", one.value), &one.value),
        ContactKind::Site if one.value.starts_with("https://") || one.value.starts_with("http://") => {
            link(&one.value, &one.value)
        }
        _ => Html::text(&one.value),
    }
}

fn below(t: &Speaker, view: &View) -> Block {
    if view.below.is_empty() {
        let mut block = Block { empty: t.say("network-below-none"), ..Block::of(t.say("network-below")) };
        if view.may_add {
            block = block.action(t.say("network-below-add"), format!("/organisations/{}/below", view.now.id));
        }
        return block;
    }
    let lines: String = view
        .below
        .iter()
        .take(30)
        .map(|one| {
            let to = link(&format!("/organisations/{}", one.id), t.bind(&one.short_name));
            format!(
                "<li><span>{to}</span><span class=\"st\">{}</span></li>",
                Html::text(parts::kind_name(t, &view.kinds, &one.kind))
            )
        })
        .collect();
    let mut html = format!("<ul class=\"mini\">{lines}</ul>");
    if view.below.len() > 30 {
        let all = t.with("network-below-all").n("count", view.below.len()).to_string();
        html.push_str(&format!("<p class=\"go\">{}</p>", link(&format!("/organisations?within={}", view.now.id), all)));
    }
    let mut block = Block { html: Html::vouched(html), ..Block::of(t.say("network-below")) };
    if view.may_add {
        block = block.action(t.say("network-below-add"), format!("/organisations/{}/below", view.now.id));
    }
    block
}

fn ending(t: &Speaker, view: &View, path: &str, version: i64, is_open: bool, today: Date) -> Cell {
    if !(view.may_appoint && is_open) {
        return Cell::Empty;
    }
    let action = format!("/organisations/{}/{path}/end", view.now.id);
    let hidden = [("version", version.to_string()), ("last_day", today.to_string())];
    let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Cell::Rich { html: parts::button(&action, &hidden, &t.say("network-end-today")), plain: String::new() }
}

fn people(t: &Speaker, today: Date, view: &View, inside: &Inside) -> Block {
    let rows = inside.assigned.iter().map(|one| {
        let is_open = one.ends_on.is_none_or(|last| last > today);
        let name = parts::full_name(t, &one.family_name, &one.given_name, one.patronymic.as_deref());
        Row::from(vec![
            Cell::link(name, format!("/people/{}", one.person_id)),
            Cell::text(person::role_word(t, one.role.0)),
            Cell::text(&one.position),
            Cell::text(parts::days(t, Some(one.starts_on), one.ends_on)),
            ending(t, view, &format!("assignments/{}", one.id), one.version, is_open, today),
        ])
    });
    let table = Table {
        caption: t.say("network-people-here"),
        columns: vec![
            Column::words(t.say("network-person")),
            Column::words(t.say("network-field-role")),
            Column::words(t.say("network-field-position")),
            Column::words(t.say("network-days")),
            Column::words(t.say("network-field-action")),
        ],
        rows: rows.collect(),
        empty: Empty::default(),
        downloads: None,
    };
    let mut block = Block { empty: t.say("network-people-none"), ..Block::of(t.say("network-who-may-act")) };
    if !table.rows.is_empty() {
        block = Block::table(t, &table);
    }
    if view.may_appoint {
        block = block.action(t.say("network-appoint"), format!("/organisations/{}/assignments/new", view.now.id));
    }
    block
}

fn deputised(t: &Speaker, today: Date, view: &View, inside: &Inside) -> Block {
    let mut block = Block { empty: t.say("network-deputising-none"), ..Block::of(t.say("network-deputising")) };
    let lines: String = inside
        .deputised
        .iter()
        .map(|one| {
            let who = t
                .with("network-deputising-line")
                .s("deputy", parts::full_name(t, &one.deputy_family_name, &one.deputy_given_name, None))
                .s("person", parts::full_name(t, &one.person_family_name, &one.person_given_name, None))
                .to_string();
            let is_open = one.ends_on.is_none_or(|last| last > today) && one.starts_on <= today;
            let end = match ending(t, view, &format!("deputising/{}", one.id), one.version, is_open, today) {
                Cell::Rich { html, .. } => html,
                _ => Html::default(),
            };
            format!(
                "<li><span>{}<small>{}</small></span>{end}</li>",
                Html::text(who),
                Html::text(parts::days(t, Some(one.starts_on), one.ends_on))
            )
        })
        .collect();
    if !lines.is_empty() {
        block.html = Html::vouched(format!("<ul class=\"mini\">{lines}</ul>"));
    }
    if view.may_appoint && !inside.assigned.is_empty() {
        block = block.action(t.say("network-deputise"), format!("/organisations/{}/deputising/new", view.now.id));
    }
    block
}

fn history(t: &Speaker, inside: &Inside) -> Block {
    let rows = inside.changes.iter().map(|one| {
        let word = |value: &Option<String>| Cell::text(inside.choices.words(t, &one.field, value.as_deref()));
        let zone = jiff::tz::TimeZone::UTC;
        Row::from(vec![
            Cell::text(organisation_fields::label(t, &one.field)),
            word(&one.value_before),
            word(&one.value_after),
            Cell::Date(one.changed_at.to_zoned(zone).date()),
        ])
    });
    let table = Table {
        caption: t.say("network-history"),
        columns: vec![
            Column::words(t.say("network-field-field")),
            Column::words(t.say("network-field-before")),
            Column::words(t.say("network-field-after")),
            Column::words(t.say("network-field-when")),
        ],
        rows: rows.collect(),
        empty: Empty::new(t.say("network-history-none"), String::new()),
        downloads: None,
    };
    Block::table(t, &table)
}

/// Where an organisation's card is.
pub fn address(id: OrganisationId) -> String {
    format!("/organisations/{id}")
}
