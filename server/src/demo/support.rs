//! The agreement of four parties on targeted support of a school: «500+».

use jiff::civil::date;

use super::DemoError;
use super::director::Director;
use super::people::Cast;
use super::script::Deed::{Accepted, Attached, Counted, Sent, Settled};
use super::script::{Draft, Line, Scene};

const FOUR: Draft = Draft {
    blueprint: "support_500plus",
    fields: &[
        ("number", "500-06/2022"),
        ("date", "2022-02-01"),
        ("place", "город Заречье"),
        ("municipality", "город Ясногорск"),
    ],
    parties: &[
        ("institute", "institute", "Т. О. Серова", "проректор", "Доверенность № 12 от 10.01.2022"),
        ("education_authority", "authority", "М. В. Белова", "начальник Управления образования", "Положение"),
        ("curator_school", "school3", "И. П. Ветров", "директор", "Устав"),
        ("supported_school", "school6", "О. Д. Калинина", "директор", "Устав"),
    ],
    signed: &[
        ("institute", "serova", "2022-02-01"),
        ("education_authority", "belova", "2022-02-01"),
        ("curator_school", "vetrov", "2022-02-01"),
        ("supported_school", "kalinina", "2022-02-01"),
    ],
    made: ("2022-02-01 11:00", "serova"),
    watched_from: "2022-02-01",
};

const BEGINNING: &[Line] = &[
    Line(
        "2022-02-01 14:00",
        "serova",
        Settled(&[
            ("confirmation_term", "3"),
            ("programme_approval_date", "2022-02-28"),
            ("publications_per_month", "1"),
        ]),
    ),
    Line(
        "2022-02-04 10:30",
        "serova",
        Attached("curator_visits", "18.03.2022 первый визит\n20.05.2022 второй визит\n26.10.2022 третий визит"),
    ),
];

/// What did not go as written: promise and words of its title.
const EXCEPTIONS: &[(&str, &str)] =
    &[("school_report", ""), ("project_workshop", ""), ("coordinator_meetings", "сентябрь"), ("coverage", "август")];

const YEAR: &[Line] = &[
    Line(
        "2022-07-04 16:20",
        "vetrov",
        Sent(
            "school_report",
            "2021/2022",
            "Отчёт за учебный год: результаты и работа педагогов.",
            "Отчёт школы за 2021-2022.txt",
        ),
    ),
    Line("2022-07-06 10:00", "belova", Accepted("school_report", "2021/2022")),
    Line("2022-09-08 11:00", "serova", Counted("coordinator_meetings", "сентябрь 2022", "Совещание: план на осень.")),
    Line(
        "2022-10-06 12:00",
        "serova",
        Counted("coordinator_meetings", "октябрь 2022", "Совещание: дефициты педагогов."),
    ),
    Line(
        "2022-10-17 14:30",
        "vetrov",
        Sent("active_methods_study", "активных", "Учёба прошла 14 октября, 23 педагога.", "Протокол учёбы 14.txt"),
    ),
];

/// Plays the agreement.
///
/// # Errors
/// When a page refuses a line.
pub async fn play(director: &Director, cast: &Cast) -> Result<(), DemoError> {
    let scene = Scene::open(director, cast, &FOUR).await?;
    scene.play(BEGINNING).await?;
    scene.keep_the_rest(date(2022, 10, 1), EXCEPTIONS).await?;
    scene.play(YEAR).await?;
    Ok(())
}
