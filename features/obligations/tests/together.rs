//! Several people and several parties on the same promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story may fail loudly"
)]

mod common;

use common::{Debt, Pact, house, region};
use obligations::doctor;
use testkit::on_both;

/// What a page opened now would send along with its forms.
async fn seen(debt: &Debt, who: network::published::PersonId) -> String {
    debt.seen_by(who).await.value_of("seen").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_officers_the_second_is_told_what_happened() {
    on_both(&house("2020-03-20T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        report.submitted(region.belova, "Отчёт сдан.").await;
        let (of_orlov, of_zueva) = (seen(&report, region.orlov).await, seen(&report, region.zueva).await);
        report.done(region.orlov, "return", &[("remark", "Нет показателя 7."), ("seen", &of_orlov)]).await;
        let answer = report.post(region.zueva, "confirm", &[("seen", &of_zueva)]).await.expect_status(409);
        answer
            .see("Пока вы смотрели, здесь кое-что изменилось")
            .see("Возвращено с замечанием: Министерство")
            .see("П. Орлов");

        // Not even when the city has sent it again meanwhile: Zueva has not seen that one.
        report.submitted(region.belova, "С показателем 7.").await;
        let _ = report.post(region.zueva, "confirm", &[("seen", &of_zueva)]).await.expect_status(409);
        assert_eq!(report.word().await, "submitted");
        let fresh = seen(&report, region.zueva).await;
        report.done(region.zueva, "confirm", &[("seen", &fresh)]).await;
        let kinds: Vec<String> = report.acts().await.into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(
            kinds,
            ["expectation.submitted", "expectation.returned", "expectation.submitted", "expectation.confirmed"]
        );
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_same_moment_only_one_word_is_taken() {
    on_both(&house("2020-03-20T06:00:00Z").uncompared(), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let report = pact.find("quarterly_report", "I квартал 2020").await;
        report.submitted(region.belova, "Отчёт сдан.").await;
        stage.pass_minutes(1);
        let page = report.page();
        let (one, two) = (pact.by(region.orlov), pact.by(region.zueva));
        let (confirm, give_back) = (format!("{page}/confirm"), format!("{page}/return"));
        let (one, two) = tokio::join!(one.post(&confirm, []), two.post(&give_back, [("remark", "Не всё")]));
        let mut statuses = [one.status(), two.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        assert_eq!(report.acts().await.len(), 2);
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_do_not_count_the_same_doing_twice() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.settled(region.orlov, &[("support_per_quarter", "3")]).await;
        let support = pact.find("methodical_support", "I квартал 2020").await;
        let opened = seen(&support, region.orlov).await;
        assert_eq!(opened, "nothing");
        support.done(region.orlov, "count", &[("words", "Вебинар 18 февраля"), ("seen", &opened)]).await;
        let late = support
            .post(region.zueva, "count", &[("words", "Вебинар 18 февраля"), ("seen", &opened)])
            .await
            .expect_status(409);
        late.see("Сделано и записано: Министерство");
        pact.board(region.belova).await.see("сделано 1 из 3");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn four_parties_choose_whose_debts_to_face() {
    on_both(&house("2022-02-02T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_500(stage, &region).await;
        let board = pact.board(region.curator_head).await;
        let board = board.see("Остальные стороны").see("Гимназия № 2").see("Школа № 10").see("в работе 29");
        assert_eq!(board.count("select[name=left], select[name=right]"), 2);
        let (curator, supported) = (pact.party("curator_school").await.id, pact.party("supported_school").await.id);
        let pair = format!("{}?left={curator}&right={supported}", pact.page("board"));
        pact.by(region.curator_head)
            .get(&pair)
            .await
            .see("Рабочая встреча управленческих команд")
            .see_not("Остальные стороны");
        for odd in ["?left=nonsense&right=../..", "?left=a&left=b", "?project=%D0%90%25&performer=%00", "?right="] {
            let _ = pact.by(region.methodist).get(&format!("{}{odd}", pact.page("board"))).await.expect_status(200);
        }
        let long = format!("{}?left={}", pact.page("board"), "x".repeat(6_000));
        let _ = pact.by(region.methodist).get(&long).await.expect_status(200);
        for outsider in [region.orlov, region.stranger, region.observer] {
            let _ = pact.by(outsider).get(&pact.page("board")).await.expect_status(404);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_owed_together_is_kept_by_any_of_them() {
    on_both(&house("2022-02-02T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_500(stage, &region).await;
        let meeting = pact.find("working_meeting", "").await;
        meeting.seen_by(region.supported_head).await.see("Обязаны вместе").see("Гимназия № 2, Школа № 10");
        let _ = meeting.post(region.methodist, "submit", &[("words", "Мы провели")]).await.expect_status(404);
        let _ = meeting.post(region.supported_head, "confirm", &[]).await.expect_status(404);
        meeting.submitted(region.supported_head, "Протокол встречи приложен к письму.").await;
        let _ = meeting.post(region.methodist, "confirm", &[]).await.expect_status(404);
        meeting.accepted(region.dyatlov).await;
        assert_eq!(meeting.word().await, "met");
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_text_says_all_every_word_is_waited_for() {
    on_both(&house("2022-02-02T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_500(stage, &region).await;
        pact.settled(region.methodist, &[("confirmation_term", "3")]).await;
        let (id, institute) = (pact.id, region.institute);
        let promises = stage.read(move |tx| doctor::promises(tx, id)).await;
        let promise =
            promises.into_iter().find(|(_, key, of)| key == "consent_before_disclosure" && *of == institute).unwrap().0;
        let path = format!("/obligations/{promise}/event");
        let answer = pact
            .by(region.methodist)
            .post(&path, [("happened_on", "01.03.2022"), ("subject", "статья в газете")])
            .await;
        let _ = answer.expect_redirect(&pact.page("board"));

        let consent = pact.find("consent_before_disclosure", "статья в газете").await;
        consent.submitted(region.methodist, "Проект письма").await;
        assert_eq!(consent.reviews().await, ["due_soon", "due_soon", "due_soon"]);
        consent.accepted(region.belova).await;
        consent.done(region.dyatlov, "confirm", &[]).await;
        assert_eq!(consent.word().await, "submitted", "two people of one party are one word");
        consent.accepted(region.curator_head).await;
        let mut reviews = consent.reviews().await;
        reviews.sort();
        assert_eq!(reviews, ["due_soon", "met", "met"], "who has spoken owes nothing more");
        consent.accepted(region.supported_head).await;
        assert_eq!((consent.word().await, consent.reviews().await), ("met".to_owned(), vec!["met".to_owned(); 3]));
        pact.is_true_to_its_acts().await;
    })
    .await;
}
