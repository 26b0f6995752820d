obligation-question = Why this date, and what proves it?
obligation-promise = What is promised
obligation-quoted = The document's own words.
obligation-retold = Retold, not quoted.
obligation-show-source = Show the place in the text
obligation-why = Why this date?
obligation-why-undated = Why is there no date?
obligation-question-owner = Who settles it
obligation-strip = Days of the term, { $range }, scrolls sideways
obligation-day-off = off
obligation-day-holiday = hol.
obligation-day-due = due
obligation-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
obligation-weeks-holiday = holiday: { $days }
obligation-proof = What proves it?
obligation-proof-empty = Nothing yet: neither a submission nor a confirmation.
obligation-until = by { $day }
obligation-retracted = record taken back
obligation-aside = Next step and who is involved
obligation-depends = Waits for another party
obligation-who = Who and to whom
obligation-series-more = { $count } more
