//! A promise is kept: a request comes in, is answered, returned, answered again, accepted.

mod common;

use common::{PDF, Pact, house_with_files, region};
use testkit::on_both;

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_answered_returned_answered_again_and_accepted() {
    let (setup, _folder) = house_with_files("2020-02-17T06:00:00Z").await;
    on_both(&setup, async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.board(region.orlov).await.see("Администрация города Ясногорска").see("вы");
        pact.board(region.belova).await.see("Министерство образования Ясной области");

        let _ = pact.event(region.belova, "answer_request", "17.02.2020", "№ 12 о сертификатах").await.expect_redirect(&pact.page("board"));
        pact.board(region.orlov).await.see("Ответ на обращение № 12 о сертификатах").see("п. 2.1.2");
        let answer = pact.find("answer_request", "№ 12").await;
        answer.seen_by(region.orlov).await.see("15 рабочих дней").see("Срок истекает 11 марта в 24:00").see("Europe/Kaliningrad");

        stage.set_clock("2020-03-02T08:00:00Z");
        let _ = answer.submitted_with_file(region.orlov, "ответ.pdf", PDF).await.expect_redirect(&answer.page());
        answer.seen_by(region.belova).await.see("Отправлено 2 марта").see("ответ.pdf").see("стороны не договорились");
        answer.returned(region.belova, "Нет исходящего номера.").await;
        answer.seen_by(region.orlov).await.see("Нет исходящего номера.").see("Возвращено 2 марта");
        stage.set_clock("2020-03-05T08:00:00Z");
        answer.submitted(region.zueva, "Исходящий 45 от 05.03.2020").await;
        stage.set_clock("2020-03-20T08:00:00Z");
        answer.accepted(region.belova).await;
        assert_eq!(answer.word().await, "met");
        answer.seen_by(region.orlov).await.see("Исполнено 5 марта, в срок");
        pact.is_true_to_its_acts().await;
    })
    .await;
}
