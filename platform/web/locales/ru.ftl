# The frame of every page
look-skip = К содержанию
look-sections = Разделы
look-me = Вы и настройки
look-settings = Язык и цвета
look-sign-in = Войти
look-sign-out = Выйти
look-sessions = Мои входы
look-language = Язык
look-theme = Цвета
look-theme-auto = авто
look-theme-light = светлые
look-theme-dark = тёмные
look-demo = демонстрация, события вымышлены
look-demo-today = сейчас { $day }
look-next-day = Следующий день
look-print = Печать
look-error-prefix = Ошибка: { $title }
# Lists
look-pages = Страницы
look-page-previous = Предыдущая
look-page-next = Следующая
look-page-of = { $page } из { $pages }
look-rows = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
}
look-download-csv = Скачать CSV
look-download-xlsx = Скачать XLSX
look-table-scrolls = { $caption }, таблица прокручивается вбок
# Forms
form-problems = { $count ->
    [one] Исправьте { $count } поле
    [few] Исправьте { $count } поля
   *[many] Исправьте { $count } полей
}
form-kept = Остальное сохранено, вводить заново не нужно.
form-optional = необязательно
form-not-chosen = не выбрано
form-empty = Заполните это поле
form-too-long = Не больше { $most } знаков, сейчас { $letters }
form-control-letters = Уберите невидимые служебные знаки
form-date = Такой даты нет. Напишите, например, 20.10.2022
form-number = Нужно целое число от { $least } до { $most }
form-choose = Выберите из списка
# Calm errors
error-number = Номер обращения
error-home = На главную
error-back = Вернуться и попробовать ещё раз
error-what-is-safe = Что сохранено
error-what-to-do = Что сделать
error-not-found-title = Такой страницы нет
error-not-found-happened = Адрес изменился, или страница открыта не для вас.
error-not-found-safe = Ничего не потеряно: все записи на месте.
error-not-found-do = Проверьте адрес или начните с главной страницы.
error-sign-in-title = Войдите, чтобы продолжить
error-sign-in-happened = Сеанс закончился, или вы ещё не вошли.
error-sign-in-safe = Сохранённое на месте. То, что вы отправили сейчас, не записано.
error-sign-in-do = Войдите и повторите действие.
error-malformed-title = Запрос не удалось прочитать
error-malformed-happened = Форма пришла не целиком или в чужом виде.
error-malformed-safe = Ничего не записано, прежние записи не изменились.
error-malformed-do = Откройте страницу заново и отправьте форму ещё раз.
error-too-large-title = Слишком большой файл
error-too-large-happened = Страница принимает не больше { $limit }.
error-too-large-safe = Ничего не записано, прежние записи не изменились.
error-too-large-do = Сожмите файл, разделите его на части или приложите ссылку.
error-conflict-title = Запись уже изменили
error-conflict-happened = Пока вы работали, кто-то сохранил другое.
error-conflict-safe = Чужая правка сохранена, ваша не записана.
error-conflict-do = Откройте запись заново, посмотрите, что изменилось, и повторите своё.
error-too-many-title = Слишком много попыток
error-too-many-happened = Чтобы никто не подобрал пароль, вход ненадолго закрыт.
error-too-many-safe = Ваши данные в безопасности.
error-too-many-do = { $minutes ->
    [one] Подождите { $minutes } минуту и попробуйте снова.
    [few] Подождите { $minutes } минуты и попробуйте снова.
   *[many] Подождите { $minutes } минут и попробуйте снова.
}
error-busy-title = Сейчас очень много записей
error-busy-happened = Сервер не успевает сохранять и не стал обещать лишнего.
error-busy-safe = Ваше действие не записано, прежние записи целы.
error-busy-do = Повторите через несколько секунд.
error-internal-title = Что-то сломалось у нас
error-internal-happened = Страница не открылась, причина записана в журнал.
error-internal-safe = Недописанного не осталось: действие либо сохранено целиком, либо не сохранено.
error-internal-do = Попробуйте ещё раз. Если не поможет, сообщите номер обращения в поддержку.
