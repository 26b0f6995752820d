//! «Кто под кем?»: the hierarchy in the actor's sight, branches folded under their heads.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use i18n::{Html, Speaker};
use web::look::{Page, html_of, icons, print_button};
use web::{Ctx, PageResult};

use crate::model::OrganisationId;
use crate::pages::parts;
use crate::store::scope::{self, Filter, Listed};

/// The most organisations that the tree shows; beyond it the list with its filter serves better.
const MOST: u32 = 3_000;

struct Node {
    id: OrganisationId,
    name: String,
    note: String,
    /// Em spaces before the name: how deep it stands.
    indent: String,
    below: Vec<Node>,
    /// Whether the branch stands open at first.
    is_open: bool,
}

impl Node {
    fn count(&self) -> usize {
        self.below.iter().map(|node| 1 + node.count()).sum()
    }
}

#[derive(Template)]
#[template(path = "tree.html")]
struct TreeTemplate<'a> {
    t: &'a Speaker,
    nodes: &'a [Node],
}

impl TreeTemplate<'_> {
    fn below(&self, nodes: &[Node]) -> Html {
        html_of(&TreeTemplate { t: self.t, nodes })
    }
}

/// Shows the tree.
pub async fn show(ctx: Ctx) -> PageResult {
    let actor = ctx.actor()?.clone();
    let rows = ctx.read(move |tx| scope::organisations(tx, &actor, &Filter::default(), MOST, 0)).await?;
    let t = ctx.t();
    let nodes = grow(&t, rows);
    let shown: usize = nodes.iter().map(|node| 1 + node.count()).sum();
    let tree = html_of(&TreeTemplate { t: &t, nodes: &nodes });
    let card = Html::vouched(format!("<section class=\"card pad\">{tree}</section>"));
    let page = Page::new(t.say("network-tree"), t.say("network-tree-question"))
        .nav("network")
        .summary(t.with("network-organisations-sum").n("count", shown).rich())
        .tools(print_button(&t))
        .body(parts::stack(&[parts::tabs(&t, "tree"), card]));
    ctx.page(page)
}

/// Puts rows under their parents; one whose parent is out of sight stands at the top.
fn grow(t: &Speaker, rows: Vec<Listed>) -> Vec<Node> {
    let seen: BTreeSet<OrganisationId> = rows.iter().map(|row| row.id).collect();
    let mut by_parent: BTreeMap<Option<OrganisationId>, Vec<Listed>> = BTreeMap::new();
    for row in rows {
        let parent = row.parent_id.filter(|parent| seen.contains(parent));
        by_parent.entry(parent).or_default().push(row);
    }
    branch(t, &mut by_parent, None, 0)
}

fn branch(
    t: &Speaker,
    by_parent: &mut BTreeMap<Option<OrganisationId>, Vec<Listed>>,
    parent: Option<OrganisationId>,
    depth: u8,
) -> Vec<Node> {
    let rows = by_parent.remove(&parent).unwrap_or_default();
    let node = |row: Listed| {
        let below = branch(t, by_parent, Some(row.id), depth + 1);
        let note = if row.has_account { String::new() } else { t.say("network-organisation-without-account") };
        Node {
            id: row.id,
            name: t.bind(&row.short_name),
            note,
            indent: "\u{2003}".repeat(usize::from(depth)),
            is_open: depth == 0 || below.len() <= 5,
            below,
        }
    };
    rows.into_iter().map(node).collect()
}
