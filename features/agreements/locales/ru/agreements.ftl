nav-agreements = Соглашения

agreements-title = Соглашения
agreements-question = Какие соглашения у нас есть?
agreements-caption = Соглашения
agreements-words = Слова или номер
agreements-kind = Вид
agreements-any-kind = Любой
agreements-force = Действие
agreements-any-force = Все
agreements-in-force = Действуют сейчас
agreements-show = Показать
agreements-make = Новое соглашение
agreements-number = Номер
agreements-about = О чём
agreements-dated = Дата
agreements-until = Действует до
agreements-standing = Состояние
agreements-no-number = без номера
agreements-empty-title = Соглашений нет
agreements-empty-words = Составьте соглашение по заготовке. Если вы искали, попробуйте другие слова.

standing-ended = срок закончился
standing-signing = подписано { $signed } из { $signing }
standing-from = в силе с { $day }
standing-not-watched = в силе, не на учёте
standing-in-force = действует

make-title = Новое соглашение
make-choose = Какое соглашение составить?
make-kinds = Заготовки
make-for-whom = Для кого
make-question = Кто и о чём договаривается?
make-document = Документ
make-needed-to-sign = Без этого соглашение нельзя подписать.
make-organisation = Организация
make-organisations = Организации
make-signatory = Кто подписывает
make-position = Должность
make-authority = Действует на основании
make-acting-label = Исполняющий обязанности
make-acting = врио или и. о.
make-button = Составить
make-not-a-party = Вашей организации нет среди сторон: составить соглашение может только сторона.
make-too-many = Можно выбрать не больше { $most }.
make-twice = Одна организация выбрана дважды.

sign-date = Дата подписи
sign-button = Записать подпись
sign-future = Этот день ещё не наступил.
sign-fields-empty = Сначала заполните: { $fields }.

card-name = Соглашение № { $number } от { $day }
card-name-undated = Соглашение { $number }
card-question = Что обещано и к какому сроку?
card-sum-ended = Срок закончился **{ $day }**
card-sum-until = Действует до **{ $day }**, { $left ->
    [one] остался **{ $left }** день
    [few] осталось **{ $left }** дня
   *[many] осталось **{ $left }** дней
}
card-sum-open = Действует без срока
card-sum-unsigned = Не в силе: { $count ->
    [one] **{ $count }** подпись без даты
    [few] **{ $count }** подписи без даты
   *[many] **{ $count }** подписей без даты
}
card-text = Текст по пунктам
card-retold = Пересказ, не цитата.
card-aside = Стороны и условия
card-parties = Стороны
card-facts = Условия
card-acts-for = Действует от имени стороны, п. { $clause }
card-acting = { $who } (врио)
card-authority = { $who }, на основании: { $basis }
card-signed = подписано { $day }
card-kind = Вид
card-effective = В силе с
card-not-effective = ещё не в силе
card-term = Срок
card-no-end = не назван
card-term-to = до { $day }
card-watched = Учёт
card-not-watched = не на учёте
card-watched-from = с { $day }
card-money = Деньги
card-paper = Экземпляры
card-secrecy = Кто может видеть
card-projects = Проекты
card-legal-acts = Основания
card-legal-act = { $kind } от { $day } № { $number }
card-indicators = Показатели: { $count }
card-indicator = Показатель
card-unit = Единица
card-measures = Мероприятия: { $count }
card-measure = Мероприятие
card-deadline = Срок в тексте
card-responsible = Ответственные
card-result = Ожидаемый результат
