//! Bad input: a clear reason beside the field, what was typed is kept, nothing is half-saved, nothing breaks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story may fail loudly"
)]

mod common;

use common::{PDF, Pact, form_002, house, house_with_files, pairs, region};
use testkit::{FilePart, on_both};

const NONSENSE_DAYS: [&str; 6] = ["вчера", "31.02.2020", "20.10.20", "2020-13-01", "99999-01-01", "1;DROP TABLE act"];

#[tokio::test(flavor = "multi_thread")]
async fn the_form_of_an_agreement_says_what_is_missing() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let orlov = stage.as_person(region.orlov);
        let before = stage.acts().await.len();
        orlov.post("/agreements/new/regional_projects", []).await.see_refusal("party_ministry", "");
        let mut form = form_002(&region);
        form[1].1 = "вчера".to_owned();
        let again = orlov.post("/agreements/new/regional_projects", pairs(&form)).await.see_refusal("field_date", "");
        assert_eq!(again.value_of("field_number").as_deref(), Some("0110-2020-67-1"));
        assert_eq!(again.value_of("field_date").as_deref(), Some("вчера"));
        let mut twice = form_002(&region);
        twice[7].1 = region.ministry.to_string();
        let _ = orlov.post("/agreements/new/regional_projects", pairs(&twice)).await.expect_status(422);
        let _ = stage
            .as_person(region.stranger)
            .post("/agreements/new/regional_projects", pairs(&form_002(&region)))
            .await
            .expect_status(422);
        let mut long = form_002(&region);
        long[2].1 = "я".repeat(10_000);
        let _ = orlov.post("/agreements/new/regional_projects", pairs(&long)).await.expect_status(422);
        let _ = orlov.get("/agreements/new/nothing_like_it").await.expect_status(404);
        assert_eq!(stage.acts().await.len(), before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_watches_what_is_not_in_force() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::made(stage, region.orlov, "regional_projects", &form_002(&region)).await;
        let watch = pact.page("watch");
        pact.by(region.orlov).post(&watch, [("watched_from", "14.02.2020")]).await.see("не у всех подписей есть дата");
        pact.signed(region.orlov, "ministry", "12.02.2020").await;
        pact.signed(region.mayor, "administration", "14.02.2020").await;
        for day in NONSENSE_DAYS {
            pact.by(region.orlov).post(&watch, [("watched_from", day)]).await.see_refusal("watched_from", "");
        }
        pact.by(region.orlov).post(&watch, []).await.see_refusal("watched_from", "");
        pact.by(region.orlov)
            .post(&watch, [("watched_from", "2023-01-01")])
            .await
            .see_refusal("watched_from", "31.12.2022");
        assert!(pact.all().await.is_empty());
        let _ = pact.by(region.observer).post(&watch, [("watched_from", "14.02.2020")]).await.expect_status(404);
        pact.watched(region.belova, "14.02.2020").await;
        let (made, acts) = (pact.all().await.len(), stage.acts().await.len());
        pact.watched(region.orlov, "01.01.2021").await;
        assert_eq!((pact.all().await.len(), stage.acts().await.len()), (made, acts), "the watch begins once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_of_a_promise_refuses_nonsense_and_keeps_what_was_typed() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        let before = stage.acts().await.len();
        report
            .post(region.belova, "submit", &[])
            .await
            .see_refusal("words", "Приложите файл, ссылку или напишите пояснение");
        let long = "я".repeat(10_000);
        let again = report.post(region.belova, "submit", &[("words", &long)]).await.see_refusal("words", "10 000");
        assert_eq!(again.words_of("textarea[name=words]").map(|words| words.chars().count()), Some(10_000));
        for link in ["javascript:alert(1)", "https://", "http://nodot", "ftp://a.b", "просто слова"] {
            report.post(region.belova, "submit", &[("link", link)]).await.see_refusal("link", "https://");
        }
        for day in NONSENSE_DAYS {
            let again = report
                .post(region.belova, "submit", &[("words", "Сдали"), ("happened_on", day)])
                .await
                .see_refusal("happened_on", "");
            assert_eq!(again.words_of("textarea[name=words]").as_deref(), Some("Сдали"));
            report
                .post(region.belova, "shift", &[("expected_on", day), ("reason", "x")])
                .await
                .see_refusal("expected_on", "");
        }
        report
            .post(region.belova, "submit", &[("words", "Сдали"), ("happened_on", "2020-03-21")])
            .await
            .see_refusal("happened_on", "ещё не наступил");
        report.post(region.belova, "submit", &[("words", "\u{0}\u{1}")]).await.see_refusal("words", "");
        report
            .post(region.belova, "shift", &[("expected_on", "2020-03-19"), ("reason", "")])
            .await
            .see_refusal("expected_on", "в прошлом");
        report.post(region.orlov, "waive", &[("ground", "  ")]).await.see_refusal("ground", "");
        assert_eq!(stage.acts().await.len(), before, "nothing is half-saved");

        report.submitted(region.belova, "Сдали").await;
        report.post(region.orlov, "return", &[]).await.see_refusal("remark", "");
        let again = report.post(region.orlov, "return", &[("remark", &long)]).await.see_refusal("remark", "4000");
        assert_eq!(again.words_of("textarea[name=remark]").map(|words| words.chars().count()), Some(10_000));
        report.post(region.orlov, "confirm", &[("accepted_on", "вчера")]).await.see_refusal("accepted_on", "");
        let act = report.last("expectation.submitted").await;
        report.post(region.belova, &format!("retract/{act}"), &[]).await.see_refusal("retract_reason", "");
        assert_eq!(report.word().await, "submitted");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_forms_of_an_agreement_under_watch_refuse_nonsense() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let orlov = pact.by(region.orlov);
        let before = stage.acts().await.len();
        for value in ["0", "-1", "401", "99999999999999999999", "три", "1.5"] {
            let again = orlov
                .post(&pact.page("parameters"), [("confirmation_term", value)])
                .await
                .see_refusal("confirmation_term", "");
            assert_eq!(again.value_of("confirmation_term").as_deref(), Some(value));
        }
        for day in NONSENSE_DAYS {
            orlov
                .post(&pact.page("parameters"), [("programme_funds_date", day)])
                .await
                .see_refusal("programme_funds_date", "");
            pact.event(region.belova, "answer_request", day, "№ 1").await.see_refusal("happened_on", "");
        }
        pact.event(region.belova, "answer_request", "01.02.2020", "№ 1")
            .await
            .see_refusal("happened_on", "в силе с 14.02.2020");
        pact.event(region.belova, "answer_request", "21.03.2020", "№ 1")
            .await
            .see_refusal("happened_on", "ещё не наступил");
        pact.event(region.belova, "answer_request", "20.03.2020", "").await.see_refusal("subject", "");
        pact.event(region.belova, "answer_request", "20.03.2020", &"я".repeat(500)).await.see_refusal("subject", "120");
        let schedule = pact.page("schedules/training_schedule");
        orlov.post(&schedule, [("rows", "")]).await.see_refusal("rows", "");
        orlov
            .post(&schedule, [("rows", "16.03.2020 Да\nкогда-нибудь потом")])
            .await
            .see_refusal("rows", "Строка 2 не начинается с даты");
        let many: String = (0..301).map(|n| format!("16.03.2020 Курс {n}\n")).collect();
        orlov.post(&schedule, [("rows", many.as_str())]).await.see_refusal("rows", "300");
        assert_eq!(stage.acts().await.len(), before);

        let _ = pact.event(region.belova, "answer_request", "20.03.2020", "№ 1").await.expect_status(303);
        pact.event(region.orlov, "answer_request", "20.03.2020", "№ 1").await.see_refusal("subject", "уже записано");
        assert_eq!(pact.of("answer_request").await.len(), 1);
        let _ = pact.event(region.belova, "quarterly_report", "20.03.2020", "№ 1").await.expect_status(404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_the_wrong_kind_or_size_leaves_nothing_behind() {
    let (setup, folder) = house_with_files("2020-03-20T06:45:00Z").await;
    on_both(&setup, async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        let before = stage.acts().await.len();
        let exe = [b"MZ\x90\x00".as_slice(), &[0; 4096]].concat();
        report.submitted_with_file(region.belova, "отчёт.pdf", &exe).await.see_refusal("file", "");
        report.submitted_with_file(region.belova, "отчёт.exe", PDF).await.see_refusal("file", "");
        report.submitted_with_file(region.belova, "пусто.pdf", b"").await.see_refusal("file", "");
        let big = vec![b'0'; 100 * 1024 * 1024];
        let page = report.submitted_with_file(region.belova, "большой.pdf", &big).await.expect_status(413);
        page.see("Слишком большой файл").see("Ничего не записано");
        let file = FilePart { field: "file", name: "отчёт.pdf", bytes: PDF };
        let both = pact
            .by(region.belova)
            .upload(&format!("{}/submit", report.page()), [("happened_on", "вчера")], &[file])
            .await;
        both.see_refusal("happened_on", "");
        assert_eq!(stage.acts().await.len(), before);
        assert_eq!(files_in(&folder.0), 0, "nothing is stored");
    })
    .await;
}

fn files_in(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| if entry.path().is_dir() { files_in(&entry.path()) } else { 1 }).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_or_not_ones_own_answers_404() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        let nil = uuid::Uuid::nil();
        let orlov = pact.by(region.orlov);
        for path in [
            format!("/expectations/{nil}"),
            "/expectations/nonsense".to_owned(),
            format!("/agreements/{nil}/board"),
            format!("/agreements/{nil}/dates"),
            format!("/obligations/{nil}/event"),
            format!("{}/evidence/{nil}", report.page()),
            pact.page("schedules/nothing"),
        ] {
            let _ = orlov.get(&path).await.expect_status(404);
        }
        for what in ["submit", "count", "confirm", "return", "waive", "shift", "remind"] {
            let fields =
                [("words", "x"), ("remark", "x"), ("ground", "x"), ("expected_on", "2020-04-01"), ("reason", "x")];
            let _ = report.post(region.stranger, what, &fields).await.expect_status(404);
            let _ = report.post(region.observer, what, &fields).await.expect_status(404);
            let _ = stage.nobody().post(&format!("{}/{what}", report.page()), fields).await.expect_status(401);
        }
        for (who, what) in [
            (region.orlov, "submit"),
            (region.belova, "confirm"),
            (region.belova, "waive"),
            (region.orlov, "shift"),
            (region.belova, "remind"),
        ] {
            let fields = [("words", "x"), ("ground", "x"), ("expected_on", "2020-04-01"), ("reason", "x")];
            let _ = report.post(who, what, &fields).await.expect_status(404);
        }
        for what in ["confirm", "return"] {
            let _ = report
                .post(region.orlov, what, &[("remark", "x")])
                .await
                .expect_status(409)
                .see("сейчас оно здесь невозможно");
        }
        assert_eq!(report.acts().await.len(), 0);
    })
    .await;
}
