board-title = Обязательства
board-question = Кто кому что должен, и что горит?
board-sum-late = **{ $count }** просрочено{ $mine ->
    [0] , ваших нет
   *[other] , ваших { $mine }
}
board-sum-week = **{ $count }** на этой неделе{ $mine ->
    [0] , ваших нет
   *[other] , ваших { $mine }
}
board-sum-waits = { $count ->
    [one] **{ $count }** ответ ждёт вас
    [few] **{ $count }** ответа ждут вас
   *[many] **{ $count }** ответов ждут вас
}
board-sum-calm = Ничего не горит
board-show = Показать
board-print = Печать
board-you = вы
board-parties = Стороны соглашения
board-running = { $count ->
    [one] обязательство в работе
    [few] обязательства в работе
   *[many] обязательств в работе
}
board-tile-running = в работе { $count }
board-tile-overdue = просрочено { $count }
board-year = В { $year } году: **{ $met }** в срок, **{ $late }** с опозданием, **{ $overdue }** просрочено
board-year-empty = В { $year } году сроков ещё не было
board-pact-until = до { $day }
board-pact-left = { $count ->
    [one] остался { $count } день
    [few] осталось { $count } дня
   *[many] осталось { $count } дней
}
board-pact-ended = { $count ->
    [one] закончилось { $count } день назад
    [few] закончилось { $count } дня назад
   *[many] закончилось { $count } дней назад
}
board-pact-open = без срока
board-side-empty = ничего
board-more = ещё { $count }
board-empty-title = Здесь пока пусто
board-empty-words = Сроки появятся, когда соглашение вступит в силу. Если вы выбрали фильтр, попробуйте снять его.
lane-late = Просрочено
lane-week = На этой неделе
lane-waiting = Ждёт подтверждения
lane-later = Дальше
lane-undated = Без даты
lane-before-tracking = До начала учёта
lane-before-tracking-words = Эти сроки прошли раньше, чем соглашение стали вести в Опоре. Они не считаются ни исполненными, ни просроченными.
