//! Dates: why they are what they are, when they wait for somebody's word, and when they move.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story may fail loudly"
)]

mod common;

use common::{Pact, day, house, region, region_calendar};
use obligations::published::{derive_all, derive_one, redate_all, redate_one};
use serde_json::json;
use testkit::on_both;

#[tokio::test(flavor = "multi_thread")]
async fn a_settled_parameter_dates_its_duty_and_a_changed_one_moves_it() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.board(region.belova).await.see("К какому дню средства должны быть в муниципальной программе?");
        assert!(pact.of("programme_funds").await.is_empty());
        pact.settled(region.belova, &[("programme_funds_date", "2020-06-01"), ("working_groups_term", "30")]).await;
        assert_eq!(pact.of("programme_funds").await[0].due_on, Some(day("2020-06-01")));
        let groups: Vec<String> = pact.of("working_groups").await.into_iter().map(|one| one.title_ru).collect();
        assert_eq!(groups.len(), 5, "a group for each working project: {groups:?}");
        assert!(groups.contains(&"Рабочая группа: Современная школа".to_owned()), "{groups:?}");

        pact.settled(region.orlov, &[("programme_funds_date", "01.07.2020")]).await;
        let funds = pact.of("programme_funds").await;
        assert_eq!((funds.len(), funds[0].due_on), (1, Some(day("2020-07-01"))), "the same debt, moved");
        static ADDITIONS: db::Sql = db::Sql::new(
            "test.additions",
            "SELECT parameter_key, addition FROM agreement_parameter WHERE agreement_id = $1 ORDER BY parameter_key",
        );
        let additions: Vec<(String, i64)> = stage.rows(&ADDITIONS, db::args![pact.id]).await;
        let [(_, funds), (_, groups)] = &additions[..] else { panic!("{additions:?}") };
        assert!(*funds == 3 && *groups <= 2, "what is settled anew is the next addition: {additions:?}");
        pact.by(region.orlov)
            .get(&pact.page("dates"))
            .await
            .see("Средства на повышение квалификации")
            .see("01.06.2020")
            .see("01.07.2020");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_named_schedule_dates_every_duty_that_cites_it() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.board(region.belova).await.see("Направить педагогов на курсы").see("Приложить график");
        let page = pact.page("schedules/training_schedule");
        pact.by(region.belova).get(&page).await.see("Прикладывает: Управление образования");
        let attach = async |rows: &str| pact.by(region.belova).post(&page, [("rows", rows)]).await;
        let _ = attach("16.03.2020 Математика, 12 человек\n2020-09-14, Информатика\n01.02.2023 Физика")
            .await
            .expect_redirect(&pact.page("board"));
        let titles: Vec<_> =
            pact.of("send_to_training").await.into_iter().map(|one| (one.due_on, one.title_ru)).collect();
        stage.note("training", &titles);
        assert_eq!(
            titles[0],
            (Some(day("2020-03-16")), "Направить педагогов на курсы: Математика, 12 человек".to_owned())
        );
        assert_eq!(titles.len(), 2, "2023 lies beyond the horizon so far");

        attach("16.03.2020 Математика, 12 человек")
            .await
            .see_refusal("rows", "Строка «14.09.2020 Информатика» уже дала срок");
        let _ =
            attach("16.03.2020 Математика, 12 человек\n14.09.2020 Информатика\n01.02.2023 Физика\n05.10.2020 Химия")
                .await
                .expect_status(303);
        assert_eq!(pact.of("send_to_training").await.len(), 3);
        pact.find("send_to_training", "Химия").await.seen_by(region.orlov).await.see("Химия");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_registered_mid_term_misses_nothing_of_the_past() {
    on_both(&house("2021-06-01T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "01.06.2021").await;
        let old = pact.find("quarterly_report", "I квартал 2020").await;
        assert_eq!(old.word().await, "before_tracking");
        old.seen_by(region.orlov).await.see("До начала учёта").see("не считается ни исполненным, ни просроченным");
        let next = pact.find("quarterly_report", "II квартал 2021").await;
        assert_eq!(next.word().await, "open");
        pact.board(region.orlov).await.see("До начала учёта").see_not("Просрочено");

        let official = pact.find("appoint_official", "").await;
        assert_eq!(official.word().await, "early", "a date before the signing is asked about");
        official
            .seen_by(region.belova)
            .await
            .see("Срок 01.02.2020, а подписано соглашение 14.02.2020")
            .see("Уже сделано?");
        pact.by(region.belova)
            .get("/")
            .await
            .see("Назначить ответственного за цифровую среду")
            .see("Срок раньше подписания");
        official.submitted(region.belova, "Приказ 12 от 20.01.2020").await;
        official.accepted(region.orlov).await;
        assert_eq!(official.word().await, "met");
        pact.is_true_to_its_acts().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_last_day_ends_at_two_moments() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        pact.settled(region.orlov, &[("support_per_quarter", "2")]).await;
        let of_city = pact.find("reach_targets", "2020").await;
        let of_ministry = pact.find("methodical_support", "IV квартал 2020").await;
        assert_eq!(pact.of("reach_targets").await[0].due_on, Some(day("2020-12-31")));

        stage.set_clock("2020-12-31T16:59:59Z");
        assert_eq!((of_city.word().await, of_ministry.word().await), ("due_soon".to_owned(), "due_soon".to_owned()));
        of_city
            .seen_by(region.orlov)
            .await
            .see("31 декабря в 24:00 по времени исполнителя, МСК+4")
            .see("У вас в это время 31 декабря, 19:00");
        of_city.seen_by(region.belova).await.see("МСК+4").see_not("У вас в это время");
        of_ministry
            .seen_by(region.belova)
            .await
            .see("31 декабря в 24:00 по времени исполнителя, МСК−1")
            .see("1 января, 05:00");

        stage.set_clock("2020-12-31T17:00:00Z");
        assert_eq!((of_city.word().await, of_ministry.word().await), ("missed".to_owned(), "due_soon".to_owned()));
        pact.board(region.orlov).await.see("Показатели 2020 года").see("просрочено на 1 день");
        stage.set_clock("2020-12-31T22:00:00Z");
        assert_eq!(of_ministry.word().await, "missed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn making_twice_makes_nothing_and_the_night_makes_the_next_period() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let (db, world) = (stage.db(), stage.world());
        let before = stage.acts().await.len();
        assert_eq!(derive_one(db, world, pact.id, day("2020-02-17")).await.unwrap(), 0);
        assert_eq!(stage.acts().await.len(), before, "nothing made, nothing recorded");
        assert_eq!(pact.of("quarterly_report").await.len(), 4);

        stage.set_clock("2020-03-01T06:00:00Z");
        assert!(derive_all(db, world, day("2020-03-01")).await.unwrap() > 0);
        assert_eq!(derive_all(db, world, day("2020-03-01")).await.unwrap(), 0);
        assert_eq!(
            pact.of("quarterly_report").await.len(),
            5,
            "the report for the first quarter of 2021 came into sight"
        );
        assert_eq!(stage.acts().await.last().map(String::as_str), Some("expectation.derived"));
        assert_eq!(derive_all(db, world, day("2023-01-10")).await.unwrap(), 0, "the term is over");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_calendar_moves_what_lies_ahead_and_lists_it() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        for (on, subject) in [("17.02.2020", "№ 1"), ("17.02.2020", "№ 2"), ("14.02.2020", "№ 3")] {
            let _ = pact.event(region.belova, "answer_request", on, subject).await.expect_status(303);
        }
        let (sent, open, past) =
            (pact.find("answer_request", "№ 1").await, pact.find("answer_request", "№ 2").await, pact.find("answer_request", "№ 3").await);
        sent.submitted(region.orlov, "Ответ направлен.").await;
        let dates = pact.page("dates");
        pact.by(region.orlov).get(&dates).await.see("Ничего не сдвинется").see("Сроки ещё не двигались");

        stage.set_clock("2020-03-10T23:00:00Z");
        assert_eq!(past.word().await, "missed", "due on 10 March, and that day is over in the ministry");
        let days = json!({ "level": "region", "version": "yasnaya-2020/1", "holiday": [{ "from": "2020-03-11", "name": "День области" }] });
        region_calendar(stage, region.ministry, days).await;
        let before = pact.all().await;
        assert_eq!(redate_one(stage.db(), stage.world(), pact.id, day("2020-03-11")).await.unwrap(), 1);
        assert_eq!(redate_all(stage.db(), stage.world(), day("2020-03-11")).await.unwrap(), 0, "a second run moves nothing");
        let after = pact.all().await;
        let moved: Vec<_> = before.iter().filter(|one| after.iter().any(|two| two.id == one.id && two.due_on != one.due_on)).collect();
        let moved: Vec<String> = moved.iter().map(|one| one.id.to_string()).collect();
        assert!(moved.len() == 1 && moved[0] == open.id, "the submitted and the past stay: {moved:?}");

        pact.by(region.orlov).get(&dates).await.see("Ответ на обращение № 2").see("11.03.2020").see("12.03.2020").see("yasnaya-2020/1");
        pact.board(region.belova).await.see("1 срок пересчитан");
        open.seen_by(region.belova).await.see("Срок пересчитан: был 11.03.2020, стал 12.03.2020").see("День области");
        sent.seen_by(region.belova).await.see("11 марта").see_not("Срок пересчитан");
        let _ = pact.by(region.stranger).get(&dates).await.expect_status(404);
        let _ = pact.by(region.observer).post(&dates, []).await.expect_status(404);
        let _ = pact.by(region.orlov).post(&dates, []).await.expect_redirect(&dates);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_moves_what_the_page_announces() {
    on_both(&house("2020-02-17T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let _ = pact.event(region.belova, "answer_request", "17.02.2020", "№ 2").await.expect_status(303);
        let days = json!({ "level": "region", "version": "yasnaya-2020/1", "holiday": [{ "from": "2020-03-11", "name": "День области" }] });
        region_calendar(stage, region.ministry, days).await;
        let dates = pact.page("dates");
        pact.by(region.orlov).get(&dates).await.see("Сдвинется 1 срок").see("12.03.2020");
        let _ = pact.by(region.orlov).post(&dates, []).await.expect_redirect(&dates);
        pact.by(region.orlov).get(&dates).await.see("Ничего не сдвинется").see("Уже сдвинулось");
        assert_eq!(stage.acts().await.last().map(String::as_str), Some("expectation.redated"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_outside_the_term_is_kept_with_its_reason() {
    on_both(&house("2022-11-01T06:00:00Z"), async |stage| {
        let region = region(stage).await;
        let pact = Pact::of_002(stage, &region, "14.02.2020").await;
        let _ = pact.event(region.belova, "answer_request", "25.10.2022", "№ 9").await.expect_status(303);
        let page = pact.page("schedules/training_schedule");
        let _ = pact.by(region.belova).post(&page, [("rows", "16.01.2023 Физика")]).await.expect_status(303);
        let late = pact.find("send_to_training", "Физика").await;
        late.seen_by(region.orlov).await.see("Обратите внимание на дату").see("16 января");
        pact.board(region.orlov).await.see("Направить педагогов на курсы: Физика");
    })
    .await;
}
