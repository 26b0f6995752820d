//! The agreements on regional projects: Ясногорск's in full, the second city's in short.
//!
//! The clauses, dates and measures are the document's; who did what and when is invented.

use super::DemoError;
use super::director::Director;
use super::people::Cast;
use super::script::Deed::{Accepted, Attached, Counted, Expected, GaveBack, Received, Reminded, Sent, Settled};
use super::script::{Draft, Line, Scene};

const CITY: Draft = Draft {
    blueprint: "regional_projects",
    fields: &[
        ("number", "0110-2020-67-1"),
        ("date", "2020-02-14"),
        ("territory", "город Ясногорск"),
        ("programme_title", "Развитие образования города Ясногорска"),
    ],
    parties: &[
        ("ministry", "ministry", "А. Н. Рощин", "министр", "Положение о Министерстве"),
        ("administration", "city", "В. Е. Калугин", "глава города", "Устав города"),
        ("education_authority", "authority", "", "", ""),
    ],
    signed: &[("ministry", "gromova", "2020-02-12"), ("administration", "belova", "2020-02-14")],
    made: ("2022-01-10 10:05", "belova"),
    watched_from: "2022-01-10",
};

const SPRINGS: Draft = Draft {
    blueprint: "regional_projects",
    fields: &[("number", "0110-2020-71-1"), ("date", "2020-02-17"), ("territory", "город Белые Ключи")],
    parties: &[
        ("ministry", "ministry", "А. Н. Рощин", "министр", "Положение о Министерстве"),
        ("administration", "springs", "Н. Г. Ушакова", "глава города", "Устав города"),
        ("education_authority", "springs_authority", "", "", ""),
    ],
    signed: &[("ministry", "gromova", "2020-02-17"), ("administration", "melnik", "2020-02-17")],
    made: ("2022-02-28 11:20", "melnik"),
    watched_from: "2022-03-01",
};

const ANSWER: &str = "answer_request";
const DOCUMENTS: &str = "hand_over_documents";
const REPORT: &str = "quarterly_report";
const SUPPORT: &str = "methodical_support";
const SUMMARY: &str = "monitoring_summary";
const REFERENCES: &str = "project_references";
const TRAINING: &str = "send_to_training";

/// Ясногорск's year, day by day.
const CITY_YEAR: &[Line] = &[
    Line(
        "2022-01-11 09:30",
        "gromova",
        Settled(&[
            ("confirmation_term", "3"),
            ("support_per_quarter", "2"),
            ("monitoring_term", "20"),
            ("programme_funds_date", "2022-10-31"),
            ("document_request_term", "10"),
            ("references_per_quarter", "1"),
        ]),
    ),
    Line("2022-01-12 10:10", "gromova", Received(ANSWER, "№ 4 о центрах «Точка роста»")),
    Line(
        "2022-01-20 16:30",
        "laptev",
        Attached(
            "training_schedule",
            "25.03.2022 первый поток, 14 педагогов\n17.06.2022 второй поток, 12 педагогов\n21.10.2022 третий поток, 12 педагогов",
        ),
    ),
    Line(
        "2022-01-28 15:05",
        "gromova",
        Sent(ANSWER, "№ 4", "Разъяснение о штатном расписании центров.", "Ответ 4.pdf"),
    ),
    Line("2022-02-01 09:50", "belova", Accepted(ANSWER, "№ 4")),
    Line(
        "2022-02-02 17:20",
        "yudin",
        Sent(SUMMARY, "IV квартал 2021", "Сводка по пяти проектам.", "Сводка за IV квартал 2021.csv"),
    ),
    Line("2022-02-03 10:00", "gromova", Received(ANSWER, "№ 5 о сроках закупок")),
    Line("2022-02-03 11:15", "belova", Accepted(SUMMARY, "IV квартал 2021")),
    Line("2022-02-07 09:40", "laptev", Received(DOCUMENTS, "№ 14 о перечне школ")),
    Line(
        "2022-02-15 14:00",
        "laptev",
        Sent(REFERENCES, "I квартал 2022", "Статья на сайте города о «Точках роста».", ""),
    ),
    Line("2022-02-16 13:30", "yudin", Counted(SUPPORT, "I квартал 2022", "Консультация о цифровой среде для 11 школ.")),
    Line("2022-02-17 16:10", "laptev", Sent(DOCUMENTS, "№ 14", "Перечень школ и приказ.", "Приказ 31.pdf")),
    Line("2022-02-17 17:10", "yudin", Accepted(REFERENCES, "I квартал 2022")),
    Line("2022-02-18 12:00", "gromova", Accepted(DOCUMENTS, "№ 14")),
    Line("2022-02-22 15:45", "gromova", Sent(ANSWER, "№ 5", "Сроки закупок разъяснены.", "Ответ 5.txt")),
    Line("2022-02-24 10:30", "belova", Accepted(ANSWER, "№ 5")),
    Line(
        "2022-02-25 11:10",
        "laptev",
        Sent("training_list", "2022", "26 педагогов из 19 школ.", "Список педагогов.csv"),
    ),
    Line("2022-03-01 10:20", "yudin", Accepted("training_list", "2022")),
    Line("2022-03-14 09:15", "gromova", Received(ANSWER, "№ 6 о сетевых договорах")),
    Line("2022-03-16 14:20", "yudin", Counted(SUPPORT, "I квартал 2022", "Материалы по школьным сайтам.")),
    Line("2022-03-18 10:10", "belova", Accepted(SUPPORT, "I квартал 2022")),
    Line(
        "2022-03-23 16:05",
        "belova",
        Sent(REPORT, "I квартал 2022", "Отчёт по 25 показателям.", "Отчёт за I квартал.csv"),
    ),
    Line(
        "2022-03-24 11:00",
        "laptev",
        Sent(TRAINING, "первый поток", "Свидетельства 14 педагогов.", "Свидетельства, первый поток.pdf"),
    ),
    Line("2022-03-25 15:30", "yudin", Accepted(TRAINING, "первый поток")),
    Line("2022-03-25 16:40", "gromova", Accepted(REPORT, "I квартал 2022")),
    Line("2022-04-04 10:00", "laptev", Received(DOCUMENTS, "№ 15 о приёмке оборудования")),
    Line("2022-04-06 17:10", "gromova", Sent(ANSWER, "№ 6", "Форма сетевого договора приложена.", "Ответ 6.pdf")),
    Line("2022-04-07 09:40", "belova", Accepted(ANSWER, "№ 6")),
    Line("2022-04-14 12:30", "laptev", Sent(DOCUMENTS, "№ 15", "Акты приёмки, семь школ.", "Акты приёмки 7.pdf")),
    Line("2022-04-15 14:00", "yudin", Accepted(DOCUMENTS, "№ 15")),
    Line("2022-04-18 10:00", "gromova", Received(ANSWER, "№ 7 о цифровом профиле")),
    Line(
        "2022-04-27 16:20",
        "yudin",
        Sent(SUMMARY, "I квартал 2022", "Сводка за I квартал.", "Сводка за I квартал.csv"),
    ),
    Line("2022-04-29 11:00", "belova", Accepted(SUMMARY, "I квартал 2022")),
    Line("2022-05-11 15:30", "gromova", Sent(ANSWER, "№ 7", "Порядок создания профилей.", "Ответ 7.txt")),
    Line("2022-05-12 10:10", "laptev", Accepted(ANSWER, "№ 7")),
    Line("2022-05-18 13:00", "laptev", Sent(REFERENCES, "II квартал 2022", "Репортаж городского телевидения.", "")),
    Line("2022-05-19 14:30", "yudin", Counted(SUPPORT, "II квартал 2022", "Вебинар о федеральной платформе.")),
    Line("2022-05-20 12:10", "yudin", Accepted(REFERENCES, "II квартал 2022")),
    Line("2022-05-23 09:30", "laptev", Received(DOCUMENTS, "№ 16 о рабочих группах")),
    Line("2022-06-03 16:00", "laptev", Sent(DOCUMENTS, "№ 16", "Приказы о рабочих группах.", "Приказ 88.pdf")),
    Line("2022-06-06 10:00", "gromova", Received(ANSWER, "№ 8 о целевой модели")),
    Line("2022-06-07 11:40", "gromova", Accepted(DOCUMENTS, "№ 16")),
    Line("2022-06-15 15:00", "gromova", Counted(SUPPORT, "II квартал 2022", "Разбор отчёта с муниципальной командой.")),
    Line(
        "2022-06-16 14:20",
        "laptev",
        Sent(TRAINING, "второй поток", "Свидетельства 12 педагогов.", "Свидетельства, второй поток.pdf"),
    ),
    Line("2022-06-17 12:15", "yudin", Accepted(TRAINING, "второй поток")),
    Line("2022-06-20 10:40", "belova", Accepted(SUPPORT, "II квартал 2022")),
    Line("2022-06-24 16:50", "gromova", Sent(ANSWER, "№ 8", "Целевая модель разъяснена.", "Ответ 8.pdf")),
    Line("2022-06-27 09:20", "belova", Accepted(ANSWER, "№ 8")),
    Line(
        "2022-06-27 18:05",
        "belova",
        Sent(REPORT, "II квартал 2022", "Отчёт задержан: ждали данные двух школ.", "Отчёт за II квартал.csv"),
    ),
    Line("2022-06-29 15:10", "gromova", Accepted(REPORT, "II квартал 2022")),
    Line("2022-07-25 10:00", "gromova", Received(ANSWER, "№ 9 о повышении квалификации")),
    Line("2022-08-01 09:30", "laptev", Received(DOCUMENTS, "№ 17 о летнем ремонте")),
    Line(
        "2022-08-02 16:30",
        "yudin",
        Sent(
            SUMMARY,
            "II квартал 2022",
            "Сводка за II квартал, с опозданием из-за отпусков.",
            "Сводка за II квартал.csv",
        ),
    ),
    Line("2022-08-03 10:45", "belova", Accepted(SUMMARY, "II квартал 2022")),
    Line(
        "2022-08-17 17:00",
        "laptev",
        Sent(DOCUMENTS, "№ 17", "Акты и сметы, две школы досдали позже.", "Акты 17.pdf"),
    ),
    Line("2022-08-18 11:20", "yudin", Accepted(DOCUMENTS, "№ 17")),
    Line("2022-08-18 16:00", "gromova", Sent(ANSWER, "№ 9", "Квоты на курсы.", "Ответ 9.pdf")),
    Line("2022-08-19 09:30", "belova", Accepted(ANSWER, "№ 9")),
    Line("2022-08-25 13:00", "yudin", Counted(SUPPORT, "III квартал 2022", "Августовская секция о цифровой среде.")),
    Line(
        "2022-09-14 12:10",
        "laptev",
        Sent(REFERENCES, "III квартал 2022", "Открытие двух центров, отсылка на нацпроект.", ""),
    ),
    Line("2022-09-16 12:10", "yudin", Accepted(REFERENCES, "III квартал 2022")),
    Line("2022-09-20 14:00", "gromova", Counted(SUPPORT, "III квартал 2022", "Консультация о показателях отчёта.")),
    Line("2022-09-22 09:50", "belova", Accepted(SUPPORT, "III квартал 2022")),
    Line(
        "2022-09-23 11:30",
        "belova",
        Sent(REPORT, "III квартал 2022", "Отчёт за III квартал.", "Отчёт за III квартал.csv"),
    ),
    Line("2022-09-26 10:00", "gromova", Received(ANSWER, "№ 10 о форме отчёта")),
    Line("2022-09-27 10:20", "gromova", Received(ANSWER, "№ 11 о сетевых программах")),
    Line("2022-09-28 09:10", "gromova", Received(ANSWER, "№ 12 о двух цифровых профилях")),
    Line(
        "2022-09-28 16:00",
        "gromova",
        GaveBack(REPORT, "III квартал 2022", "Показатель 18: ученики посчитаны без вечерней школы."),
    ),
    Line("2022-09-30 11:00", "gromova", Received(ANSWER, "№ 13 о сертификатах педагогов")),
    Line("2022-10-03 09:45", "laptev", Received(DOCUMENTS, "№ 18 о поставке оборудования")),
    Line("2022-10-11 15:20", "gromova", Sent(ANSWER, "№ 10", "Форма отчёта приложена.", "Ответ 10.txt")),
    Line("2022-10-12 10:30", "belova", Accepted(ANSWER, "№ 10")),
    Line("2022-10-12 14:00", "yudin", Counted(SUPPORT, "IV квартал 2022", "Консультация для школ о цифровом профиле.")),
    Line(
        "2022-10-12 17:40",
        "belova",
        Sent(REPORT, "III квартал 2022", "Показатель 18 исправлен.", "Отчёт за III квартал, исправлен.csv"),
    ),
    Line(
        "2022-10-13 16:30",
        "gromova",
        Sent(ANSWER, "№ 12", "Один ученик, два профиля: оставить поздний.", "Ответ 12.txt"),
    ),
    Line("2022-10-14 09:30", "gromova", Received(ANSWER, "№ 14 о публикациях в сети")),
    Line(
        "2022-10-14 15:00",
        "belova",
        GaveBack(ANSWER, "№ 12", "Не сказано, что делать с результатами раннего профиля."),
    ),
    Line(
        "2022-10-17 10:40",
        "gromova",
        GaveBack(
            REPORT,
            "III квартал 2022",
            "Показатель 22: в отчёте 14 сайтов, в перечне 13. Сверьте и сдайте снова.",
        ),
    ),
    Line(
        "2022-10-17 14:05",
        "laptev",
        Sent(
            "programme_funds",
            "Средства",
            "Постановление: средства на обучение по четырём проектам из пяти.",
            "Постановление 412.pdf",
        ),
    ),
    Line(
        "2022-10-18 11:15",
        "gromova",
        Sent(ANSWER, "№ 12", "Результаты раннего профиля переносятся, порядок приложен.", "Ответ 12, повторно.pdf"),
    ),
    Line(
        "2022-10-18 15:30",
        "belova",
        Expected(REPORT, "III квартал 2022", "2022-10-21", "Две школы подтвердят сайты к пятнице."),
    ),
    Line("2022-10-19 16:45", "belova", Reminded(ANSWER, "№ 11")),
];

/// The second city's year: enough for the ministry to have a choice.
const SPRINGS_YEAR: &[Line] = &[
    Line(
        "2022-03-01 09:30",
        "yudin",
        Settled(&[("confirmation_term", "5"), ("document_request_term", "10"), ("monitoring_term", "20")]),
    ),
    Line(
        "2022-03-24 12:00",
        "melnik",
        Sent(REPORT, "I квартал 2022", "Отчёт за I квартал.", "Отчёт за I квартал, Белые Ключи.csv"),
    ),
    Line("2022-03-30 10:00", "yudin", Accepted(REPORT, "I квартал 2022")),
    Line(
        "2022-04-28 15:00",
        "yudin",
        Sent(SUMMARY, "I квартал 2022", "Сводка.", "Сводка за I квартал, Белые Ключи.csv"),
    ),
    Line("2022-05-04 10:00", "melnik", Accepted(SUMMARY, "I квартал 2022")),
    Line(
        "2022-06-24 16:00",
        "melnik",
        Sent(REPORT, "II квартал 2022", "Отчёт за II квартал.", "Отчёт за II квартал, Белые Ключи.csv"),
    ),
    Line("2022-06-29 10:00", "yudin", Accepted(REPORT, "II квартал 2022")),
    Line(
        "2022-07-27 14:00",
        "yudin",
        Sent(SUMMARY, "II квартал 2022", "Сводка.", "Сводка за II квартал, Белые Ключи.csv"),
    ),
    Line("2022-07-29 10:00", "melnik", Accepted(SUMMARY, "II квартал 2022")),
    Line(
        "2022-09-23 15:00",
        "melnik",
        Sent(REPORT, "III квартал 2022", "Отчёт за III квартал.", "Отчёт за III квартал, Белые Ключи.csv"),
    ),
    Line("2022-09-29 10:30", "yudin", Accepted(REPORT, "III квартал 2022")),
    Line("2022-10-10 09:30", "yudin", Received(ANSWER, "№ 3 о школьном автобусе")),
    Line("2022-10-12 09:30", "melnik", Received(DOCUMENTS, "№ 9 о перечне школ")),
];

/// Plays both cities.
///
/// # Errors
/// When a page refuses a line.
pub async fn play(director: &Director, cast: &Cast) -> Result<(), DemoError> {
    Scene::open(director, cast, &CITY).await?.play(CITY_YEAR).await?;
    Scene::open(director, cast, &SPRINGS).await?.play(SPRINGS_YEAR).await
}
