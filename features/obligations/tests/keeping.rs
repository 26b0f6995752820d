//! A promise is kept: answered, returned, counted, released, called back, reminded of.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story may fail loudly"
)]

mod common;

use common::{Debt, PDF, Pact, house, house_with_files, region};
use testkit::on_both;

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_answered_returned_answered_again_and_accepted() {
    let (setup, _folder) = house_with_files("2020-02-17T06:00:00Z").await;
    on_both(&setup, async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.board(region.orlov).await.see("Администрация города Ясногорска").see("вы");
        pact.board(region.belova).await.see("Министерство образования Ясной области");

        let _ = pact
            .event(region.belova, "answer_request", "17.02.2020", "№ 12 о сертификатах")
            .await
            .expect_redirect(&pact.page("board"));
        pact.board(region.orlov).await.see("Ответ на обращение № 12 о сертификатах").see("п. 2.1.2");
        let answer = pact.find("answer_request", "№ 12").await;
        answer.seen_by(region.orlov).await.see("15 рабочих дней").see("Срок истекает 11 марта в 24:00").see("МСК−1");

        stage.set_clock("2020-03-02T08:00:00Z");
        let _ = answer.submitted_with_file(region.orlov, "ответ.pdf", PDF).await.expect_redirect(&answer.page());
        answer.seen_by(region.belova).await.see("Отправлено 2 марта").see("ответ.pdf").see("стороны не договорились");
        answer.returned(region.belova, "Нет исходящего номера.").await;
        answer.seen_by(region.orlov).await.see("Нет исходящего номера.").see("Возвращено 2 марта");
        stage.set_clock("2020-03-05T08:00:00Z");
        answer.submitted(region.zueva, "Исходящий 45 от 05.03.2020").await;
        stage.set_clock("2020-03-20T08:00:00Z");
        answer.accepted(region.belova).await;
        assert_eq!(answer.word().await, "met", "the second submission's day counts, whatever day it was accepted on");
        answer.seen_by(region.orlov).await.see("Исполнено 5 марта, в срок");
        assert_eq!(answer.reviews().await, ["met", "met"], "one word for each submission");
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_is_read_by_both_sides_and_by_nobody_else() {
    let (setup, _folder) = house_with_files("2020-03-20T06:00:00Z").await;
    on_both(&setup, async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        let _ = report
            .submitted_with_file(region.belova, "Отчёт за I квартал.pdf", PDF)
            .await
            .expect_redirect(&report.page());
        let page = report.seen_by(region.orlov).await;
        let href = page.link("Отчёт за I квартал.pdf").unwrap();
        for reader in [region.orlov, region.belova, region.mayor, region.observer] {
            let file = pact.by(reader).get(&href).await.expect_status(200);
            assert_eq!(file.bytes().as_ref(), PDF);
            assert!(file.header("content-disposition").unwrap().starts_with("attachment; filename*=UTF-8''%D0%9E"));
        }
        for stranger in [region.stranger, region.curator_head] {
            let _ = pact.by(stranger).get(&href).await.expect_status(404);
        }
        let other = pact.find("quarterly_report", "II квартал 2020").await;
        let scan = [PDF, &vec![b'0'; 3 * 512 * 1024]].concat();
        let _ = other.submitted_with_file(region.belova, "Скан.pdf", &scan).await.expect_redirect(&other.page());
        let elsewhere = href.replace(&report.id, &other.id);
        let _ = pact.by(region.orlov).get(&elsewhere).await.expect_status(404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_is_owed_by_its_own_term_and_becomes_late() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.settled(region.orlov, &[("confirmation_term", "3")]).await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        report.submitted(region.belova, "Отчёт сдан.").await;
        pact.board(region.orlov).await.see("подтвердить до 25 марта");
        pact.by(region.orlov).get("/").await.see("Проверить отчёт за I квартал 2020 года").see("ждёт вашего слова");
        assert_eq!(report.reviews().await, ["due_soon"]);

        stage.set_clock("2020-03-26T08:00:00Z");
        assert_eq!((report.word().await, report.reviews().await), ("submitted".to_owned(), vec!["missed".to_owned()]));
        pact.board(region.belova).await.see("Проверить отчёт за I квартал 2020 года").see("Напомнить");
        pact.by(region.belova).get("/").await.see("Проверить отчёт за I квартал 2020 года");

        let review = review_of(&pact, &report).await;
        review.done(region.belova, "remind", &[]).await;
        review.done(region.belova, "remind", &[]).await;
        assert_eq!(review.acts().await.len(), 1, "one reminder a day from one person");
        pact.by(region.orlov).get("/").await.see("Вам напомнили 26 марта");

        report.accepted(region.orlov).await;
        assert_eq!((report.word().await, report.reviews().await), ("met".to_owned(), vec!["met_late".to_owned()]));
        pact.is_true_to_its_acts().await;
    })
    .await;
}

async fn review_of(pact: &Pact, debt: &Debt) -> Debt {
    let rows = pact.all().await;
    let row = rows.iter().find(|row| row.reviews.is_some_and(|reviewed| reviewed.to_string() == debt.id)).unwrap();
    Debt { pact: pact.clone(), id: row.id.to_string() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_without_a_settled_term_is_an_open_question() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        report.submitted(region.belova, "Отчёт сдан.").await;
        assert_eq!(report.reviews().await, ["not_yet_datable"]);
        pact.by(region.orlov).get("/").await.see("Проверить отчёт за I квартал 2020 года");
        let review = review_of(&pact, &report).await;
        review.seen_by(region.orlov).await.see("За сколько рабочих дней получатель проверяет");
        for act in ["submit", "count", "waive", "shift"] {
            let fields = [("words", "x"), ("ground", "x"), ("expected_on", "2020-04-01"), ("reason", "x")];
            let answer = review.post(region.orlov, act, &fields).await;
            assert!([404, 409].contains(&answer.status()), "a review is settled by words about what it reviews: {act}");
        }

        stage.set_clock("2020-04-10T06:00:00Z");
        pact.settled(region.belova, &[("confirmation_term", "5")]).await;
        assert_eq!(
            report.reviews().await,
            ["due_soon"],
            "the term runs from the day it was settled, never into the past"
        );
        review.seen_by(region.orlov).await.see("Срок пересчитан: был даты нет, стал 17.04.2020");
        assert!(stage.acts().await.contains(&"expectation.redated".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn counted_doings_add_up_and_are_then_confirmed() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.settled(region.orlov, &[("support_per_quarter", "2")]).await;
        let support = pact.find("methodical_support", "I квартал 2020").await;
        support.done(region.orlov, "count", &[("words", "Консультация 18 февраля")]).await;
        pact.board(region.belova).await.see("сделано 1 из 2");
        let _ = support.post(region.orlov, "submit", &[("words", "Всё сделано")]).await.expect_status(409);
        support.done(region.zueva, "count", &[("words", "Вебинар"), ("link", "https://opora.example/webinar")]).await;
        assert_eq!(support.word().await, "submitted");
        support.returned(region.belova, "Вебинар отменили.").await;
        support.done(region.zueva, "count", &[("words", "Методическое письмо")]).await;
        support.accepted(region.belova).await;
        assert_eq!(support.word().await, "met");
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_addressee_releases_and_nobody_else_does() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let list = pact.find("training_list", "2020 год").await;
        let _ = list.post(region.belova, "waive", &[("ground", "Не нужно")]).await.expect_status(404);
        list.done(region.orlov, "waive", &[("ground", "Список передан в прошлом году.")]).await;
        assert_eq!(list.word().await, "waived");
        list.seen_by(region.belova).await.see("Снято с исполнителя").see("Список передан в прошлом году.");
        list.done(
            region.orlov,
            &format!("retract/{}", list.last("expectation.waived").await),
            &[("retract_reason", "Ошиблись строкой.")],
        )
        .await;
        assert_eq!(list.word().await, "open");
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_act_is_called_back_by_its_own_side_only() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        let back = async |who, act: uuid::Uuid| {
            report.post(who, &format!("retract/{act}"), &[("retract_reason", "Ошибка.")]).await.status()
        };
        report.submitted(region.belova, "Не тот файл").await;
        let wrong = report.last("expectation.submitted").await;
        assert_eq!(back(region.orlov, wrong).await, 409, "the other side's act is not ours to call back");
        assert_eq!(back(region.stranger, wrong).await, 404);
        assert_eq!(back(region.belova, uuid::Uuid::nil()).await, 409);
        assert_eq!(back(region.dyatlov, wrong).await, 303, "a colleague of the same side may");
        assert_eq!(back(region.dyatlov, wrong).await, 409, "an act is called back once");
        assert_eq!((report.word().await, report.reviews().await), ("due_soon".to_owned(), vec!["waived".to_owned()]));
        report.seen_by(region.orlov).await.see("запись отозвана");

        report.submitted(region.belova, "Тот файл").await;
        report.accepted(region.orlov).await;
        let right = report.last("expectation.submitted").await;
        assert_eq!(back(region.belova, right).await, 409, "not over the other side's word");
        let word = report.last("expectation.confirmed").await;
        assert_eq!(back(region.orlov, word).await, 303);
        assert_eq!(
            (report.word().await, report.reviews().await[1].clone()),
            ("submitted".to_owned(), "not_yet_datable".to_owned())
        );
        assert_eq!(back(region.belova, right).await, 303);
        assert_eq!(report.word().await, "due_soon");
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expected_date_stands_beside_the_agreed_one() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        report
            .done(region.belova, "shift", &[("expected_on", "2020-04-02"), ("reason", "Ждём данные двух школ.")])
            .await;
        pact.board(region.orlov).await.see("ожидают 2 апреля");
        report
            .seen_by(region.orlov)
            .await
            .see("Исполнитель ожидает 2 апреля, согласованный срок прежний")
            .see("Ждём данные двух школ.");
        stage.set_clock("2020-03-26T06:00:00Z");
        assert_eq!(report.word().await, "missed", "the agreed date stands");
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_day_counts_only_when_the_confirmer_agrees() {
    on_both(&house("2020-03-27T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        report
            .done(region.belova, "submit", &[("words", "Отправляли почтой 24-го"), ("happened_on", "24.03.2020")])
            .await;
        report.seen_by(region.orlov).await.see("сделано 24 марта");
        report.accepted(region.orlov).await;
        assert_eq!(report.word().await, "met_late", "what the performer states changes nothing by itself");
        report
            .done(
                region.orlov,
                &format!("retract/{}", report.last("expectation.confirmed").await),
                &[("retract_reason", "Письмо нашлось.")],
            )
            .await;
        report
            .post(region.orlov, "confirm", &[("accepted_on", "2020-03-28")])
            .await
            .see_refusal("accepted_on", "ещё не наступил");
        report.done(region.orlov, "confirm", &[("accepted_on", "24.03.2020")]).await;
        assert_eq!(report.word().await, "met");
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_recorded_by_mistake_is_called_back() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let _ = pact.event(region.belova, "answer_request", "16.03.2020", "№ 7").await.expect_status(303);
        pact.board(region.belova).await.see("Записать событие");
        let answer = pact.find("answer_request", "№ 7").await;
        let rows = pact.of("answer_request").await;
        let event: uuid::Uuid = rows[0].slot.strip_prefix("event:").unwrap().parse().unwrap();
        let path = format!("retract/{event}");
        let reason = [("retract_reason", "Обращение адресовано не нам.")];
        answer.seen_by(region.orlov).await.see_not("Отозвать событие");
        let _ = answer.post(region.orlov, &path, &reason).await.expect_status(409);
        answer.seen_by(region.belova).await.see("Отозвать событие");
        answer.submitted(region.orlov, "Ответ ушёл.").await;
        let _ = answer.post(region.belova, &path, &reason).await.expect_status(409);
        answer.returned(region.belova, "Это мы записали по ошибке.").await;
        answer.done(region.dyatlov, &path, &reason).await;
        assert_eq!(answer.word().await, "waived", "no event, no term");
        let _ = answer.post(region.belova, &path, &reason).await.expect_status(409);
        let _ = pact.event(region.belova, "answer_request", "16.03.2020", "№ 7").await.expect_status(303);
        assert_eq!(pact.of("answer_request").await.len(), 2, "recorded again, it starts a term of its own");
        pact.is_true_to_its_acts().await;
    })
    .await;
}
