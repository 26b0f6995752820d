nav-today = Сегодня
nav-board = Обязательства
nav-calendar = Календарь

words-agreement = Соглашение № { $number } от { $day }
words-agreement-undated = Соглашение № { $number }
words-no-number = б/н

state-missed = { $days ->
    [one] просрочено на { $days } день
    [few] просрочено на { $days } дня
   *[many] просрочено на { $days } дней
}
state-missed-count = сделано { $done } из { $needed }, просрочено на { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
state-returned = возвращено { $day }
state-submitted = на проверке с { $day }
state-submitted-late = на проверке с { $day }, подано позже срока
state-met = исполнено { $day }
state-met-late = исполнено { $day }, с опозданием на { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
state-waived = снято { $day }
state-before-tracking = до начала учёта
state-not-yet-datable = без даты
state-early = срок раньше подписания
state-count = сделано { $done } из { $needed }
state-due-soon = скоро срок
state-open = в работе

state-word-waived = снято
state-word-met = исполнено в срок
state-word-met-late = исполнено с опозданием
state-word-submitted = на проверке
state-word-before-tracking = до начала учёта
state-word-not-yet-datable = без даты
state-word-early = срок раньше подписания
state-word-returned = возвращено
state-word-missed = просрочено
state-word-due-soon = скоро срок
state-word-open = в работе

board-others = Остальные стороны
board-others-short = остальные
board-to-others = остальным сторонам
board-no-date = даты нет
board-awaits = ждёт события
board-awaits-event = Срок пойдёт со дня события
board-performs = Исполняет { $who }
board-word-until = подтвердить до { $day }
board-word-awaited = ждёт подтверждения
board-expected = ожидают { $day }
board-early = Срок раньше подписания: сделано ли это?
board-do = Исполнить
board-remind = Напомнить
board-check = Проверить и подтвердить
board-open = Открыть
board-attach-schedule = Приложить график
board-settle = Договориться о сроке
board-record-event = Записать событие
board-acts-through-masculine = обязан; исполняет { $who }, п. { $clause }
board-acts-through-feminine = обязана; исполняет { $who }, п. { $clause }
board-acts-through-neuter = обязано; исполняет { $who }, п. { $clause }
board-acts-itself-masculine = обязан и исполняет сам
board-acts-itself-feminine = обязана и исполняет сама
board-acts-itself-neuter = обязано и исполняет само
board-filter-left = Сторона
board-filter-right = Напротив
board-filter-others = Все остальные
board-filter-project = Проект
board-filter-all-projects = Все проекты
board-filter-performer = Исполнитель
board-filter-all-performers = Все исполнители
board-pact = Соглашение
board-foot = Состояние считается из действий на эту минуту
board-download-pdf = Скачать PDF
board-download-xlsx = Скачать XLSX
board-download-csv = Скачать CSV
board-subscribe = Подписаться на календарь

page-sum-due = Срок **{ $day }**, { $near }
page-sum-undated = **Даты пока нет**
page-sum-missed = Просрочено на **{ $days }** { $days ->
    [one] день
    [few] дня
   *[many] дней
}
page-sum-submitted = Отправлено **{ $day }**
page-sum-your-word = Осталось **ваше подтверждение**
page-sum-their-word = Осталось **подтверждение другой стороны**
page-sum-returned = Возвращено **{ $day }**, нужно исправить
page-sum-met = Исполнено **{ $day }**, в срок
page-sum-met-late = Исполнено **{ $day }**, позже срока на **{ $days }** { $days ->
    [one] день
    [few] дня
   *[many] дней
}
page-sum-waived = Снято **{ $day }**
page-sum-count = Сделано **{ $done }** из **{ $needed }**
page-sum-expected = Исполнитель ожидает **{ $day }**, согласованный срок прежний
page-early-title = Срок раньше подписания
page-early-words = Срок { $due }, а подписано соглашение { $signed }. Просрочкой это не считается. Уже сделано? Приложите подтверждение.
page-before-title = До начала учёта
page-before-words = Этот срок прошёл раньше, чем соглашение стали вести в Опоре. Он не считается ни исполненным, ни просроченным.
page-warning-title = Обратите внимание на дату
page-open-title = Открытый вопрос
page-note-title = Замечание к тексту
page-inferred-title = В тексте не названо
page-inferred-words = Часть этого обязательства выведена из смысла: в самом тексте она не названа. Стороны могут уточнить её дополнительным соглашением.
page-why-phrase = В тексте: «{ $phrase }». Это { $day }, { $weekday }.
page-why-day = Это { $day }, { $weekday }.
page-frozen = Срок рассчитан { $moment } и с тех пор не менялся. Календарь: { $calendar }.
page-mark-start = начало
page-mark-due = срок
page-mark-due-today = срок сегодня
page-mark-submitted = отправлено
page-mark-returned = возврат
page-mark-confirmed = принято
page-schedule-missing = График не приложен
page-undated-title = Срок не назван
page-undated-words = Текст не говорит, к какому дню это сделать.
page-proof-confirmed = Засчитывается день, когда отправлено то, что потом приняли.
page-proof-plain = Засчитывается день, когда исполнитель записал исполнение.
page-foot = Журнал действий хранит каждую запись
page-all-obligations = Все обязательства сторон
page-who-obliged = Обязано
page-who-performs = Исполняет
page-who-executor = По тексту
page-who-receives = Получает
page-who-confirms = Подтверждает
page-who-evidence = Доказывает
page-series-title = Другие сроки этого пункта
page-series-words = { $met } в срок, { $late } с опозданием, { $overdue } просрочено, { $running } в работе

act-anchor = Срок пошёл
act-submitted = Отправлено на подтверждение
act-returned = Возвращено с замечанием
act-confirmed = Принято
act-counted = Сделано и записано
act-waived = Снято с исполнителя
act-shifted = Указана ожидаемая дата
act-reminded = Напоминание
act-retracted = Ошибочная запись отозвана
act-stated = { $title }, сделано { $day }
act-missed = Срок прошёл, исполнения нет
act-word-awaited = Ответ ждут: { $who }
act-word-brings = Когда примут, исполненным будет считаться день отправки.
act-by-system = Опора, по календарю
act-other-organisation = другая организация

next-check = Проверьте и ответьте
next-check-until = Проверьте до { $day }
next-check-words = Примите, если всё на месте. Или верните и напишите, чего не хватает.
next-accept = Подтвердить исполнение
next-return = Вернуть с замечанием
next-mend = Исправьте и отправьте снова
next-mend-words = Замечание стоит в истории. Приложите исправленное.
next-submit = Исполнить
next-submit-words = Приложите файл, ссылку или пояснение.
next-submit-button = Отправить
next-count = Записать, что сделано
next-count-words = Каждая запись добавляет единицу.
next-count-button = Записать
next-other = Что можно сделать
next-shift = Указать ожидаемую дату
next-shift-button = Указать
next-waive = Снять обязательство
next-waive-button = Снять
next-retract = Отозвать последнюю запись своей стороны
next-retract-button = Отозвать
next-not-a-signature = Подтверждение не заменяет электронную подпись (63-ФЗ).
field-accepted-on = Засчитать более ранний день
field-accepted-on-hint = Оставьте пустым, если считать день отправки.
field-remark = Чего не хватает
field-file = Файл
field-link = Ссылка
field-link-hint = Начинается с https://
field-words = Пояснение
field-happened-on = Когда сделано
field-happened-on-hint = Если раньше, чем сегодня. Ранний день засчитают, когда с ним согласится другая сторона.
field-expected-on = Ожидаемая дата
field-expected-on-hint = Согласованный срок не изменится: его двигает только дополнительное соглашение.
field-reason = Причина
field-ground = Основание
field-retract-reason = Почему запись ошибочна
field-form = Форма
submit-future = Этот день ещё не наступил.
submit-link = Нужен полный адрес, который начинается с https://
submit-nothing = Приложите файл, ссылку или напишите пояснение.
shift-past = Ожидаемая дата не может быть в прошлом.

watch-title = Постановка на учёт
watch-question = С какого дня следить за соглашением?
watch-lead = Опора заведёт обязательства сторон и посчитает сроки. Сроки до этого дня останутся в списке с пометкой «до начала учёта».
watch-from = Следить с
watch-from-hint = Обычно это день вступления в силу.
watch-button = Поставить на учёт
watch-not-in-force = Соглашение ещё не в силе: не у всех подписей есть дата.
watch-after-term = Соглашение действует до { $day }, день позже не подойдёт.

parameters-title = Открытые вопросы
parameters-question = О чём договорились стороны?
parameters-lead = Текст оставил эти сроки открытыми. Впишите то, о чём стороны договорились: обязательства сразу получат даты. Пустое поле оставит вопрос открытым.
parameters-hint = { $question } Предлагаем { $value }: { $why }
parameters-button = Сохранить

schedule-question = Какие дни в графике?
schedule-lead = { $title }. Прикладывает: { $owner }. После этого все обязательства, которые ссылаются на график, получат даты.
schedule-rows = Строки графика
schedule-rows-hint = Одна строка на событие: дата, затем что происходит. Например: 14.03.2022 Посещение школы № 3
schedule-line = Строка { $line } не начинается с даты: «{ $text }»
schedule-too-many = В графике больше { $most } строк: разбейте его на части.
schedule-button = Приложить график

event-title = Событие
event-question = Что произошло и когда?
event-lead = Срок по { $clause } пойдёт от события: { $event }.
event-on = Дата события
event-on-hint = День получения в срок не входит, ст. 191 ГК.
event-subject = О чём
event-subject-hint = Коротко, без имён детей: «№ 12 о сертификатах»
event-button = Записать и посчитать срок

overview-title = Обязательства
overview-question = Где горит?
overview-caption = Соглашения на учёте
overview-agreement = Соглашение
overview-title-column = О чём
overview-late = Просрочено
overview-week = На этой неделе
overview-waiting = На проверке
overview-empty-title = Соглашений на учёте пока нет
overview-empty-words = Когда соглашение вступит в силу, поставьте его на учёт, и здесь появятся сроки.
overview-to-agreements = К соглашениям
overview-sum-late = **{ $count }** просрочено
overview-sum = **{ $count }** { $count ->
    [one] соглашение
    [few] соглашения
   *[many] соглашений
} на учёте

panel-title = Обязательства
panel-late = **{ $count }** просрочено
panel-running = **{ $count }** в работе
panel-met = **{ $count }** исполнено
panel-undated = **{ $count }** без даты
panel-board = Открыть доску
panel-parameters = Открытые вопросы
panel-not-watched = Соглашение не на учёте: сроки пока не считаются.
panel-watch = Поставить на учёт
panel-schedule-attached = приложен
panel-schedule-missing = не приложен

calendar-title = Календарь
calendar-question = Что и когда впереди?
calendar-sum = **{ $count }** { $count ->
    [one] срок
    [few] срока
   *[many] сроков
} до конца следующего года
calendar-month = { $month } { $year }
calendar-day = День
calendar-what = Что
calendar-clause = Пункт
calendar-state = Состояние
calendar-empty-title = Сроков нет
calendar-empty-words = Они появятся, когда соглашения вашей организации встанут на учёт.
calendar-feed-name = Опора: сроки
feeds-title = Подписка на календарь
feeds-lead = Вставьте адрес в календарь на телефоне или в почте: сроки будут обновляться сами. Адрес знаете только вы; если он попал к чужим, отключите его.
feeds-new = Новый адрес, мы покажем его только сейчас:
feeds-make = Получить адрес
feeds-made = Адрес выдан { $moment }
feeds-revoke = Отключить

today-greeting = { $name }, здравствуйте
today-late = { $days ->
    [one] просрочено на { $days } день
    [few] просрочено на { $days } дня
   *[many] просрочено на { $days } дней
}
today-when = { $near }, { $day }
today-reason-returned = Другая сторона вернула с замечанием: исправьте и отправьте снова.
today-reason-review = Другая сторона отправила исполнение и ждёт вашего слова.
today-reason-count = Сделано { $done } из { $needed }.
today-reason-owed = Обещано { $to }. Приложите то, что это подтверждает.
today-action-mend = Исправить
today-action-review = Проверить
today-action-count = Записать
today-action-submit = Исполнить
today-owed-line = { $who }, до { $day }, { $clause }
today-calm-board = Все обязательства

export-title = Обязательства сторон
export-note = Состояние на { $day }
export-sheet = Обязательства
export-due = Срок
export-clause = Пункт
export-what = Обязательство
export-obliged = Кто обязан
export-performer = Кто исполняет
export-state = Состояние

page-overtaken-title = Пока вы смотрели, здесь кое-что изменилось
page-overtaken-words = { $what }: { $who }, { $moment }. Ваше действие не записано. Посмотрите, нужно ли оно ещё.
page-overtaken-now = Ваше действие не записано: сейчас оно здесь невозможно.
page-apart-title = Кого касается
page-kept-title = Исполняется вместе
page-kept-words = { $clause }: { $name }. Чем подтверждается: { $evidence }.
page-redated = Срок пересчитан { $moment }: изменился календарь или договорённость. Календарь: { $calendar }.
page-elsewhere = У вас в это время { $day }, { $time }.
page-who-obliged-together = Обязаны вместе
page-who-confirms-all = Подтверждают все
act-redated = Срок пересчитан: был { $was }, стал { $now }
act-redated-by = по календарю { $calendar }
confirm-later = Отправлено { $day }: засчитать можно этот день или более ранний.
event-before-force = Соглашение в силе с { $day }: более раннее событие срок не начинает.
event-twice = Такое событие этого дня уже записано.
event-on-hint-ahead = Срок отсчитывается назад от этого дня, он может быть впереди.
schedule-row-gone = Строка «{ $row }» уже дала срок, её нельзя убрать. Снять обязательство может тот, кому оно обещано, на его странице.
board-dates = Пересчёт сроков
board-moved = { $count ->
    [one] { $count } срок пересчитан
    [few] { $count } срока пересчитаны
   *[many] { $count } сроков пересчитаны
} { $day }, остальные прежние
dates-title = Пересчёт сроков
dates-question = Какие сроки сдвинет новый календарь?
dates-sum = Сдвинется **{ $count }** { $count ->
    [one] срок
    [few] срока
   *[many] сроков
}
dates-sum-none = **Ничего** не сдвинется
dates-lead = Прошедшие и отправленные сроки останутся прежними.
dates-button = Пересчитать
dates-planned = Сдвинется по календарю
dates-moved = Уже сдвинулось
dates-moved-empty = Сроки ещё не двигались
dates-moved-empty-words = Когда календарь изменится, здесь будет видно, что и куда сдвинулось.
dates-what = Обязательство
dates-was = Было
dates-now = Стало
dates-calendar = Календарь
dates-by = { $calendar }, { $moment }
today-reminded = Вам напомнили { $day }. { $reason }
act-word-awaited-undated = Ответ ждут: { $who }; к какому дню, стороны не договорились
calendar-who = Кто исполняет
next-retract-event = Отозвать событие, от которого идёт срок
