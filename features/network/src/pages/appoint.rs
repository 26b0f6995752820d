//! Giving a role in an organisation, and ending it.

use axum::extract::Path;
use db::{Act, DbResult, Tx};
use i18n::Speaker;
use permit::Actor;
use policy::Role;
use web::look::{Field, Page};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::Appoint;
use crate::model::{
    ASSIGNMENT_ENDED, ASSIGNMENT_GIVEN, AssignmentCard, AssignmentId, LegalActId, OrganisationId, Refused, RoleWord,
};
use crate::pages::sheet::Sheet;
use crate::pages::{legal_act, organisation, parts, person, who};
use crate::store::assignment;
use crate::store::legal_act::{self as legal_acts, LegalAct};
use crate::store::organisation::{self as organisations, Organisation};
use crate::store::scope::ListedPerson;

/// What the forms about roles let choose from.
pub struct Choices {
    pub now: Organisation,
    pub people: Vec<ListedPerson>,
    pub legal_acts: Vec<LegalAct>,
}

impl Choices {
    pub fn read(tx: &mut Tx, actor: &Actor, id: OrganisationId) -> DbResult<Option<Self>> {
        let Some(now) = organisations::by_id(tx, id)? else { return Ok(None) };
        Ok(Some(Self { now, people: who::offered(tx, actor)?, legal_acts: legal_acts::list(tx, "", None, 500)? }))
    }
}

/// The choices of a page about the organisation in the address.
pub async fn choices(ctx: &Ctx, id: &str) -> Result<Choices, PageError> {
    let actor = ctx.actor()?.clone();
    let (_, found) = ctx
        .permitted::<Appoint, _, _>(parts::asked(id)?, move |tx, permit| Choices::read(tx, &actor, permit.resource()))
        .await?;
    found.ok_or(PageError::NotFound)
}

/// The roles that the actor may give there: only an administrator makes administrators, and nobody gives more than an
/// officer of the same kind has.
fn roles(actor: &Actor) -> Vec<Role> {
    let is_administrator = actor.has_role(Role::Administrator);
    let is_ministry = actor.has_role(Role::MinistryOfficer);
    Role::ALL
        .into_iter()
        .filter(|role| match role {
            Role::Administrator => is_administrator,
            Role::MinistryOfficer => is_administrator || is_ministry,
            _ => true,
        })
        .collect()
}

/// Shows the form.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let choices = choices(&ctx, &id).await?;
    let mut form = Form::default();
    form.set("starts_on", &ctx.today().to_string());
    page(&ctx, &choices, &form, &Refusals::default())
}

/// Gives the role.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let choices = choices(&ctx, &id).await?;
    let permit = ctx.permit::<Appoint>(choices.now.id).await?;
    let (t, allowed) = (ctx.t(), roles(ctx.actor()?));
    let mut reader = form.reader(&t);
    let person = who::read(&mut reader, &form, &t, &choices.people, ctx.app.world.id());
    let role = reader.choice("role", |word| Role::parse(word).filter(|role| allowed.contains(role)));
    let position = reader.text("position", 200);
    let starts_on = reader.date("starts_on");
    let ends_on = reader.optional_date("ends_on");
    let legal_act = reader.optional_id::<LegalActId>("legal_act");
    if let (Some(first), Some(last)) = (starts_on, ends_on)
        && last < first
    {
        reader.refuse("ends_on", t.say("network-refused-ends-before"));
    }
    if legal_act.is_some_and(|id| choices.legal_acts.iter().all(|one| one.id != id)) {
        reader.refuse("legal_act", t.say("form-choose"));
    }
    let mut refusals = reader.finish();
    let (Some(person), Some(role), Some(starts_on), true) = (person, role, starts_on, refusals.is_empty()) else {
        return page(&ctx, &choices, &form, &refusals);
    };
    let (organisation, row) = (permit.resource(), ctx.app.world.id::<AssignmentId>());
    let act = Act::under(&permit, &ctx.app.world, ASSIGNMENT_GIVEN, row)
        .fact("organisation", organisation)
        .fact("role", RoleWord(role))
        .fact("from", starts_on);
    let given = ctx.app.db.write(act, move |change| {
        let person = person.enter(change)?;
        let card =
            AssignmentCard { person, organisation, role, position: position.clone(), starts_on, ends_on, legal_act };
        assignment::insert(change, row, &card)
    });
    match given.await {
        Ok(()) => Ok(see_other(&organisation::address(organisation))),
        Err(Refused::Overlap) => {
            refusals.add("role", t.say("network-refused-role-held"));
            page(&ctx, &choices, &form, &refusals)
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

/// Ends a role with the given day.
pub async fn end(ctx: Ctx, Path((id, row)): Path<(String, String)>, form: Form) -> PageResult {
    let row: AssignmentId = parts::asked(&row)?;
    let (permit, held) =
        ctx.permitted::<Appoint, _, _>(parts::asked(&id)?, move |tx, _| assignment::by_id(tx, row)).await?;
    let held = held.filter(|held| held.organisation_id == permit.resource()).ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let (version, day) = (reader.number("version", 1, i64::MAX), reader.date("last_day"));
    let (Some(version), Some(day)) = (version, day) else { return Err(PageError::Malformed) };
    let act = Act::under(&permit, &ctx.app.world, ASSIGNMENT_ENDED, row)
        .fact("organisation", held.organisation_id)
        .fact("last_day", day);
    match ctx.app.db.write(act, move |change| assignment::end(change, row, version, day)).await {
        Ok(()) => Ok(see_other(&organisation::address(held.organisation_id))),
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

/// Legal acts as choices: what an order behind something may be.
pub fn legal_act_choices(t: &Speaker, acts: &[LegalAct]) -> Vec<(String, String)> {
    acts.iter().map(|one| (one.id.to_string(), kernel::clip(&legal_act::title(t, one), 120))).collect()
}

fn page(ctx: &Ctx, choices: &Choices, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = organisation::address(choices.now.id);
    let roles =
        roles(ctx.actor()?).into_iter().map(|role| (role.as_str().to_owned(), person::role_word(&t, role))).collect();
    let mut sheet = Sheet::over(&t, form, refusals);
    who::add(&mut sheet, &t, &choices.people);
    sheet
        .select("role", t.say("network-field-role"), roles)
        .add("position", t.say("network-field-position"), |name, label| {
            Field::text(name, label).hint(t.say("network-field-position-hint"))
        })
        .date("starts_on", t.say("network-field-first-day"))
        .optional_date("ends_on", t.say("network-field-last-day"))
        .optional_select("legal_act", t.say("network-field-legal-act"), legal_act_choices(&t, &choices.legal_acts));
    let page = Page::new(
        t.say("network-appoint"),
        t.with("network-appoint-question").s("name", &choices.now.short_name).to_string(),
    )
    .crumb(t.say("network-organisations"), "/organisations")
    .crumb(t.bind(&choices.now.short_name), &address);
    ctx.page(sheet.onto(page, &format!("{address}/assignments/new"), t.say("network-save"), &address))
}
