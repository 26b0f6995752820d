//! «На что опираются решения?»: the register of legal acts.

use axum::extract::{Path, RawQuery};
use i18n::{Html, Speaker};
use jiff::civil::Date;
use web::look::{Cell, Column, Empty, Page, Row, Table, Tone, icons, print_button};
use web::{Ctx, Form, PageResult};

use crate::access::EditLegalActs;
use crate::model::{LegalActKind, NetworkId};
use crate::pages::legal_act::{kind_choices, kind_word};
use crate::pages::parts::{self, FilterField};
use crate::store::legal_act::{self, LegalAct};

const BASE: &str = "/legal-acts";
const MOST: u32 = 2_000;

fn asked(form: &Form) -> (String, Option<LegalActKind>) {
    (form.value("q").chars().take(200).collect(), LegalActKind::parse(form.value("kind")))
}

/// Shows the register.
pub async fn show(ctx: Ctx, RawQuery(query): RawQuery) -> PageResult {
    let (words, kind) = asked(&Form::from_pairs(query.unwrap_or_default().as_bytes()));
    let (actor, gate, sought) = (ctx.actor()?.clone(), ctx.app.gate.clone(), words.clone());
    let (rows, may_add) = ctx
        .read(move |tx| {
            let may_add = gate.check::<EditLegalActs>(tx, &actor, NetworkId::whole())?.is_some();
            Ok((legal_act::list(tx, &sought, kind, MOST)?, may_add))
        })
        .await?;
    let t = ctx.t();
    let kind_value = kind.map_or("", LegalActKind::as_str);
    let query = parts::query(&[("q", &words), ("kind", kind_value)]);
    let mut table = table(&t, &rows, ctx.today());
    table.downloads = Some(parts::downloads(BASE, &query));
    table.empty = Empty::new(t.say("network-legal-acts-none"), t.say("network-legal-acts-none-why")).icon(icons::law());
    let fields = vec![
        FilterField::words("q", t.say("network-filter-words"), &words),
        FilterField::choice(
            "kind",
            t.say("network-field-form"),
            kind_value,
            t.say("network-filter-all"),
            kind_choices(&t),
        ),
    ];
    let add =
        if may_add { parts::add_button("/legal-acts/new", &t.say("network-legal-act-add")) } else { Html::default() };
    let tools = format!("{}{add}{}", parts::filter(&t, BASE, fields), print_button(&t));
    let page = Page::new(t.say("network-legal-acts"), t.say("network-legal-acts-question"))
        .nav("network")
        .summary(t.with("network-legal-acts-sum").n("count", rows.len()).rich())
        .tools(Html::vouched(tools))
        .body(parts::stack(&[parts::tabs(&t, "legal-acts"), table.html(&t)]));
    ctx.page(page)
}

/// The narrowed register as a file.
pub async fn download(ctx: Ctx, Path(format): Path<String>, RawQuery(query): RawQuery) -> PageResult {
    let (words, kind) = asked(&Form::from_pairs(query.unwrap_or_default().as_bytes()));
    let rows = ctx.read(move |tx| legal_act::list(tx, &words, kind, MOST)).await?;
    parts::download(&ctx, &table(&ctx.t(), &rows, ctx.today()), "legal-acts", &format)
}

fn table(t: &Speaker, rows: &[LegalAct], today: Date) -> Table {
    let row = |one: &LegalAct| {
        let (text, tone) = force(t, one, today);
        Row::from(vec![
            Cell::link(format!("№\u{a0}{}", one.number), format!("{BASE}/{}", one.id)),
            Cell::Date(one.issued_on),
            Cell::text(kind_word(t, one.kind)),
            Cell::text(t.bind(&one.issuer)),
            Cell::text(t.bind(&one.title)),
            Cell::Chip { text, tone },
        ])
    };
    Table {
        caption: t.say("network-legal-acts"),
        columns: vec![
            Column::words(t.say("network-field-number")),
            Column::words(t.say("network-field-issued-on")),
            Column::words(t.say("network-field-form")),
            Column::words(t.say("network-field-issuer")),
            Column::words(t.say("network-field-title")),
            Column::words(t.say("network-field-state")),
        ],
        rows: rows.iter().map(row).collect(),
        empty: Empty::default(),
        downloads: None,
    }
}

/// Whether an act is in force today, in a word.
pub fn force(t: &Speaker, one: &LegalAct, today: Date) -> (String, Tone) {
    match (one.is_in_force(today), one.in_force_to.is_some_and(|last| last < today)) {
        (true, _) => (t.say("network-force-yes"), Tone::Good),
        (false, true) => (t.say("network-force-ended"), Tone::Help),
        (false, false) => (t.say("network-force-not-yet"), Tone::Calm),
    }
}
