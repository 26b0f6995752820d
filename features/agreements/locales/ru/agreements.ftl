nav-agreements = Соглашения

agreements-title = Соглашения
agreements-question = Какие соглашения у нас есть?
agreements-caption = Соглашения
agreements-words = Слова, номер или сторона
agreements-kind = Вид
agreements-any-kind = Любой
agreements-force = Действие
agreements-any-force = Все
agreements-in-force = Действуют сейчас
agreements-ending = Закончатся в ближайшие { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
agreements-draft = Ещё не в силе
agreements-ended = Закончились
agreements-show = Показать
agreements-make = Новое соглашение
agreements-number = Номер
agreements-about = О чём
agreements-parties = Стороны
agreements-dated = Дата
agreements-until = Действует до
agreements-standing = Состояние
agreements-no-number = без номера
agreements-confidential = конфиденциально
agreements-empty-title = Соглашений нет
agreements-empty-words = Здесь появятся соглашения, в которых участвует ваша организация. Если вы искали, попробуйте другие слова.

standing-ended = срок закончился
standing-ended-early = прекращено
standing-unapproved = не утверждён
standing-signing = подписано { $signed } из { $signing }
standing-from = в силе с { $day }
standing-left = { $left ->
    [0] последний день
    [one] остался { $left } день
    [few] осталось { $left } дня
   *[many] осталось { $left } дней
}
standing-not-watched = в силе, не на учёте
standing-in-force = действует

name-agreement = Соглашение
name-contract = Договор
name-regulation = Регламент
name-full = { $kind } № { $number } от { $day }
name-undated = { $kind } № { $number }
name-unnumbered = { $kind } от { $day }, без номера
name-bare = { $kind } без номера
name-legal-act = { $kind } от { $day } № { $number }

act-kind-law = закон
act-kind-decree = указ
act-kind-resolution = постановление
act-kind-directive = распоряжение
act-kind-order = приказ
act-kind-protocol = протокол
act-kind-regulation = положение
act-kind-letter = письмо
act-kind-other = документ

sheet-back = Вернуться

make-title = Новое соглашение
make-choose = Какое соглашение составить?
make-kinds = Заготовки
make-for-whom = Для кого
make-question = Кто и о чём договаривается?
make-document = Документ
make-needed-to-sign = Можно заполнить позже, но до подписания.
make-organisation = Организация
make-organisations = Организации
make-many-hint = Можно отметить несколько. Подписантов возьмём с карточек организаций.
make-signatory = Кто подписывает
make-signatory-fold = Подписывает руководитель с карточки организации. Вписать другого
make-position = Должность
make-authority = Действует на основании
make-acting-label = Исполняющий обязанности
make-acting = врио или и. о.
make-acts-for = Действует от имени стороны (п. { $clause }): { $scope }.
make-button = Составить
make-not-a-party = Вашей организации нет среди сторон: составить соглашение может только сторона.
make-too-many = Можно выбрать не больше { $most }.
make-too-few = Нужно выбрать не меньше { $least }.
make-twice = Одна организация выбрана дважды.
make-unfit = Эта организация не может стоять в этой роли.

edit-title = Правка черновика
edit-question = Что записать в тексте?
edit-button = Сохранить
edit-requisites = Реквизиты сторон
edit-requisites-anew = взять заново с карточек организаций на { $day }
edit-requisites-hint = Реквизиты в соглашении не меняются вместе с карточкой: это снимок на день.
edit-requisites-of = реквизиты на { $day }
edit-requisites-none = реквизитов на карточке не было
edit-frozen = Текст больше не правят: его уже подписала хотя бы одна сторона или утвердил акт.
edit-conflict = Черновик уже изменил другой сотрудник
edit-conflict-kept = Всё, что вы вписали, на месте. Сравните и сохраните ещё раз, если ваше верно.
edit-conflict-line = { $field }: записано **«{ $stored }»**, у вас **«{ $typed }»**

sign-date = Дата подписи
sign-button = Записать подпись
sign-future = Этот день ещё не наступил.
sign-again = Эта сторона уже подписала { $day }.
sign-fields-empty = Сначала заполните: { $fields }.
sign-is-no-signature = Запись даты не заменяет подпись под документом и электронную подпись (63-ФЗ).

approve-title = Утверждение
approve-question = Каким актом утверждён регламент?
approve-act = Акт
approve-hint = Регламент вступает в силу со дня акта. Если акта нет в списке, сначала внесите его в реестр правовых актов.
approve-button = Утвердить

join-title = Участники
join-question = Кто участвует в регламенте?
join-role = Роль
join-date = Присоединилась
join-button = Добавить участника
join-already = Эта организация уже участвует.
join-not-approved = Регламент ещё не утверждён: присоединяться не к чему.
join-too-early = Регламент тогда ещё не действовал.
join-list = Участники: { $count }
join-nobody = Пока никто не присоединился.
join-since = с { $from }
join-days = с { $from } по { $to }
leave-open = Вышла из регламента
leave-date = Последний день участия
leave-button = Записать выход
leave-before-joining = Этот день раньше присоединения.

body-title = Уполномоченный орган
body-question = Кто теперь действует от имени стороны?
body-role = В какой роли
body-from = С какого дня
body-from-hint = Прежний орган действует до предыдущего дня. Должником остаётся сторона.
body-button = Передать полномочия
body-too-early = Прежний орган начал действовать не раньше этого дня.
body-after-term = Этот день позже срока соглашения.

link-title = Связь
link-question = С чем связано соглашение?
link-kind = Это соглашение
link-to = Другое соглашение
link-to-hint = В списке только то, что вам видно.
link-button = Связать
link-already = Эта связь уже есть.
link-self = Соглашение нельзя связать с самим собой.
link-ring = Получился бы круг: то соглашение уже ведёт к этому такой же связью.
link-part-of = часть соглашения
link-has-part = включает
link-based-on = основано на
link-is-ground-of = основание для
link-executes = исполняет
link-executed-by = исполняется через
link-continues = продолжает
link-continued-by = продолжено
link-name = № { $number } от { $day }
link-name-unnumbered = без номера, от { $day }
link-until = действует до { $day }
link-remove = Убрать связь

card-question = Что обещано и к какому сроку?
card-sum-ended = Срок закончился **{ $day }**
card-sum-ended-early = Прекращено **{ $day }**
card-sum-until = Действует до **{ $day }**, { $left ->
    [0] сегодня **последний день**
    [one] остался **{ $left }** день
    [few] осталось **{ $left }** дня
   *[many] осталось **{ $left }** дней
}
card-sum-open = Действует без срока
card-sum-unapproved = Не в силе: регламент **не утверждён**
card-sum-unsigned = Не в силе: дат подписи **{ $signed }** из **{ $signing }**, нет даты: { $missing }
card-sum-grounds = { $count ->
    [one] Изменился **{ $count }** акт, на котором оно держится
    [few] Изменились **{ $count }** акта, на которых оно держится
   *[many] Изменились **{ $count }** актов, на которых оно держится
}
card-sum-confidential = Конфиденциально: видят только стороны
card-blocked = Пока нельзя подписать
card-fill = Заполнить
card-gaps = Не хватает того, что требует текст
card-gaps-words = { $gaps }. Внесите это на карточку организации или в черновик и возьмите реквизиты заново.
card-gap = { $party }: { $items }
card-edit = Изменить
card-approve = Утвердить
card-jump = На этой странице
card-text = Текст по пунктам
card-retold = Пересказ, не цитата.
card-aside = Стороны и условия
card-parties = Стороны
card-bodies = Сменить уполномоченный орган
card-facts = Условия
card-acts-for = Действует от имени { $party }, п. { $clause }
card-acts-since = С { $day }
card-acts-until = По { $day }
card-acted-until = Полномочия закончились { $day }
card-acting = { $who } (врио)
card-authority = На основании: { $basis }
card-signed = подписано { $day }
card-requisites = Реквизиты на { $day }
card-participants = Участники: { $count }
card-participants-more = И ещё { $count }
card-participants-keep = Вести список
card-kind = Вид
card-place = Место
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
card-seen-by-parties = Только стороны; вышестоящие органы не видят.
card-seen-by-above = Стороны и органы над ними.
card-outsider = Назван, но не сторона
card-projects = Проекты
project-group = рабочая группа есть
project-group-by = рабочая группа: { $act }
project-no-group = нет рабочей группы
card-grounds = Правовые основания
ground-changed = изменён
ground-as-amended = с изменениями
ground-ended = утратил силу { $day }
card-links = Связанные соглашения
card-links-none = Связей нет.
card-link = Добавить связь
card-indicators = Показатели
card-indicators-count = Показатели: { $count }
card-indicator = Показатель
card-unit = Единица
card-measures = Мероприятия
card-measures-count = Мероприятия: { $count }
card-measure = Мероприятие
card-deadline = Срок в тексте
card-responsible = Ответственные
card-result = Ожидаемый результат

requisites-inn = ИНН
requisites-kpp = КПП
requisites-ogrn = ОГРН
requisites-okpo = ОКПО
requisites-oktmo = ОКТМО
requisites-bik = БИК
requisites-bank = Банк
requisites-settlement-account = Расчётный счёт
requisites-correspondent-account = Корреспондентский счёт
requisites-single-treasury-account = Единый казначейский счёт
requisites-treasury-account = Казначейский счёт
requisites-personal-account = Лицевой счёт
requisites-head = подписант
requisites-authority-basis = основание полномочий
