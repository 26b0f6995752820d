//! Sign-in as people live it, on both databases.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong by stopping")]

#[allow(dead_code, reason = "each test program needs a part of the town")]
mod people;

use network::published::PersonId;
use people::{BELOVA, ORLOV, PASSWORD, setup, sign_in, signed_in, town};
use testkit::on_both;

#[tokio::test]
async fn an_officer_signs_in_and_out() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        let browser = stage.nobody();
        let asked = browser.get("/account/sessions").await.expect_redirect("/sign-in?next=%2Faccount%2Fsessions");
        let form = asked.follow().await.expect_status(200).see("Войдите в Опору").see("Нет логина или забыли пароль?");
        assert_eq!(form.value_of("next").as_deref(), Some("/account/sessions"));

        let next = [("login", " M.Belova@City.example "), ("password", PASSWORD), ("next", "/account/sessions")];
        let entered = browser.post("/sign-in", next).await.expect_redirect("/account/sessions");
        let cookie = entered.set_cookies().join("\n");
        assert!(cookie.starts_with("opora_session="), "{cookie}");
        assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
        entered
            .follow()
            .await
            .expect_status(200)
            .see("1 вход")
            .see("Firefox, Linux")
            .see("вы здесь сейчас")
            .see("192.0.2.1");

        // Whoever is in goes on at once, whatever the address says.
        let _ = browser.get("/sign-in?next=/account/password").await.expect_redirect("/account/password");

        let token = browser.cookie_value("opora_session").unwrap();
        let left = browser.post("/sign-out", []).await.expect_redirect("/sign-in");
        assert!(left.set_cookies()[0].starts_with("opora_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"));
        let thief = stage.nobody().cookie("opora_session", &token);
        assert_eq!(thief.get("/account/sessions").await.status(), 303);
        assert_eq!(stage.acts().await[people::ACTS..], ["session.opened", "session.ended"]);
        // Nobody signs out: nothing happens, and nothing is written.
        let _ = stage.nobody().post("/sign-out", []).await.expect_redirect("/sign-in");
        assert_eq!(stage.acts().await.len(), people::ACTS + 2);
    })
    .await;
}

#[tokio::test]
async fn over_https_the_cookie_is_secure() {
    on_both(&setup().secure_cookies(), async |stage| {
        town(stage).await;
        let entered = sign_in(&stage.nobody(), BELOVA, PASSWORD).await.expect_redirect("/");
        assert!(entered.set_cookies()[0].ends_with("; HttpOnly; SameSite=Lax; Secure"));
        let chosen = stage.nobody().post("/look", [("theme", "dark"), ("back", "/sign-in")]).await;
        assert!(chosen.set_cookies()[0].ends_with("; Secure"));
    })
    .await;
}

#[tokio::test]
async fn ways_back_stay_on_this_site() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        for elsewhere in
            ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"]
        {
            let fields = [("login", BELOVA), ("password", PASSWORD), ("next", elsewhere)];
            let _ = stage.nobody().post("/sign-in", fields).await.expect_redirect("/");
            let _ = stage.nobody().post("/look", [("lang", "en"), ("back", elsewhere)]).await.expect_redirect("/");
        }
        let form = stage.nobody().get("/sign-in?next=//evil.example").await.expect_status(200);
        assert_eq!(form.value_of("next").as_deref(), Some("/"));
        let _ = signed_in(stage, BELOVA).await.get("/sign-in?next=https://evil.example").await.expect_redirect("/");
    })
    .await;
}

#[tokio::test]
async fn one_sees_and_ends_ones_own_sessions_only() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        let office = signed_in(stage, BELOVA).await;
        let phone_agent =
            "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 Mobile Safari/537.36";
        let phone = stage.nobody().header("user-agent", phone_agent).from_address("203.0.113.9");
        let _ = sign_in(&phone, BELOVA, PASSWORD).await.expect_redirect("/");
        let unknown = stage.nobody().header("user-agent", "curl/8");
        let _ = sign_in(&unknown, BELOVA, PASSWORD).await.expect_redirect("/");
        let other = signed_in(stage, ORLOV).await;

        let list = office
            .get("/account/sessions")
            .await
            .expect_status(200)
            .see("3 входа")
            .see("Chrome, Android")
            .see("203.0.113.9");
        let list = list.see("Неизвестное устройство").see("Завершить остальные: 2").see("20 октября 2022, 09:00 (МСК)");
        let end_phone = list.attribute(
            "form[action*='/account/sessions/'][action$='/end']:has(button[aria-label*='Android'])",
            "action",
        );
        let end_phone = end_phone.expect("a button for the phone");
        // Somebody else's session is not there for Orlov.
        assert_eq!(other.post(&end_phone, []).await.status(), 404);
        assert_eq!(other.post("/account/sessions/not-an-id/end", []).await.status(), 400);
        assert_eq!(phone.get("/account/sessions").await.status(), 200);

        let _ = office.post(&end_phone, []).await.expect_redirect("/account/sessions");
        assert_eq!(phone.get("/account/sessions").await.status(), 303);
        assert_eq!(office.post(&end_phone, []).await.status(), 404);

        let ended = office.post("/account/sessions/end-others", []).await.expect_redirect("/account/sessions");
        ended.follow().await.see("1 вход").see_not("Завершить остальные");
        assert_eq!(unknown.get("/account/sessions").await.status(), 303);
        assert_eq!(other.get("/account/sessions").await.status(), 200);
        let acts = stage.acts().await.len();
        let _ = office.post("/account/sessions/end-others", []).await.expect_redirect("/account/sessions");
        assert_eq!(stage.acts().await.len(), acts, "nothing to end is no act");
    })
    .await;
}

#[tokio::test]
async fn sessions_end_by_themselves() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        let idle = signed_in(stage, BELOVA).await;
        stage.pass_minutes(12 * 60 - 1);
        let busy = signed_in(stage, BELOVA).await;
        idle.get("/account/sessions").await.see("2 входа");
        people::wait_until_seen(stage, &idle).await;
        stage.pass_minutes(2);
        assert_eq!(idle.get("/account/password").await.status(), 200, "it was used a moment ago");
        stage.pass_minutes(12 * 60);
        assert_eq!(idle.get("/account/password").await.status(), 303);

        // Seven days end it even when it is in use.
        let busy_again = signed_in(stage, BELOVA).await;
        for _ in 0..13 {
            stage.pass_minutes(12 * 60 - 1);
            assert_eq!(busy_again.get("/account/password").await.status(), 200);
            people::wait_until_seen(stage, &busy_again).await;
        }
        stage.pass_minutes(12 * 60 - 1);
        stage.pass_minutes(14);
        assert_eq!(busy_again.get("/account/password").await.status(), 303);
        assert_eq!(busy.get("/account/password").await.status(), 303);
        stage.pass_days(1);
        let forgotten = sign_in::published::forget_old(stage.db(), stage.now()).await.unwrap();
        stage.note("forgotten", forgotten);
        assert!(forgotten >= 3, "{forgotten}");
    })
    .await;
}

#[tokio::test]
async fn a_new_password_signs_the_others_out() {
    on_both(&setup(), async |stage| {
        town(stage).await;
        let office = signed_in(stage, BELOVA).await;
        let phone = signed_in(stage, BELOVA).await;
        office.get("/account/password").await.expect_status(200).see("Не короче 10 знаков");
        let change = async |present: &str, new: &str, again: &str| {
            office.post("/account/password", [("present", present), ("new", new), ("again", again)]).await
        };
        for (present, new, again, field, words) in [
            ("", "новая длинная фраза", "новая длинная фраза", "present", "Заполните"),
            (PASSWORD, "коротко", "коротко", "new", "короче 10 знаков"),
            (PASSWORD, "Qwerty1234567", "Qwerty1234567", "new", "подбирают одним из первых"),
            (PASSWORD, "m.belova 2022", "m.belova 2022", "new", "повторяет логин"),
            (PASSWORD, PASSWORD, PASSWORD, "new", "совпадает с нынешним"),
            (PASSWORD, "новая длинная фраза", "новая длинная фразa", "again", "не совпали"),
            ("не тот", "новая длинная фраза", "новая длинная фраза", "present", "не подошёл"),
        ] {
            let _ = change(present, new, again).await.see_refusal(field, words);
        }
        let long = "слово ".repeat(40);
        let _ = change(PASSWORD, &long, &long).await.see_refusal("new", "длиннее 200 знаков");
        assert_eq!(phone.get("/account/sessions").await.status(), 200, "nothing has changed yet");

        let done = change(PASSWORD, "новая длинная фраза", "новая длинная фраза").await;
        let done = done.expect_redirect("/account/sessions?password=changed");
        done.follow().await.expect_status(200).see("Пароль изменён").see("1 вход");
        assert_eq!(phone.get("/account/sessions").await.status(), 303);
        assert_eq!(sign_in(&stage.nobody(), BELOVA, PASSWORD).await.status(), 422);
        let _ = sign_in(&stage.nobody(), BELOVA, "новая длинная фраза").await.expect_redirect("/");
        assert!(stage.acts().await.contains(&"password.changed".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn without_a_role_there_is_no_way_in() {
    on_both(&setup(), async |stage| {
        let town = town(stage).await;
        sign_in(&stage.nobody(), people::RETIRED, PASSWORD).await.expect_status(422).see("роли на сегодня нет");
        // Whoever is erased has neither account nor session.
        let office = signed_in(stage, BELOVA).await;
        people::erase(stage, town.belova).await;
        assert_eq!(office.get("/account/sessions").await.status(), 303);
        sign_in(&stage.nobody(), BELOVA, PASSWORD).await.expect_status(422).see("не подошли");
    })
    .await;
}

#[tokio::test]
async fn accounts_are_one_a_person_and_one_a_login() {
    on_both(&setup(), async |stage| {
        let town = town(stage).await;
        let second = people::add_account(stage, town.belova, "belova-2").await;
        assert_eq!(second, Err(sign_in::published::AccountRefusal::HasAccount));
        let newcomer: PersonId = stage.world().id();
        let taken = people::add_account(stage, newcomer, "M.BELOVA@city.example").await;
        assert_eq!(taken, Err(sign_in::published::AccountRefusal::LoginTaken));
    })
    .await;
}

#[tokio::test]
async fn language_and_colours_are_chosen_without_an_account() {
    on_both(&setup(), async |stage| {
        let browser = stage.nobody();
        let chosen = browser.post("/look", [("lang", "en"), ("back", "/sign-in?next=/board")]).await;
        let chosen = chosen.expect_redirect("/sign-in?next=/board");
        assert_eq!(chosen.set_cookies(), ["opora_lang=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"]);
        let english = chosen.follow().await.see("Sign in to Opora");
        assert_eq!(english.attribute("html", "lang").as_deref(), Some("en"));
        let dark = browser.post("/look", [("theme", "dark"), ("back", "/sign-in")]).await.follow().await;
        assert_eq!(dark.attribute("html", "data-theme").as_deref(), Some("dark"));
        let nonsense =
            browser.post("/look", [("lang", "xx\r\nset-cookie: a=b"), ("theme", "pink"), ("back", "/sign-in")]).await;
        assert!(nonsense.set_cookies().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_has_a_door_and_nothing_else_has() {
    on_both(&setup(), async |stage| {
        let town = town(stage).await;
        assert_eq!(stage.nobody().get("/demo").await.status(), 404);
        assert_eq!(stage.nobody().post(&format!("/demo/sign-in/{}", town.belova), []).await.status(), 404);
    })
    .await;
    on_both(&setup().demo(), async |stage| {
        stage.nobody().get("/demo").await.expect_status(200).see("Здесь пока никого нет");
        let town = town(stage).await;
        let visitor = stage.nobody();
        visitor
            .get("/sign-in")
            .await
            .expect_status(200)
            .see("Это демонстрация")
            .click("Выбрать роль")
            .await
            .see("Кем вы сегодня работаете?");
        let door =
            visitor.get("/demo").await.see("Управление образования").see("специалист муниципалитета").see("М. Белова");
        let door = door.see("Министерство").see("Все соглашения региона").see("демонстрация, события вымышлены");
        assert_eq!(door.count("ul.todo > li"), 2, "who holds no role today has no card");
        visitor.clone().in_english().get("/demo").await.see("Whose work do you do today?");
        let visitor = stage.nobody();
        let _ = visitor.post(&format!("/demo/sign-in/{}", town.belova), []).await.expect_redirect("/");
        visitor.get("/account/sessions").await.expect_status(200).see("М. Белова");
        let stranger: PersonId = stage.world().id();
        assert_eq!(stage.nobody().post(&format!("/demo/sign-in/{stranger}"), []).await.status(), 404);
        assert_eq!(stage.nobody().post("/demo/sign-in/nobody", []).await.status(), 400);
    })
    .await;
}
