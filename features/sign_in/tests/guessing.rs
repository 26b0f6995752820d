//! Guessing passwords: what it tells, and how long it takes.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong by stopping")]

#[allow(dead_code, reason = "each test program needs a part of the town")]
mod people;

use people::{BELOVA, ORLOV, PASSWORD, setup, sign_in, signed_in, town};
use testkit::{Answer, on_both};

#[tokio::test]
async fn wrong_passwords_and_unknown_logins_are_told_apart_by_nobody() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        let known = sign_in(&stage.nobody(), BELOVA, "не тот пароль")
            .await
            .expect_status(422)
            .see("Логин или пароль не подошли");
        let unknown = sign_in(&stage.nobody(), "m.petrov@city.example", "не тот пароль").await;
        let unknown = unknown.expect_status(422).see("Логин или пароль не подошли");
        let same = |answer: &Answer| answer.html().unwrap_or_default().replace("m.petrov@city.example", BELOVA);
        assert_eq!(same(&known), same(&unknown));
        assert_eq!(known.value_of("login").as_deref(), Some(BELOVA));
        assert_eq!(known.value_of("password"), None);

        let empty = stage.nobody().post("/sign-in", [("login", " ")]).await;
        let _ = empty.see_refusal("login", "Заполните это поле").see_refusal("password", "Заполните это поле");
        let english = stage.nobody().in_english();
        sign_in(&english, BELOVA, "wrong").await.see("Login or password did not fit");
        assert_eq!(stage.acts().await.len(), people::ACTS);
    })
    .await;
}

#[tokio::test]
async fn guessing_an_account_has_to_wait_longer_and_longer() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        let guesser = stage.nobody().from_address("198.51.100.7");
        for login in [BELOVA, "nobody@city.example"] {
            for _ in 0..5 {
                assert_eq!(sign_in(&guesser, login, "не тот пароль").await.status(), 422);
            }
            let told = sign_in(&guesser, login, "не тот пароль")
                .await
                .expect_status(429)
                .see("Попробуйте снова через 1 минуту");
            let seconds: i64 = told.header("retry-after").unwrap().parse().unwrap();
            assert!((1..=60).contains(&seconds), "{seconds}");
        }
        // The right password has to wait too, from wherever it comes; others at the same address do not.
        assert_eq!(sign_in(&stage.nobody(), BELOVA, PASSWORD).await.status(), 429);
        let _ = signed_in(stage, ORLOV).await;

        stage.pass_minutes(2);
        assert_eq!(sign_in(&guesser, BELOVA, "не тот пароль").await.status(), 422);
        let _ = sign_in(&guesser, BELOVA, PASSWORD).await.expect_status(429).see("через 2 минуты");
        stage.pass_minutes(3);
        let _ = sign_in(&guesser, BELOVA, PASSWORD).await.expect_redirect("/");
        // What was right forgives what was wrong before.
        for _ in 0..4 {
            assert_eq!(sign_in(&guesser, BELOVA, "не тот пароль").await.status(), 422);
        }
        let _ = sign_in(&guesser, BELOVA, PASSWORD).await.expect_redirect("/");
    })
    .await;
}

#[tokio::test]
async fn a_school_shares_one_address_and_a_flood_from_it_has_to_wait() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        people::failed_before(stage, "198.51.100.7", 98).await;
        let school = stage.nobody().from_address("198.51.100.7");
        // Who knows the password costs the others nothing.
        for _ in 0..3 {
            let _ = sign_in(&school.clone(), ORLOV, PASSWORD).await.expect_redirect("/");
        }
        for login in ["guess-1", "guess-2"] {
            assert_eq!(sign_in(&school, login, "не тот пароль").await.status(), 422);
        }
        let told = sign_in(&school, "guess-3", "не тот пароль").await.expect_status(429).see("через 15 минут");
        assert!(told.header("retry-after").is_some());
        assert_eq!(sign_in(&school, ORLOV, PASSWORD).await.status(), 429);
        let _ = sign_in(&stage.nobody(), ORLOV, PASSWORD).await.expect_redirect("/");
        stage.pass_minutes(16);
        let _ = sign_in(&school, ORLOV, PASSWORD).await.expect_redirect("/");
    })
    .await;
}

#[tokio::test]
async fn guesses_at_the_same_moment_count_too() {
    on_both(&setup().uncompared(), async |stage| {
        town(stage).await;
        let guesser = stage.nobody();
        let guess = || sign_in(&guesser, BELOVA, "не тот пароль");
        let (a, b, c, d, e, f, g, h) =
            tokio::join!(guess(), guess(), guess(), guess(), guess(), guess(), guess(), guess());
        let looked_at = [a, b, c, d, e, f, g, h].iter().filter(|answer| answer.status() == 422).count();
        assert_eq!(looked_at, 5);
    })
    .await;
}

#[tokio::test]
async fn guesses_at_the_present_password_are_limited_too() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        let office = signed_in(stage, BELOVA).await;
        let fields = [("present", "не тот"), ("new", "новая длинная фраза"), ("again", "новая длинная фраза")];
        for _ in 0..5 {
            assert_eq!(office.post("/account/password", fields).await.status(), 422);
        }
        office.post("/account/password", fields).await.expect_status(429).see("Подождите 1 минуту");
    })
    .await;
}

#[tokio::test]
async fn an_unknown_login_takes_as_long() {
    testkit::on_sqlite(&setup().uncompared(), async |stage| {
        town(stage).await;
        let mut fastest = [std::time::Duration::MAX; 2];
        for _ in 0..4 {
            for (login, least) in [BELOVA, "nobody@city.example"].into_iter().zip(&mut fastest) {
                let began = std::time::Instant::now();
                let _ = sign_in(&stage.nobody(), login, "не тот пароль").await.expect_status(422);
                *least = began.elapsed().min(*least);
            }
        }
        // Without the work for nobody the ratio would be some hundreds; noise of a busy machine stays below three.
        let ratio = fastest[0].as_secs_f64() / fastest[1].as_secs_f64();
        assert!((0.33..3.0).contains(&ratio), "known {:?}, unknown {:?}", fastest[0], fastest[1]);
    })
    .await;
}
