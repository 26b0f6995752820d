today-title = Сегодня
today-question = Что нужно от меня?
today-sum-todo = { $count ->
    [one] **{ $count }** дело
    [few] **{ $count }** дела, по порядку
   *[many] **{ $count }** дел, по порядку
}
today-sum-late = **{ $count }** просрочено
today-sum-soon = **{ $count }** до завтрашнего вечера
today-sum-calm = Сейчас **ничего**
today-week = Неделя, { $range }
today-now = сегодня
today-before = раньше
today-after = дальше
today-more = ещё { $count }
today-todo-more = { $count ->
    [one] Ещё { $count } дело
    [few] Ещё { $count } дела
   *[many] Ещё { $count } дел
}
today-calm = Остальное спокойно
today-calm-checked = Остальное спокойно, проверено в { $time }
today-all-calm = Всё спокойно
today-calm-words = Ближайшие сроки появятся здесь сами.
today-owed = Что должны вам
today-owed-empty = Сейчас вам никто ничего не должен.
today-board = Все обязательства сторон
