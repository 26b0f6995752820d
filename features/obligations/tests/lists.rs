//! What people look at: both sides of the board, «Сегодня», the overview, downloads, the calendar and its feeds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story may fail loudly"
)]

mod common;

use common::{PDF, Pact, form_002, house, house_with_files, region};
use testkit::on_both;

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_see_the_same_debts_from_their_own_side() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        for (who, button) in [(region.belova, "Исполнить"), (region.mayor, "Исполнить"), (region.orlov, "Открыть")]
        {
            pact.board(who).await.see("Отчёт за I квартал 2020 года").see(button);
        }
        let board = pact.board(region.orlov).await;
        board
            .see("исполняет Управление образования города Ясногорска, п. 3.1")
            .see("прил. 2")
            .see_not("Достоверность и полнота отчётов");
        pact.board(region.observer)
            .await
            .see("Отчёт за I квартал 2020 года")
            .see_not("Напомнить")
            .see_not("Исполнить")
            .see_not("Записать событие");
        report.seen_by(region.orlov).await.see("Исполняется вместе").see("п. 2.3.6: Достоверность и полнота отчётов");

        let by_project = format!("{}?project=Современная+школа", pact.page("board"));
        pact.by(region.orlov)
            .get(&by_project)
            .await
            .see("Отчёт за I квартал 2020 года")
            .see_not("Сводный отчёт о федеральной платформе");
        let by_performer = format!("{}?performer={}", pact.page("board"), region.ministry);
        pact.by(region.orlov)
            .get(&by_performer)
            .await
            .see("Методическая поддержка")
            .see_not("Отчёт за I квартал 2020 года");
        let _ = pact.by(region.belova).in_english().get(&pact.page("board")).await.see("Report for Q1 2020");
        let _ = pact.by(region.stranger).get(&pact.page("board")).await.expect_status(404);
        let _ = report.seen_by(region.stranger).await.expect_status(404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn today_asks_each_side_for_its_own() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let _ = pact.event(region.belova, "answer_request", "06.03.2020", "№ 3").await.expect_status(303);
        pact.by(region.belova)
            .get("/")
            .await
            .see("Отчёт за I квартал 2020 года")
            .see("Обещано Министерству")
            .see("Ответ на обращение № 3");
        pact.by(region.orlov)
            .get("/")
            .await
            .see("Ответ на обращение № 3")
            .see("Обещано Администрации")
            .see("Отчёт за I квартал 2020 года");
        stage.set_clock("2020-04-20T06:00:00Z");
        pact.by(region.mayor).get("/").await.see("Отчёт за I квартал 2020 года");
        pact.by(region.orlov).get("/").await.see("просрочено");
        pact.by(region.stranger).get("/").await.see("Сейчас вам никто ничего не должен");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_shown_a_line_that_they_may_not_open() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        for page in ["/", "/calendar"] {
            pact.by(region.teacher).get(page).await.see_not("Отчёт за I квартал 2020 года");
            pact.by(region.observer).get(page).await.see("Отчёт за I квартал 2020 года");
        }
        let _ = pact.by(region.teacher).get(&pact.page("board")).await.expect_status(404);
        let board = pact.board(region.observer).await;
        assert_eq!(board.link("Пересчёт сроков"), None);
        assert_eq!(board.link("Договориться о сроке"), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_speak_english_too() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        report.submitted(region.belova, "Сдано").await;
        let orlov = pact.by(region.orlov).in_english();
        orlov.get(&report.page()).await.see("Report for Q1 2020").see("Confirm").see_not("Срок");
        orlov.get("/").await.see("Review the report for Q1 2020");
        for page in ["board", "parameters", "dates", "schedules/training_schedule"] {
            let _ = orlov.get(&pact.page(page)).await.expect_status(200);
        }
        for page in [
            "/calendar".to_owned(),
            format!("/obligations/{}/event", pact.obligation("answer_request").await),
            format!("/agreements/{}", pact.id),
        ] {
            let _ = orlov.get(&page).await.expect_status(200);
        }
        let late = report.pact.by(region.zueva).in_english();
        report.accepted(region.orlov).await;
        late.post(&format!("{}/return", report.page()), [("remark", "x")])
            .await
            .expect_status(409)
            .see("Something changed here while you were looking");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_overview_puts_the_worst_first_and_hides_what_is_confidential() {
    on_both(&house("2022-02-02T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let old = Pact::of_002(stage, &region, "14.02.2020").await;
        let _ = old.by(region.orlov).get("/obligations").await.expect_redirect(&old.page("board"));
        let mut form = form_002(&region);
        form[0].1 = "0110-2022-5".to_owned();
        let calm = Pact::made(stage, region.orlov, "regional_projects", &form).await;
        calm.signed(region.orlov, "ministry", "31.01.2022").await;
        calm.signed(region.mayor, "administration", "01.02.2022").await;
        calm.watched(region.orlov, "01.02.2022").await;
        let secret = Pact::of_500(stage, &region).await;
        let page = old.by(region.orlov).get("/obligations").await.see("0110-2020-67-1").see("0110-2022-5");
        assert!(page.text().find("0110-2020-67-1") < page.text().find("0110-2022-5"));
        let links = |page: &testkit::Answer| page.count(&format!("a[href=\"{}\"]", secret.page("board")));
        assert_eq!(links(&page), 0);
        let of_city = old.by(region.belova).get("/obligations").await;
        assert_eq!(links(&of_city), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_board_is_downloaded_as_csv_xlsx_and_pdf() {
    let (setup, _folder) = house_with_files("2020-03-20T06:30:00Z").await;
    on_both(&setup, async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let table = |format: &str| pact.page(&format!("board/table/{format}"));
        let csv = pact.by(region.belova).get(&table("csv")).await.expect_status(200);
        let text = String::from_utf8(csv.bytes().to_vec()).unwrap();
        assert!(text.contains("Отчёт за I квартал 2020 года") && text.contains("25.03.2020"), "{text}");
        let xlsx = pact.by(region.belova).get(&table("xlsx")).await.expect_status(200);
        assert!(xlsx.bytes().starts_with(b"PK"));
        let pdf = pact.by(region.orlov).get(&table("pdf")).await.expect_status(200);
        assert!(pdf.bytes().starts_with(&PDF[..5]));
        let _ = pact.by(region.orlov).get(&table("exe")).await.expect_status(404);
        let _ = pact.by(region.stranger).get(&table("csv")).await.expect_status(404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_feed_is_made_read_and_revoked() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let belova = pact.by(region.belova);
        belova
            .get("/calendar")
            .await
            .see("Отчёт за I квартал 2020 года")
            .see("март 2020")
            .see("Управление образования города Ясногорска");
        let made = belova.post("/calendar/feeds", []).await.expect_status(200);
        let address = made.words_of("code").unwrap();
        let path = address.strip_prefix("https://opora.example").unwrap().to_owned();
        let feed = stage.nobody().get(&path).await.expect_status(200);
        assert_eq!(feed.header("content-type"), Some("text/calendar; charset=utf-8"));
        let text = feed.text().replace("\r\n ", "");
        assert!(text.contains("BEGIN:VCALENDAR") && text.contains("DTSTART;VALUE=DATE:20200325"), "{text}");
        let _ = stage.nobody().get(&format!("{path}.ics")).await.expect_status(200);
        let _ = stage.nobody().get(&format!("/feeds/{}", "0".repeat(64))).await.expect_status(404);
        let _ = stage.nobody().get("/feeds/короткий").await.expect_status(404);

        let page = belova.get("/calendar").await;
        let revoke = page.attribute("form[action^='/calendar/feeds/']", "action").unwrap();
        let _ = pact.by(region.orlov).post(&revoke, []).await.expect_status(404);
        let _ = belova.post(&revoke, []).await.expect_redirect("/calendar#feeds");
        let _ = belova.post(&revoke, []).await.expect_status(404);
        let _ = stage.nobody().get(&path).await.expect_status(404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_agreements_page_says_how_its_promises_stand() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::made(stage, region.orlov, "regional_projects", &form_002(&region)).await;
        let card = format!("/agreements/{}", pact.id);
        pact.signed(region.orlov, "ministry", "12.02.2020").await;
        pact.by(region.orlov).get(&card).await.see("Соглашение не на учёте").see_not("Поставить на учёт");
        pact.signed(region.mayor, "administration", "14.02.2020").await;
        pact.by(region.orlov).get(&card).await.see("Поставить на учёт");
        pact.by(region.orlov).get(&pact.page("watch")).await.see("С какого дня следить за соглашением?");
        pact.watched(region.orlov, "14.02.2020").await;
        pact.by(region.belova)
            .get(&card)
            .await
            .see("Открыть доску")
            .see("График направления педагогов на курсы")
            .see("не приложен");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_is_told_of_debts_that_nobody_could_pay() {
    let (setup, _folder) = house_with_files("2020-03-20T07:00:00Z").await;
    on_both(&setup, async |stage| {
        use obligations::doctor;
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        assert_eq!(stage.read(doctor::agreements).await, [pact.id]);
        let today = common::day("2020-03-20");
        assert!(stage.read(move |tx| doctor::without_performer(tx, today)).await.is_empty());
        // Before anybody held a role, nobody could have done anything.
        let earlier = common::day("2019-12-31");
        let unowned = stage.read(move |tx| doctor::without_performer(tx, earlier)).await;
        assert_eq!(unowned.len(), 1, "all that is dated so far is performed by the education authority: {unowned:?}");

        let report = pact.find("quarterly_report", "I квартал 2020").await;
        let _ = report.submitted_with_file(region.belova, "отчёт.pdf", PDF).await.expect_status(303);
        assert_eq!(stage.read(doctor::file_keys).await.len(), 1);
        let id = pact.id;
        let promises = stage.read(move |tx| doctor::promises(tx, id)).await;
        let promise = promises.into_iter().find(|(_, key, _)| key == "quarterly_report").unwrap().0;
        assert_eq!(stage.read(move |tx| doctor::confirming(tx, promise)).await, [region.ministry]);
        pact.is_true_to_its_acts().await;
    })
    .await;
}
