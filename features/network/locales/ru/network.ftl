# Frame of the section
nav-network = Сеть
network-tabs = Разделы сети
network-tab-organisations = Организации
network-tab-tree = Подчинение
network-tab-people = Люди
network-tab-projects = Проекты
network-tab-groups = Группы
network-tab-legal-acts = Правовые акты
network-tab-calendars = Календари
network-aside = Сведения
network-about = Сведения
network-older = Было раньше
network-nothing = пусто
network-yes = да
network-no = нет
network-save = Сохранить
network-cancel = Не сохранять
network-change = Изменить
network-find = Найти
network-filter-words = Слова или ИНН
network-filter-kind = Вид
network-filter-within = В подчинении у
network-filter-account = Доступ
network-filter-all = все
network-filter-everywhere = всей сети
network-filter-without-account = без доступа к Опоре
network-days = Действует
network-days-from = с { $from }
network-days-to = по { $to }
network-days-from-to = с { $from } по { $to }
# Organisations
network-organisations = Организации
network-organisations-question = Кто в сети?
network-organisations-sum = { $count ->
    [one] **{ $count }** организация
    [few] **{ $count }** организации
   *[many] **{ $count }** организаций
}
network-organisations-none = Ничего не нашлось
network-organisations-none-why = Уберите часть условий или проверьте слова.
network-organisation = Организация
network-organisation-add = Добавить организацию
network-organisation-new = Новая организация
network-organisation-new-question = Какую организацию добавить?
network-organisation-edit = Карточка организации
network-organisation-edit-question = Что изменилось: { $name }?
network-organisation-over = закрыта
network-organisation-without-account = без доступа
network-account-yes = работает в Опоре
network-account-no = только получатель, без доступа
network-tree = Подчинение
network-tree-question = Кто под кем?
network-below-count = { $count ->
    [one] { $count } организация
    [few] { $count } организации
   *[many] { $count } организаций
}
network-below = В подчинении
network-below-none = Никого
network-below-add = Добавить подведомственную
network-below-all = { $count ->
    [one] Показать { $count } организацию
    [few] Показать все { $count } организации
   *[many] Показать все { $count } организаций
}
network-field-kind = Вид
network-field-name = Полное наименование
network-field-short-name = Краткое наименование
network-field-short-name-hint = Как пишут в переписке: «Управление образования Ясногорска».
network-field-genitive = Краткое наименование: кого?
network-field-dative = Краткое наименование: кому?
network-field-gender = Род наименования
network-gender-masculine = мужской: институт направил
network-gender-feminine = женский: школа направила
network-gender-neuter = средний: министерство направило
network-gender-plural = множественное число: курсы направили
network-field-parent = Вышестоящая организация
network-field-zone = Часовой пояс
network-field-calendar = Календарь
network-field-has-account = Доступ к Опоре
network-field-has-account-words = сотрудники работают в Опоре
network-field-starts-on = Создана
network-field-ends-on = Последний день работы
network-field-inn = ИНН
network-field-state = Состояние
network-zone-kaliningrad = Калининград
network-zone-moscow = Москва
network-zone-samara = Самара
network-zone-saratov = Саратов
network-zone-yekaterinburg = Екатеринбург
network-zone-omsk = Омск
network-zone-novosibirsk = Новосибирск
network-zone-barnaul = Барнаул
network-zone-krasnoyarsk = Красноярск
network-zone-irkutsk = Иркутск
network-zone-yakutsk = Якутск
network-zone-vladivostok = Владивосток
network-zone-magadan = Магадан
network-zone-kamchatka = Камчатка
# Dated facts
network-fact-from = С какого дня действует
network-fact-from-hint = Прежние сведения закончатся накануне и останутся в истории.
network-requisites = Реквизиты
network-requisites-none = Не указаны
network-requisites-state = Указать реквизиты
network-requisites-question = Какие реквизиты теперь: { $name }?
network-field-bank = Банк или казначейство
network-licence = Лицензия
network-licence-none = Не указана
network-licence-state = Указать лицензию
network-licence-question = Какая лицензия: { $name }?
network-field-number = Номер
network-field-issued-on = Дата
network-field-issuer = Кем выдан
network-contacts = Контакты
network-contacts-none = Не указаны
network-contacts-change = Изменить контакты
network-contacts-question = Как связаться: { $name }?
network-contact-kind = Что это
network-contact-value = Адрес или номер
network-contact-value-hint = Сайт начинается с https://
network-contact-add = Добавить контакт
network-contact-end = Больше не действует
network-contact-address = адрес
network-contact-phone = телефон
network-contact-email = почта
network-contact-site = сайт
network-head = Руководитель
network-head-none = Не указан
network-head-state = Указать руководителя
network-head-question = Кто подписывает: { $name }?
network-acting = и. о.: { $position }
network-field-acting = Исполняет обязанности
network-field-acting-words = временно: и. о. или врио
network-field-authority = Действует на основании
network-field-authority-hint = Например: Устав; приказ от 01.09.2021 № 45.
network-history = История карточки
network-history-none = Карточку ещё не меняли
network-field-field = Что
network-field-before = Было
network-field-after = Стало
network-field-when = Когда
# Refusals and conflicts
network-conflict = Запись уже изменил другой сотрудник
network-conflict-kept = Ваш ввод сохранён в форме. Посмотрите, что изменилось; если сохранить, останется ваше.
network-conflict-line = { $field }: было «{ $before }», стало «**{ $after }**»
network-refused-ring = Организация или проект не может подчиняться сам себе через эту цепочку
network-refused-parent = Сюда вы добавлять не можете
network-refused-ends-before = Конец раньше начала
network-refused-later-fact = Уже есть сведения с более поздней даты
network-refused-email = Это не адрес почты
network-refused-site = Адрес сайта начинается с https:// и содержит точку
network-refused-phone = В номере слишком мало цифр
network-refused-role-held = Эта роль у человека здесь уже есть в эти дни
network-refused-own-deputy = Нельзя замещать самого себя
network-refused-nobody = Выберите человека или впишите имя
network-refused-member = Этот человек уже в группе
network-refused-level = Нижний слой не может опираться на такой же или более узкий
network-refused-calendar = Календарь не прочитан: { $reason }
# People
network-people = Люди
network-people-question = Кто где работает?
network-people-sum = { $count ->
    [one] **{ $count }** человек
    [few] **{ $count }** человека
   *[many] **{ $count }** человек
}
network-people-none-found = Никого не нашлось
network-people-none-why = Здесь видны люди вашей организации и тех, кто под ней.
network-people-here = Роли и должности
network-people-none = Пока никого
network-who-may-act = Кто действует за организацию
network-person = Человек
network-person-hint = Если человека нет в списке, впишите имя ниже.
network-person-erased = данные удалены
network-person-sum = { $count ->
    [one] **{ $count }** действующая роль
    [few] **{ $count }** действующие роли
   *[many] **{ $count }** действующих ролей
}
network-person-data = Личные данные
network-person-data-none = Удалены
network-person-edit = Имя
network-person-edit-question = Как зовут человека?
network-field-name-full = Имя
network-field-family-name = Фамилия
network-field-given-name = Имя
network-field-patronymic = Отчество
network-field-role = Роль
network-field-position = Должность
network-field-position-hint = Как в приказе: «главный специалист отдела общего образования».
network-field-action = Действие
network-field-first-day = Первый день
network-field-last-day = Последний день
network-field-legal-act = Основание (приказ)
network-roles = Роли
network-roles-none = Ролей нет
network-roles-none-why = Пока роль не дана, человек не может действовать.
network-appoint = Дать роль
network-appoint-question = Кому какую роль дать: { $name }?
network-end-today = Закончить сегодня
network-deputising = Замещение
network-deputising-none = Никто никого не замещает
network-deputising-line = { $deputy } замещает: { $person }
network-deputise = Назначить замещение
network-deputise-question = Кто кого замещает: { $name }?
network-field-away = Кого замещают
network-field-deputy = Кто замещает
network-stands-in-for = Замещает
network-stood-in-by = Замещает его
network-role-administrator = администратор
network-role-ministry-officer = специалист министерства
network-role-municipal-officer = специалист муниципалитета
network-role-institute-officer = специалист института
network-role-head = руководитель
network-role-school-coordinator = школьный координатор
network-role-curator = куратор
network-role-teacher = учитель
network-role-observer = наблюдатель
network-erase-open = Удалить личные данные
network-erase-words = Имя исчезнет навсегда. Записи о действиях останутся без имени.
network-erase = Удалить навсегда
# Projects and groups
network-project = Проект
network-projects = Проекты
network-projects-question = Какие проекты идут и у всех ли есть рабочая группа?
network-projects-sum = { $count ->
    [one] **{ $count }** проект
    [few] **{ $count }** проекта
   *[many] **{ $count }** проектов
}
network-projects-without-group = { $count ->
    [one] **{ $count }** без рабочей группы
    [few] **{ $count }** без рабочей группы
   *[many] **{ $count }** без рабочей группы
}
network-projects-none = Проектов нет
network-projects-none-why = Проект объединяет соглашения, группы и мероприятия.
network-projects-below = В него входят
network-projects-below-none = Других проектов в нём нет
network-project-add = Добавить проект
network-project-new-question = Какой проект добавить?
network-project-edit-question = Что изменилось в проекте?
network-project-national = национальный
network-project-federal = федеральный
network-project-regional = региональный
network-project-own = собственный
network-field-level = Уровень
network-field-years = Годы
network-field-first-year = Первый год
network-field-last-year = Последний год
network-field-leader = Руководитель проекта
network-field-part-of = Входит в проект
network-field-support = Источники поддержки
network-field-title = Название
network-working-group = Рабочая группа
network-needs-working-group = для проекта нужна рабочая группа, назначенная приказом
network-no-group = нет группы
network-no-group-why = **нет рабочей группы**, а проект её требует
network-group-not-needed = не требуется
network-no-order = приказ не указан
network-group = Группа
network-groups = Группы
network-groups-question = Какие группы работают и кем назначены?
network-groups-sum = { $count ->
    [one] **{ $count }** группа
    [few] **{ $count }** группы
   *[many] **{ $count }** групп
}
network-groups-none = Групп нет
network-groups-none-why = Группу создают на странице организации.
network-group-form = Создать группу
network-group-new-question = Какую группу создать?
network-group-edit-question = Что изменилось в группе?
network-group-works = работает
network-group-over = закончила работу
network-field-purpose = Назначение
network-purpose-working = рабочая группа
network-purpose-problem = проблемная группа
network-purpose-methodical = методическое объединение
network-purpose-community = профессиональное сообщество
network-purpose-management = управленческая команда
network-purpose-temporary = временная межшкольная группа
network-members = Участники
network-members-none = Пока никого
network-who-is-in = Кто в группе
network-members-sum = { $count ->
    [one] **{ $count }** участник
    [few] **{ $count }** участника
   *[many] **{ $count }** участников
}
network-member-add = Добавить участника
network-member-question = Кого добавить: { $name }?
network-member-leave = Выходит сегодня
network-field-part = Участие
network-part-chair = руководитель
network-part-deputy-chair = заместитель руководителя
network-part-secretary = секретарь
network-part-member = участник
# Legal acts
network-legal-act = Правовой акт
network-legal-acts = Правовые акты
network-legal-acts-question = На что опираются решения?
network-legal-acts-sum = { $count ->
    [one] **{ $count }** акт
    [few] **{ $count }** акта
   *[many] **{ $count }** актов
}
network-legal-acts-none = Актов нет
network-legal-acts-none-why = Сюда вносят приказы и постановления, на которые ссылаются пункты, меры и списки.
network-legal-act-add = Внести акт
network-legal-act-new-question = Какой акт внести?
network-legal-act-edit-question = Что исправить в записи?
network-act-title = { $kind } от { $day } № { $number } «{ $title }»
network-act-law = закон
network-act-decree = указ
network-act-resolution = постановление
network-act-directive = распоряжение
network-act-order = приказ
network-act-protocol = протокол
network-act-regulation = положение
network-act-letter = письмо
network-act-other = другой документ
network-act-amended-sum = { $count ->
    [one] изменён **{ $count }** актом: проверьте, что на нём держится
    [few] изменён **{ $count }** актами: проверьте, что на нём держится
   *[many] изменён **{ $count }** актами: проверьте, что на нём держится
}
network-field-form = Вид акта
network-field-link = Где опубликован
network-field-in-force-from = Действует с
network-field-in-force-to = Последний день действия
network-in-force = Действует
network-force-yes = действует
network-force-ended = больше не действует
network-force-not-yet = ещё не начал действовать
network-amendments = Изменения
network-amendments-none = Изменений не отмечено
network-amended-by = Изменён актом
network-amends = Изменяет
network-amendment-add = Отметить изменение
network-resting = Что на нём держится
network-resting-none = Ссылок на этот акт нет
network-subject-clause = пункты соглашений
network-subject-measure = меры
network-subject-agreement = соглашения
network-subject-other = другое
# Calendars
network-calendar = Календарь
network-calendars = Календари
network-calendars-question = По каким календарям считаются сроки?
network-calendar-federal = Производственный календарь России
network-calendar-built-in = встроен в программу
network-calendar-add = Добавить календарь
network-calendar-new = Новый календарь
network-calendar-new-question = Чей это календарь?
network-field-calendar-name = Название календаря
network-field-over = Поверх какого
network-field-week = Рабочая неделя
network-week-five = пятидневная
network-week-six = шестидневная
network-week-six-words = суббота — рабочий день
network-field-version = Версия
network-field-versions = Версии
network-version = версия { $number }
network-field-decree = Основание
network-level-federal = федеральный
network-level-region = региональный
network-level-municipality = муниципальный
network-level-school = школьный
network-calendar-question = Какие дни рабочие в { $year } году?
network-calendar-sum = { $count ->
    [one] **{ $count }** рабочий день
    [few] **{ $count }** рабочих дня
   *[many] **{ $count }** рабочих дней
}
network-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[many] { $count } рабочих дней
}
network-calendar-unknown-year = Календарь на этот год не загружен: учтены только выходные.
network-calendar-sources = Откуда данные
network-calendar-loaded = Загрузки
network-calendar-empty = дни не загружены
network-calendar-load = Загрузить дни
network-calendar-load-question = Какие дни особые: { $name }?
network-field-days = Дни
network-field-days-hint = Праздники — [[holiday]], каникулы — [[vacation]], четверти — [[school_term]]; в каждом from, to, name.
network-field-days-file = Или файл
network-field-days-file-hint = Файл TOML; если он выбран, поле выше не учитывается.
network-day-weekend = выходной
network-day-holiday = праздник
network-day-moved = перенесённый выходной
network-day-moved-from = выходной перенесён с { $day }
network-day-working-saturday = рабочая суббота
network-day-paid = нерабочий оплачиваемый день
network-day-regional = местный праздник
network-day-vacation = каникулы
network-month-1 = Январь
network-month-2 = Февраль
network-month-3 = Март
network-month-4 = Апрель
network-month-5 = Май
network-month-6 = Июнь
network-month-7 = Июль
network-month-8 = Август
network-month-9 = Сентябрь
network-month-10 = Октябрь
network-month-11 = Ноябрь
network-month-12 = Декабрь
network-import = Загрузить таблицу
# Import of organisations
network-import-question = Какую таблицу организаций загрузить?
network-import-file = Файл XLSX или CSV
network-import-file-hint = Нужен столбец «Наименование». Опора также узнаёт ИНН, КПП, ОГРН, счета, «Вид», «Учредитель», «Часовой пояс», адрес, телефон, почту и сайт. Сначала будет показано, что изменится.
network-import-compare = Сравнить
network-import-no-names = Не нашли столбец «Наименование». Подпишите столбцы в первой строке таблицы.
network-import-preview-question = Что изменит эта таблица?
network-import-sum = новых **{ $new }**, изменится **{ $changed }**, без изменений **{ $same }**
network-import-sum-bad = { $count ->
    [one] **{ $count }** строку нужно поправить
    [few] **{ $count }** строки нужно поправить
   *[many] **{ $count }** строк нужно поправить
}
network-import-applied = применено { $moment }
network-import-unknown = Столбцы без значения для Опоры: { $columns }
network-import-apply = { $count ->
    [one] Применить { $count } строку
    [few] Применить { $count } строки
   *[many] Применить { $count } строк
}
network-import-conflict = Таблица не применена: её уже применили, или карточки с тех пор изменились. Загрузите файл ещё раз.
network-import-verdicts = Строки таблицы
network-import-remarks = Замечания к таблице
network-import-remarks-download = Скачать замечания
network-import-row = Строка
network-import-what = Что с ней
network-import-none = Таких строк нет
network-import-change = { $field }: «{ $before }» → «{ $after }»
network-verdict-new = новая
network-verdict-changed = изменится
network-verdict-same = без изменений
network-verdict-doubtful = сомнительная
network-verdict-faulty = с ошибкой
network-trouble-no-name = нет наименования
network-trouble-kind = вид организации не указан или неизвестен
network-trouble-parent = вышестоящая организация не найдена, не единственная или сама с ошибкой
network-trouble-ring = организация подчиняется сама себе
network-trouble-zone = такого часового пояса нет
network-trouble-number = { $value }
network-trouble-digits = таблица потеряла цифры номера: сохраните столбец как текст
network-trouble-formula = формула в ячейке не вычислена
network-trouble-long = длиннее { $value } знаков
network-trouble-twice = та же организация уже в строке { $value }
network-trouble-other-inn = организация с таким названием есть, но её ИНН { $value }
network-trouble-several = подходит несколько организаций
network-calendar-special = Праздники и переносы
network-calendar-no-special = Только выходные
network-open-card = Карточка: { $name }
