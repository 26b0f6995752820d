//! Uploading tables of organisations: what would change is shown first, nothing is half-saved.

mod common;

use common::{region, setup};
use network::published;
use testkit::{Answer, Client, FilePart, on_both};

/// A valid ИНН of an organisation for each number.
fn inn(number: u32) -> String {
    let body = format!("86{number:07}");
    let weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", sum % 11 % 10)
}

async fn upload(client: &Client, name: &str, text: &str) -> Answer {
    let file = FilePart { field: "file", name, bytes: text.as_bytes() };
    client.upload("/imports/new", [], &[file]).await
}

#[tokio::test]
async fn a_table_is_compared_first_and_takes_effect_as_a_whole() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let administrator = stage.as_person(region.administrator);
        let _ = administrator.get("/imports/new").await.expect_status(200);
        let _ = stage.as_person(region.administrator).in_english().get("/imports/new").await.expect_status(200);
        let _ = stage.as_person(region.city_officer).get("/imports/new").await.expect_status(404);
        let _ = upload(&administrator, "a.csv", "").await.see_refusal("file", "пуст");
        let _ =
            upload(&administrator, "a.csv", "Фамилия;Имя\nБелова;Марина\n").await.see_refusal("file", "Наименование");
        let _ = upload(&administrator, "a.exe", "MZ\u{0}\u{1}\u{2}").await.expect_status(422);

        let text = format!(
            "Наименование организации;ИНН;Учредитель;Вид;Телефон;Число учеников\n\
             Лицей № 9 имени Ломоносова;{a};Управление Ясногорска;;8 (3467) 2-45-97;700\n\
             Школа № 1;{b};Управление образования города Заречного;школа;;\n\
             Филиал школы № 1;;Школа № 1;школа;;\n\
             Средняя школа № 10 Учёба;;;;;\n\
             Школа № 2;8601001661;Управление Заречного;;;\n\
             Школа № 3;;Управление Нигде;;;\n\
             Школа № 1;{b};;;;\n\
             Кольцо А школа;;Кольцо Б школа;;;\n\
             Кольцо Б школа;;Кольцо А школа;;;\n\
             ;{c};;;;\n",
            a = inn(1),
            b = inn(2),
            c = inn(3)
        );
        let preview =
            upload(&administrator, "Школы.csv", &text).await.expect_status(303).follow().await.expect_status(200);
        let preview =
            preview.see("новых 2, изменится 1, без изменений 1").see("6 строк нужно поправить").see("Число учеников");
        let preview = preview
            .see("строка 6, столбец B: Контрольная цифра не сходится")
            .see("строка 7, столбец C: вышестоящая организация не найдена");
        let preview =
            preview.see("та же организация уже в строке 3").see("подчиняется сама себе").see("нет наименования");
        let import = preview
            .attribute("form[action$='/apply']", "action")
            .expect("a button")
            .trim_end_matches("/apply")
            .to_owned();
        for show in ["new", "changed", "same", "doubtful", "faulty"] {
            let _ = administrator.get(&format!("{import}?show={show}")).await.expect_status(200);
            let _ = stage
                .as_person(region.administrator)
                .in_english()
                .get(&format!("{import}?show={show}"))
                .await
                .expect_status(200);
        }
        let _ = administrator
            .get(&format!("{import}?show=changed"))
            .await
            .see(&format!("ИНН: «пусто» → «{}»", inn(1)))
            .see("телефон: «пусто» → «8 (3467) 2-45-97»");
        let _ = administrator.get(&format!("{import}/download/csv")).await.expect_status(200).see("столбец C");
        let _ = administrator.get("/organisations?q=Филиал").await.see("Ничего не нашлось");

        let _ = administrator
            .post(&format!("{import}/apply"), [])
            .await
            .expect_redirect(&import)
            .follow()
            .await
            .see("применено");
        let _ = administrator.post(&format!("{import}/apply"), []).await.expect_status(409).see("уже применили");
        let branch =
            administrator.get("/organisations?q=Филиал").await.see("Филиал школы № 1").click("Филиал школы № 1").await;
        let _ = branch.see("Управление Заречного").see("Школа № 1");
        let _ = administrator
            .get(&format!("/organisations/{}", region.lyceum))
            .await
            .see(&inn(1))
            .see("8 (3467) 2-45-97")
            .see("История карточки");

        // The same file again changes nothing.
        let again = upload(&administrator, "Школы.csv", &text).await.expect_status(303).follow().await;
        let again = again.see("новых 0, изменится 0, без изменений 4");
        assert_eq!(again.attribute("form[action$='/apply']", "action"), None);
    })
    .await;
}

#[tokio::test]
async fn a_card_changed_since_the_preview_stops_the_whole_table() {
    on_both(&setup(), async |stage| {
        let region = region(stage).await;
        let administrator = stage.as_person(region.administrator);
        let text = "Наименование;Краткое наименование;Часовой пояс\nЛицей № 9 имени Ломоносова;Лицей 9;МСК+4\nНовая школа;;МСК−1\nГазета «Ясный день»;День;\n";
        let preview = upload(&administrator, "a.csv", text).await.expect_status(303).follow().await.see("новых 1, изменится 2");
        let apply = preview.attribute("form[action$='/apply']", "action").expect("a button");
        let edited = [("name", "Лицей № 9"), ("short_name", "Лицей"), ("kind", "school"), ("zone", "Asia/Krasnoyarsk"), ("has_account", "yes"), ("version", "1")];
        let parent = region.city.to_string();
        let edited = edited.into_iter().chain([("parent_id", parent.as_str())]);
        let _ = administrator.post(&format!("/organisations/{}/edit", region.lyceum), edited).await.expect_status(303);
        let _ = administrator.post(&apply, []).await.expect_status(409).see("Загрузите файл ещё раз");
        let _ = administrator.get("/organisations?q=Новая").await.see("Ничего не нашлось");

        // An unknown name with another ИНН, twice the same name, a doubtful branch.
        let number = inn(7);
        let first = format!("Наименование;ИНН\nЛицей № 9;{number}\n");
        let preview = upload(&administrator, "b.csv", &first).await.expect_status(303).follow().await;
        let apply = preview.attribute("form[action$='/apply']", "action").expect("a button");
        let _ = administrator.post(&apply, []).await.expect_status(303);
        let other = format!("Наименование;ИНН\nЛицей № 9;{}\n", inn(8));
        let _ = upload(&administrator, "c.csv", &other).await.expect_status(303).follow().await.see(&format!("её ИНН {number}"));
    })
    .await;
}

#[tokio::test]
async fn ten_thousand_rows_with_thirty_faulty_ones_are_handled_in_seconds() {
    on_both(&setup().uncompared(), async |stage| {
        let region = region(stage).await;
        let administrator = stage.as_person(region.administrator);
        let mut text = String::from("Наименование;ИНН;Учредитель;Адрес\n");
        for number in 0..10_000_u32 {
            let (number_or_wrong, parent) = match number % 1_000 {
                17 => ("1234567890".to_owned(), "Управление Ясногорска"),
                170 => (inn(number), "Управление Нигде"),
                700 => (inn(number - 1), "Управление Заречного"),
                _ => (inn(number), "Управление Заречного"),
            };
            text.push_str(&format!(
                "Школа образца № {};{number_or_wrong};{parent};ул. Мира, {number}\n",
                if number % 1_000 == 700 { number - 1 } else { number }
            ));
        }
        #[allow(clippy::disallowed_methods, reason = "how long it takes is what this test is about")]
        let began = std::time::Instant::now();
        let preview = upload(&administrator, "Школы.csv", &text).await.expect_status(303);
        let staged = began.elapsed();
        let preview = preview.follow().await.see("30 строк нужно поправить").see("новых 9970");
        let apply = preview.attribute("form[action$='/apply']", "action").expect("a button");
        #[allow(clippy::disallowed_methods, reason = "how long it takes is what this test is about")]
        let began = std::time::Instant::now();
        let _ = administrator.post(&apply, []).await.expect_status(303);
        eprintln!(
            "{:?}: read, compared and staged in {staged:?}, took effect in {:?}",
            stage.dialect(),
            began.elapsed()
        );
        let (city, ministry) = (region.other_city, region.ministry);
        let below = stage.read(move |tx| published::organisations_below(tx, city)).await;
        assert_eq!(below.len(), 9_970);
        let school = below[0].id;
        assert!(stage.read(move |tx| published::is_above_or_same(tx, ministry, school)).await);
        let again = upload(&administrator, "Школы.csv", &text).await.expect_status(303).follow().await;
        let _ = again.see("новых 0, изменится 0, без изменений 9970");
    })
    .await;
}
