//! Uploading a table of organisations: it is read, compared and staged; nothing takes effect yet.

use db::{Act, Upkeep};
use documents::sheet::{self, Limits};
use i18n::{Lang, Speaker};
use permit::Permit;
use web::look::Page;
use web::{Ctx, Form, PageError, PageResult, Refusals, Upload, see_other};

use crate::access::ImportOrganisations;
use crate::import::{self, Heading, Planned};
use crate::model::{IMPORT_UPLOADED, ImportId, NetworkId};
use crate::pages::sheet::Sheet;
use crate::store::{import as imports, organisation};

/// Staging rows is nobody's act: the upload is one, and taking effect another.
const STAGE: Upkeep = Upkeep::named("network.import_stage");
/// Rows in one step: a writer's job stays short.
const ROWS_PER_STEP: usize = 250;

/// Shows the form.
pub async fn show(ctx: Ctx) -> PageResult {
    ctx.permit::<ImportOrganisations>(NetworkId::whole()).await?;
    page(&ctx, &Form::default(), &Refusals::default())
}

/// Reads, compares and stages the table.
pub async fn save(ctx: Ctx, form: Form) -> PageResult {
    let permit = ctx.permit::<ImportOrganisations>(NetworkId::whole()).await?;
    let t = ctx.t();
    let mut refusals = Refusals::default();
    let Some(file) = form.file("file").cloned() else {
        refusals.add("file", t.say("form-empty"));
        return page(&ctx, &form, &refusals);
    };
    let name = kernel::clip(&file.name, 200);
    match plan(&ctx, file).await? {
        Ok((heading, rows)) => {
            let id = stage(&ctx, &permit, name, heading, rows).await?;
            Ok(see_other(&format!("/imports/{id}")))
        }
        Err(reason) => {
            refusals.add("file", reason.words(&t));
            page(&ctx, &form, &refusals)
        }
    }
}

/// Why a whole table was refused.
enum Unreadable {
    Sheet(sheet::SheetError),
    NoNames,
}

impl Unreadable {
    fn words(&self, t: &Speaker) -> String {
        match (self, t.lang()) {
            (Self::Sheet(error), Lang::Ru) => error.russian(),
            (Self::Sheet(error), Lang::En) => error.english(),
            (Self::NoNames, _) => t.say("network-import-no-names"),
        }
    }
}

/// Reads and plans on a thread that may block: a large workbook takes a second.
async fn plan(ctx: &Ctx, file: Upload) -> Result<Result<(Heading, Vec<Planned>), Unreadable>, PageError> {
    let (today, world) = (ctx.today(), ctx.app.world.clone());
    let (known, kinds) = ctx.read(move |tx| Ok((imports::known(tx, today)?, organisation::kinds(tx)?))).await?;
    let planned = tokio::task::spawn_blocking(move || {
        let sheet = sheet::read(&file.bytes, &file.name, Limits::default()).map_err(Unreadable::Sheet)?;
        let (heading, rows) = import::read(&sheet).ok_or(Unreadable::NoNames)?;
        let planned = import::plan(&rows, &known, &kinds, || world.id());
        Ok((heading, planned))
    });
    planned.await.map_err(|error| PageError::Internal(error.to_string()))
}

/// Stages the rows step by step; only the last step makes the import complete.
async fn stage(
    ctx: &Ctx,
    permit: &Permit<ImportOrganisations>,
    name: String,
    heading: Heading,
    rows: Vec<Planned>,
) -> Result<ImportId, PageError> {
    let (id, by, count): (ImportId, _, _) = (ctx.app.world.id(), permit.person(), rows.len());
    let act = Act::under(permit, &ctx.app.world, IMPORT_UPLOADED, id).fact("rows", count);
    let opened: Result<(), db::DbError> =
        ctx.app.db.write(act, move |change| imports::open(change, id, &name, &heading, by, count)).await;
    opened?;
    for step in rows.chunks(ROWS_PER_STEP) {
        let (step, world) = (step.to_vec(), ctx.app.world.clone());
        let staged: Result<(), db::DbError> =
            ctx.app.db.upkeep(STAGE, move |change| imports::stage(change, &world, id, &step)).await;
        staged?;
    }
    let now = ctx.now();
    let finished: Result<(), db::DbError> =
        ctx.app.db.upkeep(STAGE, move |change| imports::finish_staging(change, id, now)).await;
    finished?;
    Ok(id)
}

fn page(ctx: &Ctx, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet.file("file", t.say("network-import-file"), ".xlsx,.csv", t.say("network-import-file-hint"));
    let page = Page::new(t.say("network-import"), t.say("network-import-question"))
        .crumb(t.say("network-organisations"), "/organisations");
    ctx.page(sheet.onto(page, "/imports/new", t.say("network-import-compare"), "/organisations"))
}
