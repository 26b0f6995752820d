//! What the agreement rests on: legal acts, marked once they change, and projects with their working groups.

use blueprints::Blueprint;
use db::{DbResult, Tx};
use i18n::Speaker;
use jiff::civil::Date;
use network::published::{self as network_facts, Group, GroupPurpose, Project};
use web::look::{Page, Tone};

use super::Loaded;
use crate::pages::names;
use crate::store::grounds::Ground;

/// How many projects of one title are looked through.
const SAME_TITLE: u32 = 50;

/// A legal act on the page.
pub struct GroundLine {
    /// «приказ от 20.12.2021 № 10-П-1815».
    pub name: String,
    /// What it is about.
    pub title: String,
    /// Its page.
    pub href: String,
    /// «изменён», «утратил силу 01.09.2022», with the chip's classes.
    pub mark: Option<(String, &'static str)>,
}

/// The acts, the oldest first.
pub fn lines(t: &Speaker, loaded: &Loaded, today: Date) -> Vec<GroundLine> {
    loaded.grounds.iter().map(|ground| line(t, loaded, ground, today)).collect()
}

/// The acts that one clause cites.
pub fn of_clause(t: &Speaker, loaded: &Loaded, clause: &str, today: Date) -> Vec<GroundLine> {
    let Some(clause) = loaded.blueprint.clause(clause) else { return Vec::new() };
    let cited = |ground: &&Ground| {
        key(&loaded.blueprint, ground).is_some_and(|key| clause.legal_acts.iter().any(|one| one == key))
    };
    loaded.grounds.iter().filter(cited).map(|ground| line(t, loaded, ground, today)).collect()
}

fn line(t: &Speaker, loaded: &Loaded, ground: &Ground, today: Date) -> GroundLine {
    GroundLine {
        name: names::legal_act(t, &ground.act),
        title: ground.act.title.clone(),
        href: format!("/legal-acts/{}", ground.act.id),
        mark: mark(t, loaded, ground, today),
    }
}

fn mark(t: &Speaker, loaded: &Loaded, ground: &Ground, today: Date) -> Option<(String, &'static str)> {
    if let Some(last) = ground.act.in_force_to.filter(|last| *last < today) {
        return Some((t.with("ground-ended").s("day", t.date_dots(last)).to_string(), Tone::Alarm.chip()));
    }
    if has_changed(loaded, ground) {
        return Some((t.say("ground-changed"), Tone::Help.chip()));
    }
    (ground.amendments > 0).then(|| (t.say("ground-as-amended"), Tone::Calm.chip()))
}

/// Whether the act was amended since the text was written: changes that the text itself names are no news.
fn has_changed(loaded: &Loaded, ground: &Ground) -> bool {
    let key = key(&loaded.blueprint, ground);
    let known = loaded.blueprint.legal_acts.iter().filter(|act| key.is_some() && act.amends.as_deref() == key).count();
    ground.amendments > known as i64
}

/// The blueprint's key of an act, unless it came later.
fn key<'b>(blueprint: &'b Blueprint, ground: &Ground) -> Option<&'b str> {
    let is_it = |act: &&blueprints::LegalAct| act.number == ground.act.number && act.date == ground.act.issued_on;
    blueprint.legal_acts.iter().find(is_it).map(|act| act.key.as_str())
}

/// Says in the answer line that the ground has moved.
pub fn alarm(t: &Speaker, loaded: &Loaded, today: Date, page: Page) -> Page {
    let moved = loaded.grounds.iter().filter(|ground| ground.has_ended(today) || has_changed(loaded, ground)).count();
    if moved == 0 { page } else { page.alarm(t.with("card-sum-grounds").n("count", moved as i64).rich()) }
}

/// A project of the agreement on the page.
pub struct ProjectLine {
    /// Its title.
    pub title: String,
    /// Its page, when the network knows it.
    pub href: Option<String>,
    /// The working group and the order that formed it, or «нет группы»; absent where nobody asks for one.
    pub group: Option<(String, &'static str)>,
}

/// The blueprint's projects, joined by title with those of the network.
pub fn projects(tx: &mut Tx, t: &Speaker, blueprint: &Blueprint, today: Date) -> DbResult<Vec<ProjectLine>> {
    let mut lines = Vec::new();
    for one in &blueprint.projects {
        let title = one.title.in_language(t.lang().tag()).to_owned();
        let same = |project: &Project| kernel::fold(&project.title) == kernel::fold(&one.title.ru);
        let known = network_facts::project_choices(tx, &one.title.ru, SAME_TITLE)?.into_iter().find(same);
        let group = known.as_ref().map(|project| group(tx, t, project, today)).transpose()?.flatten();
        lines.push(ProjectLine { title, href: known.map(|project| format!("/projects/{}", project.id)), group });
    }
    Ok(lines)
}

fn group(tx: &mut Tx, t: &Speaker, project: &Project, today: Date) -> DbResult<Option<(String, &'static str)>> {
    let is_working = |group: &&Group| group.purpose == GroupPurpose::Working && group.is_alive(today);
    let groups = network_facts::groups_of_project(tx, project.id)?;
    let Some(group) = groups.iter().find(is_working) else {
        return Ok(project.needs_working_group.then(|| (t.say("project-no-group"), Tone::Help.chip())));
    };
    let act = group.legal_act_id.map(|act| network_facts::legal_act(tx, act)).transpose()?.flatten();
    let words = match act {
        Some(act) => t.with("project-group-by").s("act", names::legal_act(t, &act)).to_string(),
        None => t.say("project-group"),
    };
    Ok(Some((words, Tone::Good.chip())))
}
