//! «Сегодня»: the mock's, a calm day, a full one.

use jiff::civil::{Date, date};
use obligations::views::{Action, OwedLine, TodayView};
use web::slots::{Owed, TodayPart, Todo, Urgency};

use super::{TODAY, foot};

fn todo(urgency: Urgency, due_on: Option<Date>, words: [&str; 7]) -> Todo {
    let [title, reason, when, clause, note, action, short] = words.map(str::to_owned);
    Todo {
        urgency,
        due_on,
        title,
        reason,
        when,
        clause,
        clause_href: "#".into(),
        note,
        action,
        href: "obligation.html".into(),
        short,
    }
}

/// «Сегодня» of the mock.
pub fn today() -> TodayView {
    let october = |day| Some(date(2022, 10, day));
    let todos = vec![
        todo(
            Urgency::Overdue,
            october(17),
            [
                "Передать документы о поставке оборудования",
                "Министерство просило семь актов к 17 октября. Шесть переданы, нет акта школы № 4.",
                "просрочено на 3 дня",
                "п. 2.3.5",
                "запрос № 18",
                "Приложить акт",
                "Документы по запросу № 18",
            ],
        ),
        todo(
            Urgency::Soon,
            october(21),
            [
                "Исправить отчёт за III квартал",
                "Министерство вернуло отчёт: по показателю 22 указано 17 сайтов, а в списке школ 16.",
                "завтра, 21 октября",
                "п. 2.3.4",
                "возвращён 18 октября",
                "Исправить отчёт",
                "Отчёт за III квартал",
            ],
        ),
        todo(
            Urgency::Soon,
            october(21),
            [
                "Подтвердить ответ на обращение № 12",
                "Министерство ответило и на второй вопрос, о двух цифровых профилях.",
                "завтра, 21 октября",
                "п. 2.1.2",
                "направлен 18 октября",
                "Проверить ответ",
                "Подтвердить ответ № 12",
            ],
        ),
        todo(
            Urgency::Soon,
            october(21),
            [
                "Дополнить приказ о курсах, третий поток",
                "Из двенадцати педагогов в приказе десять. Школы № 4 и № 9 назвали ещё двоих вчера.",
                "завтра, 21 октября",
                "п. 2.3.3, прил. 2, п. 8",
                "",
                "Дополнить приказ",
                "Курсы, третий поток",
            ],
        ),
        todo(
            Urgency::Calm,
            Some(date(2022, 12, 31)),
            [
                "Решить, как догнать показатель 21",
                "Квалификацию в цифровой форме повысили 97 педагогов из 183. При таком ходе к 31 декабря будет 121.",
                "сигнал, 2 дня",
                "п. 2.3.1, прил. 1, п. 21",
                "ответить до 25 октября",
                "Назначить меру",
                "Меры и показатели",
            ],
        ),
    ];
    let owed = |urgency, title: &str, line: &str, when: &str| Owed {
        urgency,
        due_on: None,
        title: title.into(),
        line: line.into(),
        when: when.into(),
        href: "#".into(),
    };
    let part = TodayPart {
        todo: todos,
        owed: vec![
            owed(
                Urgency::Overdue,
                "Ответ на обращение № 11",
                "Министерство, срок был 18 октября, п. 2.1.2",
                "2 дня назад",
            ),
            owed(Urgency::Soon, "Акт о поставке оборудования", "Школа № 4, О. Зимина, для запроса № 18", "сегодня"),
            owed(Urgency::Calm, "Консультация для школ", "Министерство, Р. Юдин, п. 2.1.1", "завтра, 13:00"),
            owed(Urgency::Calm, "Сводка за III квартал", "Министерство, до 28 октября, п. 2.1.3", "8 дней"),
            owed(Urgency::Calm, "Ответ на обращение № 13", "Министерство, до 7 ноября, п. 2.1.2", "18 дней"),
        ],
        calm: vec![
            ("Показатели: 24 из 25 в графике".into(), "#".into()),
            ("Дорожная карта: отчитались 14 школ из 19".into(), "#".into()),
            ("Школы: все 19 на связи".into(), "#".into()),
        ],
    };
    let mut view = TodayView::of(TODAY, vec![part]);
    view.greeting = "Марина Викторовна, доброе утро".into();
    view.checked_at = "06:00".into();
    view.board_href = "board.html".into();
    view.foot = foot("Ночная проверка прошла в 06:00, следующая завтра в 06:00", &[]);
    let remind = |words: &str| Action::open(words, "#");
    view.owed[0] = OwedLine { action: Some(remind("Напомнить")), ..view.owed[0].clone() };
    view.owed[1] = OwedLine { action: Some(remind("Написать")), ..view.owed[1].clone() };
    view
}

/// A day without anything to do.
pub fn today_calm() -> TodayView {
    let mut view = TodayView::of(TODAY, Vec::new());
    view.checked_at = "06:00".into();
    view
}

/// A day with more than fits.
pub fn today_full() -> TodayView {
    let mut view = today();
    let more: Vec<Todo> =
        (1..=9).map(|number| Todo { title: format!("Ещё одно дело, {number}"), ..view.todo[1].clone() }).collect();
    view.todo.extend(more);
    view
}
