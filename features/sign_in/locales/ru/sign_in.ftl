# Sign in
sign-in-title = Вход
sign-in-question = Войдите в Опору
sign-in-login = Логин или электронная почта
sign-in-password = Пароль
sign-in-go = Войти
sign-in-wrong = Логин или пароль не подошли
sign-in-wrong-words = Проверьте раскладку клавиатуры и Caps Lock, затем наберите пароль ещё раз.
sign-in-no-role = Пароль верный, но роли на сегодня нет
sign-in-no-role-words = Обратитесь к администратору Опоры в вашей организации: он закрепит роль за вами.
sign-in-wait = Попыток было слишком много
sign-in-wait-words = { $minutes ->
    [one] Чтобы никто не подобрал пароль, вход ненадолго закрыт. Попробуйте снова через { $minutes } минуту.
    [few] Чтобы никто не подобрал пароль, вход ненадолго закрыт. Попробуйте снова через { $minutes } минуты.
   *[many] Чтобы никто не подобрал пароль, вход ненадолго закрыт. Попробуйте снова через { $minutes } минут.
}
sign-in-help-title = Нет логина или забыли пароль?
sign-in-help-words = Доступ выдаёт администратор Опоры в вашей организации. Он же задаст новый пароль.
sign-in-demo-title = Это демонстрация
sign-in-demo-words = Пароль не нужен: выберите, кем вы сегодня работаете.
sign-in-demo-go = Выбрать роль
# My sessions
sessions-title = Мои входы
sessions-question = Где открыта Опора под вашим именем?
sessions-count = { $count ->
    [one] **{ $count }** вход
    [few] **{ $count }** входа
   *[many] **{ $count }** входов
}
sessions-unknown-device = Неизвестное устройство
sessions-address = Адрес { $address }
sessions-opened = вход { $moment }
sessions-seen = последнее действие { $moment }
sessions-present = вы здесь сейчас
sessions-end = Завершить
sessions-end-one = Завершить вход: { $device }
sessions-end-others = Завершить остальные: { $count }
sessions-unsure-title = Не узнаёте устройство?
sessions-unsure-words = Завершите чужой вход и смените пароль. Без действий вход закрывается сам через 12 часов, в любом случае – через 7 дней.
sessions-to-password = Сменить пароль
sessions-password-changed = Пароль изменён. На остальных устройствах вход завершён.
# New password
password-title = Смена пароля
password-question = Какой пароль будет новым?
password-present = Нынешний пароль
password-new = Новый пароль
password-again = Новый пароль ещё раз
password-hint = Не короче { $least } знаков. Хорошо подходит фраза из нескольких слов: длина важнее, чем цифры и знаки.
password-go = Сменить пароль
password-back = Не менять
password-wrong = Нынешний пароль не подошёл.
password-same = Новый пароль совпадает с нынешним.
password-differs = Пароли не совпали. Наберите новый пароль ещё раз.
password-short = Пароль короче { $least } знаков. Добавьте слово-другое.
password-long = Пароль длиннее { $most } знаков. Сократите его.
password-common = Этот пароль подбирают одним из первых. Придумайте фразу из нескольких слов.
password-like-login = Пароль повторяет логин. Придумайте другой.
password-after-title = Что будет дальше
password-after-words = На этом устройстве вы останетесь, на остальных придётся войти заново.
# The demonstration's door
demo-door-title = Выбор роли
demo-door-question = Кем вы сегодня работаете?
demo-door-summary = Один щелчок, без пароля. Организации и люди вымышлены, пункты соглашений настоящие.
demo-door-as = Войти: { $name }, { $role }
demo-door-go = Войти
demo-door-empty-title = Здесь пока никого нет
demo-door-empty-words = Люди появятся, когда демонстрация подготовит свои данные.
demo-role-administrator = администратор
demo-role-ministry = специалист министерства
demo-role-municipal = специалист муниципалитета
demo-role-institute = специалист института
demo-role-head = руководитель
demo-role-coordinator = школьный координатор
demo-role-curator = куратор
demo-role-teacher = учитель
demo-role-observer = наблюдатель
demo-sees-administrator = Организации, люди и роли: кто кем назначен и кому что доступно.
demo-sees-ministry = Все соглашения региона: кто что обещал министерству и что должно само министерство.
demo-sees-municipal = Обязательства города перед министерством: что горит, что вернули, что подтвердили.
demo-sees-institute = Поддержка школ и обязательства института по соглашениям.
demo-sees-head = Соглашения своей организации: что подписано и как исполняется.
demo-sees-coordinator = Что обещала школа и что пора сделать на этой неделе.
demo-sees-curator = Подопечные школы: посещения, сроки и ответы.
demo-sees-teacher = Свои занятия и сроки школы.
demo-sees-observer = То же, что видят стороны, но без права менять.
