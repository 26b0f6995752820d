//! «Какие дни рабочие?»: a year of a calendar, with all layers under it; loading a layer's next version.

use askama::Template;
use axum::extract::{Path, RawQuery};
use db::Act;
use deadlines::calendar::{Calendars, DayKind, Level};
use i18n::Speaker;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use web::look::{Page, html_of, icons, print_button};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditCalendars;
use crate::model::{CALENDAR_LOADED, CalendarId, CalendarLevel, NetworkId, Refused};
use crate::pages::parts::{self, Block};
use crate::pages::sheet::Sheet;
use crate::store::calendar::{self, Calendar, Loaded};

/// The built-in calendar's name.
pub fn federal_name(t: &Speaker) -> String {
    t.say("network-calendar-federal")
}

struct Day {
    number: i8,
    class: &'static str,
    kind: String,
    name: String,
}

struct Month {
    name: String,
    working: String,
    weeks: Vec<Vec<Option<Day>>>,
    named: Vec<(Date, String)>,
}

#[derive(Template)]
#[template(path = "year.html")]
struct YearTemplate<'a> {
    t: &'a Speaker,
    year: i16,
    months: &'a [Month],
    is_known: bool,
    back: Option<String>,
    on: Option<String>,
}

impl YearTemplate<'_> {
    /// The week's days, Monday first. 3 January 2022 was a Monday.
    fn weekdays(&self) -> Vec<&'static str> {
        date(2022, 1, 3).series(1.day()).take(7).map(|day| self.t.weekday_short(day)).collect()
    }
}

/// Shows a year.
pub async fn show(ctx: Ctx, Path(id): Path<String>, RawQuery(query): RawQuery) -> PageResult {
    let form = Form::from_pairs(query.unwrap_or_default().as_bytes());
    let year: i16 = form.value("year").parse().unwrap_or(ctx.today().year()).clamp(2000, 2099);
    let is_federal = id == "federal";
    let id: Option<CalendarId> = if is_federal { None } else { Some(parts::asked(&id)?) };
    let (actor, gate, now) = (ctx.actor()?.clone(), ctx.app.gate.clone(), ctx.now());
    let (layer, chain, versions, may_load) = ctx
        .read(move |tx| {
            let layer = id.map(|id| calendar::by_id(tx, id)).transpose()?.flatten();
            let versions = id.map(|id| calendar::versions(tx, id)).transpose()?.unwrap_or_default();
            let may_load = gate.check::<EditCalendars>(tx, &actor, NetworkId::whole())?.is_some();
            Ok((layer, calendar::chain_from(tx, id, now)?, versions, may_load))
        })
        .await?;
    if layer.is_none() && !is_federal {
        return Err(PageError::NotFound);
    }
    let t = ctx.t();
    let name = layer.as_ref().map_or_else(|| federal_name(&t), |layer| layer.name.clone());
    let own =
        format!("/calendars/{}", layer.as_ref().map_or_else(|| "federal".to_owned(), |layer| layer.id.to_string()));
    let months: Vec<Month> = (1..=12).filter_map(|month| month_of(&t, &chain, year, month)).collect();
    let year_at = |year: i16| Some(format!("{own}?year={year}")).filter(|_| (2000..=2099).contains(&year));
    let grid = html_of(&YearTemplate {
        t: &t,
        year,
        months: &months,
        is_known: chain.knows_year(year),
        back: year_at(year - 1),
        on: year_at(year + 1),
    });
    let aside = [sources(&t, &chain, year, layer.as_ref()), loaded(&t, &versions, layer.as_ref().filter(|_| may_load))];
    let main = [Block { html: grid, is_table: true, ..Block::default() }, named(&t, &months)];
    let working: usize =
        (1..=366).filter(|number| day_of_year(year, *number).is_some_and(|day| chain.is_working(day))).count();
    let page = Page::new(t.bind(&name), t.with("network-calendar-question").s("year", year).to_string())
        .nav("network")
        .crumb(t.say("network-calendars"), "/calendars")
        .eyebrow(t.bind(&name))
        .summary(t.with("network-calendar-sum").n("count", working).rich())
        .tools(print_button(&t))
        .body(parts::card(&t, &main, &aside));
    ctx.page(page)
}

fn day_of_year(year: i16, number: i16) -> Option<Date> {
    let day = date(year, 1, 1).checked_add((i64::from(number) - 1).days()).ok()?;
    (day.year() == year).then_some(day)
}

fn month_of(t: &Speaker, chain: &Calendars, year: i16, month: i8) -> Option<Month> {
    let first = Date::new(year, month, 1).ok()?;
    let mut weeks: Vec<Vec<Option<Day>>> = Vec::new();
    let mut named = Vec::new();
    let mut working = 0_i64;
    for day in first.series(1.day()).take_while(|day| day.month() == month) {
        if day.day() == 1 || day.weekday() == Weekday::Monday {
            weeks.push((0..7).map(|_| None).collect());
        }
        let (class, kind, name) = words_of(t, &chain.day_kind(day));
        working += i64::from(chain.is_working(day));
        if !name.is_empty() {
            named.push((day, name.clone()));
        }
        let place = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
        if let Some(cell) = weeks.last_mut().and_then(|week| week.get_mut(place)) {
            *cell = Some(Day { number: day.day(), class, kind, name });
        }
    }
    let working = t.with("network-working-days").n("count", working).to_string();
    Some(Month { name: t.say(MONTHS[usize::try_from(month - 1).ok()?]), working, weeks, named })
}

/// The year's holidays and moved days; days in a row under one name stand together.
fn named(t: &Speaker, months: &[Month]) -> Block {
    let mut stretches: Vec<(Date, Date, &str)> = Vec::new();
    for (day, name) in months.iter().flat_map(|month| &month.named) {
        match stretches.last_mut() {
            Some((_, last, known)) if *known == name && last.tomorrow().is_ok_and(|next| next == *day) => *last = *day,
            _ => stretches.push((*day, *day, name)),
        }
    }
    let mut block =
        Block { empty: t.say("network-calendar-no-special"), ..Block::of(t.say("network-calendar-special")) };
    for (from, to, name) in stretches {
        let days = if from == to { t.day_month(from) } else { t.days_between(from, to) };
        block = block.pair(days, t.bind(name));
    }
    block
}

/// Months by name, as headings.
const MONTHS: [&str; 12] = [
    "network-month-1",
    "network-month-2",
    "network-month-3",
    "network-month-4",
    "network-month-5",
    "network-month-6",
    "network-month-7",
    "network-month-8",
    "network-month-9",
    "network-month-10",
    "network-month-11",
    "network-month-12",
];

/// A day's class, its kind in a word, and its name where the calendar knows one.
fn words_of(t: &Speaker, kind: &DayKind) -> (&'static str, String, String) {
    let named = |class, key: &str, name: &Option<String>| (class, t.say(key), name.clone().unwrap_or_default());
    match kind {
        DayKind::Working => ("", String::new(), String::new()),
        DayKind::Weekend => ("off", t.say("network-day-weekend"), String::new()),
        DayKind::Holiday { name } => named("off hol", "network-day-holiday", name),
        DayKind::MovedOff { from } => {
            let from = from.map(|from| t.with("network-day-moved-from").s("day", t.day_month(from)).to_string());
            ("off hol", t.say("network-day-moved"), from.unwrap_or_default())
        }
        DayKind::WorkingSaturday => {
            ("zero", t.say("network-day-working-saturday"), t.say("network-day-working-saturday"))
        }
        DayKind::PaidNonWorking { name } => named("off", "network-day-paid", name),
        DayKind::RegionalHoliday { name } => named("off hol", "network-day-regional", name),
        DayKind::Vacation { name } => named("zero", "network-day-vacation", name),
    }
}

fn sources(t: &Speaker, chain: &Calendars, year: i16, layer: Option<&Calendar>) -> Block {
    let mut block = Block::of(t.say("network-calendar-sources")).pair(t.say("network-field-versions"), chain.version());
    if let Some(decree) = chain.decree(year) {
        block = block.pair(t.say("network-field-decree"), t.bind(decree));
    }
    if let Some(layer) = layer {
        block = block.pair(t.say("network-field-level"), super::calendars::level_word(t, layer.kind)).pair(
            t.say("network-field-week"),
            t.say(if layer.six_days { "network-week-six" } else { "network-week-five" }),
        );
    }
    block
}

fn loaded(t: &Speaker, versions: &[Loaded], may_load: Option<&Calendar>) -> Block {
    let mut block = Block { empty: t.say("network-calendar-empty"), ..Block::of(t.say("network-calendar-loaded")) };
    for one in versions {
        block = block.pair(
            t.with("network-version").n("number", one.version).to_string(),
            t.moment(one.loaded_at, &jiff::tz::TimeZone::UTC),
        );
    }
    match may_load {
        Some(layer) => block.action(t.say("network-calendar-load"), format!("/calendars/{}/load", layer.id)),
        None => block,
    }
}

/// Shows the form that loads a version, filled with the one in force.
pub async fn show_load(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (now, in_force) = known(&ctx, &id).await?;
    let mut form = Form::default();
    let text = in_force.and_then(|loaded| toml::to_string(&loaded.days).ok());
    form.set("days", &text.unwrap_or_else(|| sample(&now)));
    load_page(&ctx, &now, &form, &Refusals::default())
}

/// Loads a version. The one before stays in the database: dates computed by it remain explained.
pub async fn load(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (now, _) = known(&ctx, &id).await?;
    let permit = ctx.permit::<EditCalendars>(NetworkId::whole()).await?;
    let t = ctx.t();
    let text = match form.file("file") {
        Some(file) => String::from_utf8_lossy(&file.bytes).into_owned(),
        None => form.value("days").to_owned(),
    };
    let mut refusals = Refusals::default();
    let days = match read_days(&text, &now) {
        Ok(days) => days,
        Err(reason) => {
            refusals.add("days", t.with("network-refused-calendar").s("reason", reason).to_string());
            return load_page(&ctx, &now, &form, &refusals);
        }
    };
    let seen: i64 = form.value("version").parse().map_err(|_| PageError::Malformed)?;
    let (id, row) = (now.id, ctx.app.world.id::<uuid::Uuid>());
    let act = Act::under(&permit, &ctx.app.world, CALENDAR_LOADED, id).fact("version", seen + 1);
    match ctx.app.db.write(act, move |change| calendar::load(change, row, id, seen, &days)).await {
        Ok(()) => Ok(see_other(&format!("/calendars/{id}"))),
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

async fn known(ctx: &Ctx, id: &str) -> Result<(Calendar, Option<Loaded>), PageError> {
    let (id, now): (CalendarId, _) = (parts::asked(id)?, ctx.now());
    let read = move |tx: &mut db::Tx, _: &permit::Permit<EditCalendars>| {
        Ok((calendar::by_id(tx, id)?, calendar::in_force(tx, id, now)?))
    };
    let (_, (layer, loaded)) = ctx.permitted::<EditCalendars, _, _>(NetworkId::whole(), read).await?;
    Ok((layer.ok_or(PageError::NotFound)?, loaded))
}

/// Days in the form of a layer, checked, under the version that this loading makes.
fn read_days(text: &str, now: &Calendar) -> Result<serde_json::Value, String> {
    let table: toml::Table = toml::from_str(text).map_err(|error: toml::de::Error| error.message().to_owned())?;
    let mut fields: serde_json::Map<String, serde_json::Value> =
        table.into_iter().map(|(name, value)| (name, as_json(value))).collect();
    let short = now.id.uuid().simple().to_string();
    fields.insert("version".to_owned(), format!("{}/{}", &short[short.len() - 6..], now.version + 1).into());
    fields.insert("level".to_owned(), now.kind.as_str().into());
    let days = serde_json::Value::Object(fields);
    let layer = calendar::layer_of(&days)?;
    let expected = match now.kind {
        CalendarLevel::Federal => Level::Federal,
        CalendarLevel::Region => Level::Region,
        CalendarLevel::Municipality => Level::Municipality,
        CalendarLevel::School => Level::School,
    };
    if layer.level == expected { Ok(days) } else { Err("level".to_owned()) }
}

/// TOML as JSON; a bare date becomes its text, which a layer reads just as well.
fn as_json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(fields) => {
            serde_json::Value::Object(fields.into_iter().map(|(name, value)| (name, as_json(value))).collect())
        }
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(is_so) => is_so.into(),
    }
}

/// What an empty layer may hold, to be changed.
fn sample(now: &Calendar) -> String {
    let holiday = "# [[holiday]]\n# from = 2022-12-29\n# name = \"…\"\n";
    let vacation = "# [[vacation]]\n# from = 2022-10-31\n# to = 2022-11-06\n# name = \"…\"\n";
    if now.kind == CalendarLevel::School { format!("{holiday}{vacation}") } else { holiday.to_owned() }
}

fn load_page(ctx: &Ctx, now: &Calendar, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = format!("/calendars/{}", now.id);
    let seen =
        if form.value("version").is_empty() { now.version.to_string() } else { form.value("version").to_owned() };
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .add("days", t.say("network-field-days"), |name, label| {
            web::look::Field::textarea(name, label, 16).hint(t.say("network-field-days-hint"))
        })
        .file("file", t.say("network-field-days-file"), ".toml", t.say("network-field-days-file-hint"))
        .hidden("version", seen);
    let page = Page::new(
        t.say("network-calendar-load"),
        t.with("network-calendar-load-question").s("name", &now.name).to_string(),
    )
    .crumb(t.say("network-calendars"), "/calendars")
    .crumb(t.bind(&now.name), &address);
    ctx.page(sheet.onto(page, &format!("{address}/load"), t.say("network-calendar-load"), &address))
}
