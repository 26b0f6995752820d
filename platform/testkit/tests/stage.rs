//! The kit on itself: a small feature with one table, one form and one page.

use axum::response::{IntoResponse, Response};
use db::{Act, ActKind, Migration, Sql, SystemAuthority, args};
use jiff::civil::date;
use permit::{Actor, PersonId};
use testkit::{FilePart, Setup, on_both};
use web::look::{Html, Page};
use web::{Access, Ctx, Feature, Form, PageResult, Routes, see_other};

db::id! {
    /// A note on the board.
    NoteId = "note";
}

const WRITTEN: ActKind = ActKind::named("note.written");
const MIGRATIONS: &[Migration] =
    &[Migration::new("notes", 1, "notes", "CREATE TABLE note (id UUID PRIMARY KEY, words TEXT NOT NULL);\n")];
static ADD: Sql = Sql::new("notes.note.add", "INSERT INTO note (id, words) VALUES ($1, $2)");
static ALL: Sql = Sql::new("notes.note.all", "SELECT words FROM note ORDER BY words, id");

async fn list(ctx: Ctx) -> PageResult {
    let notes: Vec<(String,)> = ctx.read(|tx| tx.all(&ALL, args![])).await?;
    let items: String = notes.iter().map(|(words,)| format!("<li>{}</li>", Html::text(words).as_str())).collect();
    let name = ctx.actor.as_ref().map_or("—", |actor| actor.name.as_str());
    let body = format!("<ul>{items}</ul><p>15\u{a0}дней, {name}</p><p><a href=\"/notes?all\">Все</a></p>");
    ctx.page(Page::new("Заметки", "Что записано?").body(Html::vouched(body)))
}

async fn write(ctx: Ctx, form: Form) -> PageResult {
    let id: NoteId = ctx.app.world.id();
    let file = form.file("file").map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    let words = file.unwrap_or_else(|| form.value("words").to_owned());
    let act = Act::under(&SystemAuthority::because("test.note"), &ctx.app.world, WRITTEN, id);
    ctx.app.db.write::<_, db::DbError, _>(act, move |change| change.execute(&ADD, args![id, words])).await?;
    let mut response = see_other("/notes");
    response.headers_mut().append("set-cookie", axum::http::HeaderValue::from_static("last=yes; Path=/"));
    Ok(response)
}

async fn broken() -> Response {
    axum::response::Html("<html><body><h1>a</h1><h1>b</h1></body></html>").into_response()
}

fn notes() -> Feature {
    let routes = Routes::of("notes").get("/notes", Access::SignedIn, list).post("/notes", Access::Public, write).get(
        "/broken",
        Access::Public,
        broken,
    );
    Feature { routes, migrations: MIGRATIONS, ..Feature::named("notes") }
}

fn setup() -> Setup {
    Setup::of(|| vec![notes()]).actors(|_, person, _| {
        Ok(Some(Actor {
            person,
            name: "М. Белова".to_owned(),
            greeting: "Марина Викторовна".to_owned(),
            today: date(2022, 10, 20),
            assignments: Vec::new(),
        }))
    })
}

#[tokio::test]
async fn a_story_is_played_on_both_databases() {
    on_both(&setup(), async |stage| {
        let person: PersonId = stage.world().id();
        stage.nobody().get("/notes").await.expect_redirect("/sign-in?next=%2Fnotes").see_not("Заметки");

        let belova = stage.as_person(person);
        let answer = belova.post("/notes", [("words", "Отчёт & план = 100 %")]).await.expect_redirect("/notes");
        assert_eq!(answer.set_cookies(), ["last=yes; Path=/"]);
        let page = answer.follow().await.expect_status(200).see("Отчёт & план = 100 %").see("15 дней, М. Белова");
        assert_eq!(page.count("li"), 1);
        assert_eq!(page.click("Все").await.status(), 200);
        assert_eq!(belova.cookie_value("last").as_deref(), Some("yes"));

        let file = FilePart { field: "file", name: "заметка.txt", bytes: "Из файла".as_bytes() };
        let answer = belova.upload("/notes", [("words", "нет")], &[file]).await;
        answer.follow().await.see("Из файла").see_not("нет");

        assert_eq!(stage.acts().await, ["note.written", "note.written"]);
        assert_eq!(stage.rows::<(String,)>(&ALL, args![]).await.len(), 2);
        stage.pass_days(1);
        assert!(stage.now().to_string().starts_with("2022-10-21T06:00:00"));
    })
    .await;
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    on_both(&setup(), async |stage| {
        let stranger =
            stage.nobody().header("sec-fetch-site", "cross-site").header("origin", "https://elsewhere.example");
        assert_eq!(stranger.post("/notes", [("words", "чужое")]).await.status(), 403);
        assert!(stage.acts().await.is_empty());
    })
    .await;
}

#[tokio::test]
#[should_panic(expected = "2 <h1>")]
async fn a_page_with_faults_fails_its_story() {
    testkit::on_sqlite(&setup(), async |stage| {
        stage.nobody().get("/broken").await;
    })
    .await;
}
