obligation-question = Почему этот срок и чем подтверждено?
obligation-promise = Что обещано
obligation-quoted = Слова документа.
obligation-retold = Пересказ, не цитата.
obligation-show-source = Показать место в тексте
obligation-why = Почему этот срок?
obligation-why-undated = Почему нет срока?
obligation-question-owner = Кто закроет вопрос
obligation-strip = Дни срока, { $range }, прокручивается вбок
obligation-day-off = вых.
obligation-day-holiday = празд.
obligation-day-due = срок
obligation-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
   *[many] { $count } недель
}
obligation-weeks-holiday = праздник: { $days }
obligation-proof = Чем подтверждено?
obligation-proof-empty = Пока ничем: ни отправки, ни подтверждения не было.
obligation-until = до { $day }
obligation-retracted = запись отозвана
obligation-aside = Следующий шаг и участники
obligation-depends = Ждёт другой стороны
obligation-who = Кто и кому
obligation-series-more = ещё { $count }
