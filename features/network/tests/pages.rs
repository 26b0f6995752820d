//! The network's pages as people use them, on both databases and in both languages.

mod common;

use common::{region, setup};
use testkit::{FilePart, Stage, on_both};

/// Looks at a page in both languages: the testkit checks each.
async fn look(stage: &Stage, person: network::published::PersonId, path: &str) -> testkit::Answer {
    let _ = stage.as_person(person).in_english().get(path).await.expect_status(200);
    stage.as_person(person).get(path).await.expect_status(200)
}

fn card<'a>(name: &'a str, short_name: &'a str, version: &'a str, parent: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", name),
        ("short_name", short_name),
        ("kind", "school"),
        ("zone", "Asia/Krasnoyarsk"),
        ("has_account", "yes"),
        ("parent_id", parent),
        ("version", version),
    ]
}

#[tokio::test]
async fn an_officer_keeps_the_card_and_a_second_one_loses_nothing() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let officer = stage.as_person(region.city_officer);
        let (lyceum, city) = (region.lyceum, region.city.to_string());
        let list = look(stage, region.city_officer, "/organisations")
            .await
            .see("Лицей № 9")
            .see("Школа № 10")
            .see_not("Заречного");
        assert_eq!(list.count("tbody tr"), 5, "the ministry above, the city, two schools, the newspaper");
        let _ = look(stage, region.city_officer, "/organisations/tree").await.see("Лицей № 9");
        let _ = officer
            .get("/organisations?q=учеба&kind=school")
            .await
            .expect_status(200)
            .see("Школа № 10")
            .see_not("Лицей");
        let _ = look(stage, region.city_officer, &format!("/organisations/{lyceum}"))
            .await
            .see("Лицей № 9 имени Ломоносова")
            .see("Ёлкина Ольга Юрьевна");
        let edit = format!("/organisations/{lyceum}/edit");
        let _ = look(stage, region.city_officer, &edit).await;

        let _ = officer
            .post(&edit, card("Лицей № 9 имени М. В. Ломоносова", "Лицей № 9", "1", &city))
            .await
            .expect_redirect(&format!("/organisations/{lyceum}"));
        // The second officer had opened the form before.
        let late =
            officer.post(&edit, card("Лицей имени Ломоносова", "Лицей № 9", "1", &city)).await.expect_status(409);
        let late = late.see("Запись уже изменил другой сотрудник").see("Лицей № 9 имени М. В. Ломоносова");
        assert_eq!(late.value_of("name").as_deref(), Some("Лицей имени Ломоносова"));
        assert_eq!(late.value_of("version").as_deref(), Some("2"));
        let _ = officer
            .post(&edit, card("Лицей имени Ломоносова", "Лицей № 9", "2", &city))
            .await
            .expect_redirect(&format!("/organisations/{lyceum}"));
        let _ = look(stage, region.city_officer, &format!("/organisations/{lyceum}"))
            .await
            .see("История карточки")
            .see("Лицей № 9 имени Ломоносова");

        // A ring, and somebody else's branch.
        let ring = stage
            .as_person(region.administrator)
            .post(
                &format!("/organisations/{}/edit", region.city),
                card("Управление", "Управление", "1", &lyceum.to_string()),
            )
            .await;
        let _ = ring.see_refusal("parent_id", "сам себе");
        let other = region.other_city.to_string();
        let _ = officer
            .post(&edit, card("Лицей", "Лицей", "3", &other))
            .await
            .see_refusal("parent_id", "Сюда вы добавлять не можете");
        let _ = stage.as_person(region.other_officer).get(&format!("/organisations/{lyceum}")).await.expect_status(404);
        let _ = stage
            .as_person(region.other_officer)
            .post(&edit, card("Чужое", "Чужое", "3", &city))
            .await
            .expect_status(404);
        let _ = officer
            .post(&edit, [("name", ""), ("version", "3")])
            .await
            .see_refusal("name", "Заполните")
            .see_refusal("zone", "Выберите");
    })
    .await;
}

#[tokio::test]
async fn dated_facts_are_stated_checked_and_ended() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let own = format!("/organisations/{}", region.lyceum);
        let officer = stage.as_person(region.city_officer);
        for page in
            ["requisites", "licence", "contacts", "head", "assignments/new", "deputising/new", "groups/new", "below"]
        {
            let place = if page == "below" { format!("/organisations/{}", region.city) } else { own.clone() };
            let _ = look(stage, region.city_officer, &format!("{place}/{page}")).await;
        }
        let wrong = [
            ("starts_on", "2022-09-01"),
            ("inn", "8601001661"),
            ("kpp", "860101001"),
            ("settlement_account", "40703810000000000001"),
        ];
        let refused = officer
            .post(&format!("{own}/requisites"), wrong)
            .await
            .see_refusal("inn", "Контрольная цифра")
            .see_refusal("settlement_account", "БИК");
        assert_eq!(refused.value_of("kpp").as_deref(), Some("860101001"));
        let _ = officer
            .post(
                &format!("{own}/requisites"),
                [("starts_on", "01.09.2022"), ("inn", "8601 001660"), ("kpp", "860101001")],
            )
            .await
            .expect_redirect(&own);
        let _ = officer
            .post(&format!("{own}/requisites"), [("starts_on", "2022-10-01"), ("inn", "8609016210")])
            .await
            .expect_redirect(&own);
        let _ = officer
            .post(&format!("{own}/requisites"), [("starts_on", "2022-09-15"), ("inn", "8609016210")])
            .await
            .see_refusal("starts_on", "более поздней");
        let _ = look(stage, region.city_officer, &own).await.see("8609016210").see("с 01.09.2022 по 30.09.2022");
        let _ = officer.get("/organisations?q=8609016210").await.see("Лицей № 9").see_not("Школа № 10");

        let _ = officer
            .post(
                &format!("{own}/licence"),
                [("starts_on", "2022-01-01"), ("number", "1234"), ("issuer", "Рособрнадзор")],
            )
            .await
            .expect_redirect(&own);
        let contacts = format!("{own}/contacts");
        let _ = officer
            .post(&contacts, [("kind", "site"), ("value", "school.example"), ("starts_on", "2022-01-01")])
            .await
            .see_refusal("value", "https://");
        let _ = officer
            .post(&contacts, [("kind", "phone"), ("value", "8 (3467) 2-45-97"), ("starts_on", "2022-01-01")])
            .await
            .expect_redirect(&contacts);
        let end = look(stage, region.city_officer, &contacts)
            .await
            .attribute("form[action$='/end']", "action")
            .expect("an ending");
        let _ = officer.post(&end, []).await.expect_redirect(&contacts);
        let _ = officer.post(&end, []).await.expect_status(409);
        let head = [
            ("family_name", "Ломова"),
            ("given_name", "Ирина"),
            ("position", "директор"),
            ("acting", "yes"),
            ("authority", "Устав"),
            ("starts_on", "2022-10-01"),
        ];
        let _ = officer.post(&format!("{own}/head"), head).await.expect_redirect(&own);
        let _ =
            officer.post(&format!("{own}/head"), [("position", "директор")]).await.see_refusal("person", "впишите имя");
        let _ = look(stage, region.city_officer, &own).await.see("и. о.: директор").see("Ломова Ирина").see("1234");
    })
    .await;
}

#[tokio::test]
async fn roles_are_given_deputised_and_ended() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let own = format!("/organisations/{}", region.school);
        let officer = stage.as_person(region.city_officer);
        let role = |role: &'static str| {
            vec![
                ("family_name", "Сомов"),
                ("given_name", "Глеб"),
                ("role", role),
                ("position", "координатор"),
                ("starts_on", "2022-10-20"),
            ]
        };
        let _ = officer
            .post(&format!("{own}/assignments/new"), role("administrator"))
            .await
            .see_refusal("role", "Выберите");
        let _ = officer.post(&format!("{own}/assignments/new"), role("school_coordinator")).await.expect_redirect(&own);
        let card = look(stage, region.city_officer, &own).await.see("Сомов Глеб").see("школьный координатор");
        let somov = card.link("Сомов Глеб").expect("a link to the person");
        let somov_id = somov.rsplit('/').next().unwrap_or_default().to_owned();
        let again = vec![
            ("person", somov_id.as_str()),
            ("role", "school_coordinator"),
            ("position", "координатор"),
            ("starts_on", "2022-11-01"),
        ];
        let _ = officer.post(&format!("{own}/assignments/new"), again).await.see_refusal("role", "уже есть");

        let teacher = region.teacher.to_string();
        let days = [
            ("away", somov_id.as_str()),
            ("deputy", teacher.as_str()),
            ("starts_on", "2022-10-24"),
            ("ends_on", "2022-10-20"),
        ];
        let _ = officer.post(&format!("{own}/deputising/new"), days).await.see_refusal("ends_on", "раньше");
        let days = [
            ("away", somov_id.as_str()),
            ("deputy", teacher.as_str()),
            ("starts_on", "2022-10-20"),
            ("ends_on", "2022-10-28"),
        ];
        let _ = officer.post(&format!("{own}/deputising/new"), days).await.expect_redirect(&own);
        let card = look(stage, region.city_officer, &own).await.see("Жуков Олег замещает: Сомов Глеб");
        let end = card.attribute("form[action*='/deputising/']", "action").expect("an ending");
        let _ = officer.post(&end, [("version", "1"), ("last_day", "2022-10-21")]).await.expect_redirect(&own);
        let _ = officer.post(&end, [("version", "1"), ("last_day", "2022-10-21")]).await.expect_status(409);

        let _ = look(stage, region.city_officer, &somov).await.see("Школа № 10");
        let _ = look(stage, region.city_officer, "/people?q=сомов").await.see("Сомов Глеб").see_not("Белова Марина");
        let _ = look(stage, region.city_officer, &format!("{somov}/edit")).await;
        let names = |version: &'static str| {
            [("family_name", "Сомов"), ("given_name", "Глеб"), ("patronymic", "Львович"), ("version", version)]
        };
        let _ = officer.post(&format!("{somov}/edit"), names("1")).await.expect_redirect(&somov);
        let _ = officer.post(&format!("{somov}/edit"), names("1")).await.expect_status(409);
        let end = look(stage, region.city_officer, &own)
            .await
            .attribute("form[action*='/assignments/']", "action")
            .expect("an ending");
        let _ = officer.post(&end, [("version", "1"), ("last_day", "2022-10-31")]).await.expect_redirect(&own);
        let _ = officer.post(&format!("{somov}/erase"), [("sure", "yes")]).await.expect_status(404);
        let _ = stage
            .as_person(region.administrator)
            .post(&format!("{somov}/erase"), [("sure", "yes")])
            .await
            .expect_redirect("/people");
        let _ = look(stage, region.city_officer, &own).await.see("данные удалены").see_not("Сомов");
    })
    .await;
}

#[tokio::test]
async fn projects_show_their_working_group_or_that_there_is_none() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let officer = stage.as_person(region.city_officer);
        for page in ["/projects", "/projects/new", "/groups", "/legal-acts", "/legal-acts/new", "/people"] {
            let _ = look(stage, region.city_officer, page).await;
        }
        let project = [
            ("title", "Учитель будущего"),
            ("kind", "regional"),
            ("needs_working_group", "yes"),
            ("first_year", "2019"),
            ("last_year", "2024"),
        ];
        let made = officer.post("/projects/new", project).await.expect_status(303);
        let project = made.location().expect("the project").to_owned();
        let project_id = project.rsplit('/').next().unwrap_or_default().to_owned();
        let _ = look(stage, region.city_officer, &project).await.see("нет рабочей группы");
        let _ = officer.get("/projects").await.see("1 без рабочей группы");
        let _ = officer
            .post("/projects/new", [("title", ""), ("first_year", "2024"), ("last_year", "2019"), ("kind", "own")])
            .await
            .see_refusal("last_year", "раньше");

        let order = [
            ("kind", "order"),
            ("number", "10-П-1815"),
            ("issued_on", "2021-12-07"),
            ("issuer", "Министерство"),
            ("title", "О рабочей группе"),
        ];
        let order =
            officer.post("/legal-acts/new", order).await.expect_status(303).location().expect("the order").to_owned();
        let order_id = order.rsplit('/').next().unwrap_or_default().to_owned();
        let newer = [
            ("kind", "order"),
            ("number", "10-П-50"),
            ("issued_on", "2022-01-20"),
            ("issuer", "Министерство"),
            ("title", "Об изменении"),
        ];
        let newer =
            officer.post("/legal-acts/new", newer).await.expect_status(303).location().expect("the order").to_owned();
        let by = newer.rsplit('/').next().unwrap_or_default().to_owned();
        let _ = officer.post(&format!("{order}/amend"), [("by", by.as_str())]).await.expect_redirect(&order);
        let _ = look(stage, region.city_officer, &order).await.see("изменён 1 актом").see("10-П-50");
        let _ = look(stage, region.city_officer, &format!("{order}/edit")).await;
        let changed = [
            ("kind", "order"),
            ("number", "10-П-1815"),
            ("issued_on", "2021-12-07"),
            ("issuer", "Министерство"),
            ("title", "О группе"),
            ("in_force_to", "2022-01-19"),
            ("version", "1"),
        ];
        let _ = officer.post(&format!("{order}/edit"), changed).await.expect_redirect(&order);
        let _ = officer.post(&format!("{order}/edit"), changed).await.expect_status(409);
        let _ = officer.get("/legal-acts?q=1815").await.see("больше не действует").see_not("10-П-50");

        let group = [
            ("title", "Рабочая группа"),
            ("purpose", "working"),
            ("project", project_id.as_str()),
            ("legal_act", order_id.as_str()),
            ("starts_on", "2022-01-01"),
        ];
        let group = officer
            .post(&format!("/organisations/{}/groups/new", region.city), group)
            .await
            .expect_status(303)
            .location()
            .expect("the group")
            .to_owned();
        let _ = look(stage, region.city_officer, &project)
            .await
            .see("Рабочая группа")
            .see("10-П-1815")
            .see_not("нет рабочей группы");
        let _ = look(stage, region.city_officer, &format!("{group}/members/new")).await;
        let head = region.head.to_string();
        let member = [("person", head.as_str()), ("part", "chair"), ("starts_on", "2022-01-01")];
        let _ = officer.post(&format!("{group}/members/new"), member).await.expect_redirect(&group);
        let _ = officer.post(&format!("{group}/members/new"), member).await.see_refusal("person", "уже в группе");
        let leave = look(stage, region.city_officer, &group)
            .await
            .see("Ёлкина Ольга")
            .attribute("form[action$='/leave']", "action")
            .expect("leaving");
        let _ = officer.post(&leave, [("last_day", "2022-10-20")]).await.expect_redirect(&group);
        let _ = look(stage, region.city_officer, &format!("{group}/edit")).await;
        let edited = [("title", "Группа"), ("purpose", "working"), ("starts_on", "2022-01-01"), ("version", "1")];
        let _ = officer.post(&format!("{group}/edit"), edited).await.expect_redirect(&group);
        let _ = look(stage, region.city_officer, &format!("{project}/edit")).await;
        let ring = [("title", "Учитель"), ("kind", "regional"), ("parent", project_id.as_str()), ("version", "1")];
        let _ = officer.post(&format!("{project}/edit"), ring).await.see_refusal("parent", "сам себе");
        let _ = officer
            .post(&format!("{project}/edit"), [("title", "Учитель"), ("kind", "regional"), ("version", "1")])
            .await
            .expect_redirect(&project);
        let _ = stage.as_person(region.other_officer).get(&group).await.expect_status(404);
        for list in ["/organisations", "/people", "/projects", "/groups", "/legal-acts", "/calendars"] {
            let csv = officer.get(&format!("{list}/download/csv")).await.expect_status(200);
            assert!(csv.bytes().starts_with("\u{feff}".as_bytes()), "{list}");
            assert!(
                officer.get(&format!("{list}/download/xlsx")).await.expect_status(200).bytes().starts_with(b"PK"),
                "{list}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_loaded_calendar_changes_the_chain_and_keeps_its_versions() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let administrator = stage.as_person(region.administrator);
        let _ = look(stage, region.administrator, "/calendars").await.see("Производственный календарь России");
        let _ = look(stage, region.administrator, "/calendars/federal?year=2022").await.see("День России");
        let _ = look(stage, region.administrator, "/calendars/new").await;
        let made = administrator
            .post("/calendars/new", [("name", "Ясная область"), ("kind", "region"), ("six_days", "yes")])
            .await
            .expect_status(303);
        let load = made.location().expect("loading").to_owned();
        let calendar = load.trim_end_matches("/load").to_owned();
        let _ = look(stage, region.administrator, &load).await;
        let _ = administrator
            .post(&load, [("days", "[[holiday]]\nfrom = 2022-13-01"), ("version", "0")])
            .await
            .see_refusal("days", "не прочитан");
        let days = "[[holiday]]\nfrom = 2022-10-24\nname = \"День области\"\n";
        let _ = administrator.post(&load, [("days", days), ("version", "0")]).await.expect_redirect(&calendar);
        let _ = administrator.post(&load, [("days", days), ("version", "0")]).await.expect_status(409);
        let _ = look(stage, region.administrator, &format!("{calendar}?year=2022"))
            .await
            .see("День области")
            .see("версия 1");

        let mut ministry = card("Министерство образования", "Министерство", "1", "");
        let calendar_id = calendar.rsplit('/').next().unwrap_or_default().to_owned();
        ministry.push(("calendar_id", &calendar_id));
        let _ =
            administrator.post(&format!("/organisations/{}/edit", region.ministry), ministry).await.expect_status(303);
        let (lyceum, before) = (region.lyceum, stage.now());
        let off = jiff::civil::date(2022, 10, 24);
        let chain = stage.read(move |tx| network::published::calendar_chain(tx, lyceum, before)).await;
        assert!(!chain.is_working(off), "{}", chain.version());
        stage.pass_minutes(10);
        let file = FilePart { field: "file", name: "days.toml", bytes: b"[[holiday]]\nfrom = 2022-10-25\n" };
        let _ = administrator.upload(&load, [("version", "1")], &[file]).await.expect_redirect(&calendar);
        let now = stage.now();
        let (then, chain) = stage
            .read(move |tx| {
                Ok((
                    network::published::calendar_chain(tx, lyceum, before)?,
                    network::published::calendar_chain(tx, lyceum, now)?,
                ))
            })
            .await;
        assert!(chain.is_working(off) && !then.is_working(off));
        assert_ne!(then.version(), chain.version());
        assert!(chain.is_working(jiff::civil::date(2022, 10, 22)), "Saturday of a six-day week");
    })
    .await;
}
