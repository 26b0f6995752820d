//! «Кто ведёт проект и есть ли рабочая группа?»: one project with its groups, «рабочая группа и приказ» or «нет группы»; its form.

use axum::extract::Path;
use axum::http::StatusCode;
use db::{Act, DbResult, Tx};
use i18n::{Html, Speaker};
use permit::Actor;
use web::look::{Field, Page, print_button};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::{EditProjects, ViewPerson};
use crate::model::{
    GroupPurpose, NetworkId, OrganisationId, PROJECT_CHANGED, PROJECT_CREATED, PersonId, ProjectCard, ProjectId,
    ProjectKind, Refused,
};
use crate::pages::edit_organisation::conflict_notice;
use crate::pages::parts::{self, Block, link};
use crate::pages::sheet::Sheet;
use crate::pages::{group as group_page, legal_act as act_page, organisation as organisation_page, who};
use crate::store::group::{self, Group};
use crate::store::legal_act::{self, LegalAct};
use crate::store::organisation::{self, Organisation};
use crate::store::person::{self, Person};
use crate::store::project::{self, Project};
use crate::store::scope::{self, Filter, Listed, ListedPerson};

/// A project's level in words.
pub fn kind_word(t: &Speaker, kind: ProjectKind) -> String {
    t.say(match kind {
        ProjectKind::National => "network-project-national",
        ProjectKind::Federal => "network-project-federal",
        ProjectKind::Regional => "network-project-regional",
        ProjectKind::Own => "network-project-own",
    })
}

/// All levels, for choices.
pub fn kind_choices(t: &Speaker) -> Vec<(String, String)> {
    ProjectKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind_word(t, *kind))).collect()
}

/// «2019–2024».
pub fn years(first: Option<i16>, last: Option<i16>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(year), _) | (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    }
}

struct View {
    now: Project,
    parent: Option<Project>,
    below: Vec<Project>,
    organisation: Option<Organisation>,
    leader: Option<Person>,
    groups: Vec<(Group, Option<LegalAct>)>,
    may_edit: bool,
}

fn read_view(tx: &mut Tx, id: ProjectId) -> DbResult<Option<View>> {
    let Some(now) = project::by_id(tx, id)? else { return Ok(None) };
    let mut groups = Vec::new();
    for one in group::of_project(tx, id)? {
        let order = one.legal_act_id.map(|order| legal_act::by_id(tx, order)).transpose()?.flatten();
        groups.push((one, order));
    }
    Ok(Some(View {
        parent: now.parent_id.map(|parent| project::by_id(tx, parent)).transpose()?.flatten(),
        below: project::below(tx, id)?,
        organisation: now.organisation_id.map(|owner| organisation::by_id(tx, owner)).transpose()?.flatten(),
        leader: now.leader_id.map(|leader| person::by_id(tx, leader)).transpose()?.flatten(),
        groups,
        may_edit: false,
        now,
    }))
}

/// Shows the project.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let id: ProjectId = parts::asked(&id)?;
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let view = ctx
        .read(move |tx| {
            let Some(view) = read_view(tx, id)? else { return Ok(None) };
            let may_edit = gate.check::<EditProjects>(tx, &actor, NetworkId::whole())?.is_some();
            // A leader's name stands on a project's passport; the link to the card only for those who may open it.
            let may_see = match view.now.leader_id {
                Some(leader) => gate.check::<ViewPerson>(tx, &actor, leader)?.is_some(),
                None => false,
            };
            Ok(Some((View { may_edit, ..view }, may_see)))
        })
        .await?;
    let (view, may_see_leader) = view.ok_or(PageError::NotFound)?;
    let (t, today) = (ctx.t(), ctx.today());
    let has_group = view.groups.iter().any(|(one, _)| one.purpose == GroupPurpose::Working && one.is_alive(today));
    let mut page = Page::new(t.bind(&view.now.title), t.bind(&view.now.title))
        .nav("network")
        .crumb(t.say("network-projects"), "/projects")
        .summary(Html::text(kind_word(&t, view.now.kind)));
    if view.now.needs_working_group && !has_group {
        page = page.alarm(t.rich("network-no-group-why"));
    }
    let main = [working_groups(&t, today, &view), parts_of(&t, &view)];
    let aside = [about(&t, &view, may_see_leader)];
    ctx.page(page.tools(print_button(&t)).body(parts::card(&t, &main, &aside)))
}

fn about(t: &Speaker, view: &View, may_see_leader: bool) -> Block {
    let now = &view.now;
    let mut block =
        Block::of(t.say("network-about")).pair(t.say("network-field-years"), years(now.first_year, now.last_year));
    if let Some(leader) = &view.leader {
        let name = parts::full_name(t, &leader.family_name, &leader.given_name, leader.patronymic.as_deref());
        let value = if may_see_leader { link(&format!("/people/{}", leader.id), name) } else { Html::text(name) };
        block = block.rich(t.say("network-field-leader"), value);
    }
    if let Some(owner) = &view.organisation {
        block = block.rich(
            t.say("network-organisation"),
            link(&organisation_page::address(owner.id), t.bind(&owner.short_name)),
        );
    }
    if let Some(parent) = &view.parent {
        block = block
            .rich(t.say("network-field-part-of"), link(&format!("/projects/{}", parent.id), t.bind(&parent.title)));
    }
    block = block.pair(t.say("network-field-support"), t.bind(now.support.as_deref().unwrap_or("")));
    if view.may_edit {
        block = block.action(t.say("network-change"), format!("/projects/{}/edit", now.id));
    }
    block
}

fn working_groups(t: &Speaker, today: jiff::civil::Date, view: &View) -> Block {
    let empty =
        if view.now.needs_working_group { t.say("network-no-group") } else { t.say("network-group-not-needed") };
    let mut block = Block { empty, ..Block::of(t.say("network-groups")) };
    for (one, order) in &view.groups {
        let name = link(&format!("/groups/{}", one.id), t.bind(&one.title));
        let order = match order {
            Some(order) => link(&format!("/legal-acts/{}", order.id), act_page::title(t, order)),
            None => Html::text(t.say("network-no-order")),
        };
        if one.is_alive(today) {
            let value = Html::vouched(format!(
                "{name}<br>{order}<br><span class=\"mut s\">{}</span>",
                Html::text(t.bind(&one.organisation_name))
            ));
            block = block.rich(group_page::purpose_word(t, one.purpose), value);
        } else {
            block.older.push((one.title.clone(), parts::days(t, Some(one.starts_on), one.ends_on)));
        }
    }
    block
}

fn parts_of(t: &Speaker, view: &View) -> Block {
    let mut block = Block { empty: t.say("network-projects-below-none"), ..Block::of(t.say("network-projects-below")) };
    let lines: String = view
        .below
        .iter()
        .map(|one| {
            format!(
                "<li><span>{}</span><span class=\"st\">{}</span></li>",
                link(&format!("/projects/{}", one.id), t.bind(&one.title)),
                Html::text(kind_word(t, one.kind))
            )
        })
        .collect();
    if !lines.is_empty() {
        block.html = Html::vouched(format!("<ul class=\"mini\">{lines}</ul>"));
    }
    block
}

/// What the form lets choose from.
struct Choices {
    projects: Vec<Project>,
    organisations: Vec<Listed>,
    people: Vec<ListedPerson>,
}

impl Choices {
    fn read(tx: &mut Tx, actor: &Actor) -> DbResult<Self> {
        Ok(Self {
            projects: project::list(tx, "", None, 500)?,
            organisations: scope::organisations(tx, actor, &Filter::default(), 500, 0)?,
            people: who::offered(tx, actor)?,
        })
    }
}

async fn choices(ctx: &Ctx) -> Result<Choices, PageError> {
    let actor = ctx.actor()?.clone();
    Ok(ctx.permitted::<EditProjects, _, _>(NetworkId::whole(), move |tx, _| Choices::read(tx, &actor)).await?.1)
}

/// Shows the form for a new project.
pub async fn show_new(ctx: Ctx) -> PageResult {
    let choices = choices(&ctx).await?;
    ctx.page(page(&ctx, None, &choices, &Form::default(), &Refusals::default(), false))
}

/// Enters a project.
pub async fn save_new(ctx: Ctx, form: Form) -> PageResult {
    let choices = choices(&ctx).await?;
    let permit = ctx.permit::<EditProjects>(NetworkId::whole()).await?;
    let card = match read(&form, &ctx.t(), &choices) {
        Ok(card) => card,
        Err(refusals) => return ctx.page(page(&ctx, None, &choices, &form, &refusals, false)),
    };
    let id: ProjectId = ctx.app.world.id();
    let act = Act::under(&permit, &ctx.app.world, PROJECT_CREATED, id);
    let entered: Result<(), db::DbError> =
        ctx.app.db.write(act, move |change| project::insert(change, id, &card)).await;
    entered?;
    Ok(see_other(&format!("/projects/{id}")))
}

/// Shows the form for a change.
pub async fn show_edit(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (now, choices) = (known(&ctx, &id).await?, choices(&ctx).await?);
    let mut form = Form::default();
    fill(&mut form, &now);
    ctx.page(page(&ctx, Some(&now), &choices, &form, &Refusals::default(), false))
}

/// Changes the project.
pub async fn save_edit(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (now, choices) = (known(&ctx, &id).await?, choices(&ctx).await?);
    let permit = ctx.permit::<EditProjects>(NetworkId::whole()).await?;
    let seen: i64 = form.value("version").parse().map_err(|_| PageError::Malformed)?;
    let card = match read(&form, &ctx.t(), &choices) {
        Ok(card) => card,
        Err(refusals) => return ctx.page(page(&ctx, Some(&now), &choices, &form, &refusals, false)),
    };
    let id = now.id;
    let act = Act::under(&permit, &ctx.app.world, PROJECT_CHANGED, id);
    match ctx.app.db.write(act, move |change| project::change(change, id, seen, &card)).await {
        Ok(()) => Ok(see_other(&format!("/projects/{id}"))),
        Err(Refused::Conflict) => {
            ctx.page(page(&ctx, Some(&now), &choices, &form, &Refusals::default(), true).status(StatusCode::CONFLICT))
        }
        Err(Refused::Cycle) => {
            let mut refusals = Refusals::default();
            refusals.add("parent", ctx.t().say("network-refused-ring"));
            ctx.page(page(&ctx, Some(&now), &choices, &form, &refusals, false))
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}

async fn known(ctx: &Ctx, id: &str) -> Result<Project, PageError> {
    let id: ProjectId = parts::asked(id)?;
    ctx.read(move |tx| project::by_id(tx, id)).await?.ok_or(PageError::NotFound)
}

fn fill(form: &mut Form, now: &Project) {
    let text = |value: Option<String>| value.unwrap_or_default();
    form.set("title", &now.title);
    form.set("kind", now.kind.as_str());
    form.set("parent", &text(now.parent_id.map(|id| id.to_string())));
    form.set("organisation", &text(now.organisation_id.map(|id| id.to_string())));
    form.set("leader", &text(now.leader_id.map(|id| id.to_string())));
    form.set("first_year", &text(now.first_year.map(|year| year.to_string())));
    form.set("last_year", &text(now.last_year.map(|year| year.to_string())));
    form.set("support", now.support.as_deref().unwrap_or(""));
    if now.needs_working_group {
        form.set("needs_working_group", "yes");
    }
    form.set("version", &now.version.to_string());
}

fn read(form: &Form, t: &Speaker, choices: &Choices) -> Result<ProjectCard, Refusals> {
    let mut reader = form.reader(t);
    let title = reader.text("title", 500);
    let kind = reader.choice("kind", ProjectKind::parse);
    let parent = reader.optional_id::<ProjectId>("parent");
    let organisation = reader.optional_id::<OrganisationId>("organisation");
    let leader = reader.optional_id::<PersonId>("leader");
    let mut year = |name: &str| -> Option<i16> {
        if form.value(name).trim().is_empty() {
            return None;
        }
        reader.number(name, 1990, 2100).and_then(|year| i16::try_from(year).ok())
    };
    let (first_year, last_year) = (year("first_year"), year("last_year"));
    let support = reader.optional_text("support", 2_000);
    if first_year.zip(last_year).is_some_and(|(first, last)| last < first) {
        reader.refuse("last_year", t.say("network-refused-ends-before"));
    }
    let unknown = [
        ("parent", parent.is_some_and(|id| choices.projects.iter().all(|one| one.id != id))),
        ("organisation", organisation.is_some_and(|id| choices.organisations.iter().all(|one| one.id != id))),
        ("leader", leader.is_some_and(|id| choices.people.iter().all(|one| one.id != id))),
    ];
    for (name, _) in unknown.iter().filter(|(_, is_unknown)| *is_unknown) {
        reader.refuse(name, t.say("form-choose"));
    }
    let refusals = reader.finish();
    let needs_working_group = form.value("needs_working_group") == "yes";
    match kind {
        Some(kind) if refusals.is_empty() => Ok(ProjectCard {
            kind,
            parent,
            organisation,
            title,
            leader,
            first_year,
            last_year,
            support,
            needs_working_group,
        }),
        _ => Err(refusals),
    }
}

fn page(
    ctx: &Ctx,
    now: Option<&Project>,
    choices: &Choices,
    form: &Form,
    refusals: &Refusals,
    is_conflict: bool,
) -> Page {
    let t = ctx.t();
    let (address, action) = match now {
        Some(now) => (format!("/projects/{}", now.id), format!("/projects/{}/edit", now.id)),
        None => ("/projects".to_owned(), "/projects/new".to_owned()),
    };
    let projects = choices.projects.iter().filter(|one| now.is_none_or(|now| now.id != one.id));
    let projects = projects.map(|one| (one.id.to_string(), t.bind(&one.title))).collect();
    let organisations = choices.organisations.iter().map(|one| (one.id.to_string(), t.bind(&one.short_name))).collect();
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .text("title", t.say("network-field-title"))
        .select("kind", t.say("network-field-level"), kind_choices(&t))
        .optional_select("parent", t.say("network-field-part-of"), projects)
        .optional_select("organisation", t.say("network-organisation"), organisations)
        .optional_select("leader", t.say("network-field-leader"), who::choices(&t, &choices.people))
        .add("first_year", t.say("network-field-first-year"), |name, label| Field::number(name, label).optional())
        .add("last_year", t.say("network-field-last-year"), |name, label| Field::number(name, label).optional())
        .add("support", t.say("network-field-support"), |name, label| Field::textarea(name, label, 3).optional())
        .tick("needs_working_group", t.say("network-working-group"), t.say("network-needs-working-group"));
    if let Some(now) = now {
        sheet.hidden("version", if is_conflict { now.version.to_string() } else { form.value("version").to_owned() });
        if is_conflict {
            sheet.above(conflict_notice(
                &t,
                &[(t.say("network-field-title"), form.value("title").to_owned(), now.title.clone())],
            ));
        }
    }
    let question =
        if now.is_some() { t.say("network-project-edit-question") } else { t.say("network-project-new-question") };
    sheet.onto(
        Page::new(t.say("network-project"), question).crumb(t.say("network-projects"), "/projects"),
        &action,
        t.say("network-save"),
        &address,
    )
}
