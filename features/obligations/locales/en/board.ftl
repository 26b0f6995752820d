board-title = Obligations
board-question = Who owes what to whom, and what is on fire?
board-sum-late = **{ $count }** overdue{ $mine ->
    [0] , none of them yours
   *[other] , { $mine } of them yours
}
board-sum-week = **{ $count }** this week{ $mine ->
    [0] , none of them yours
   *[other] , { $mine } of them yours
}
board-sum-waits = { $count ->
    [one] **{ $count }** answer waits for you
   *[other] **{ $count }** answers wait for you
}
board-sum-calm = Nothing is on fire
board-show = Show
board-print = Print
board-you = you
board-parties = Parties to the agreement
board-running = { $count ->
    [one] obligation running
   *[other] obligations running
}
board-tile-running = { $count } running
board-tile-overdue = { $count } overdue
board-year = In { $year }: **{ $met }** in time, **{ $late }** late, **{ $overdue }** overdue
board-year-empty = In { $year } nothing has fallen due yet
board-pact-until = until { $day }
board-pact-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
board-pact-ended = { $count ->
    [one] ended { $count } day ago
   *[other] ended { $count } days ago
}
board-pact-open = no end date
board-side-empty = nothing
board-more = { $count } more
board-empty-title = Nothing here yet
board-empty-words = Dates appear once the agreement takes effect. If you have set a filter, try without it.
lane-late = Overdue
lane-week = This week
lane-waiting = Awaiting confirmation
lane-later = Later
lane-undated = No date
lane-before-tracking = Before tracking
lane-before-tracking-words = These dates passed before the agreement was kept in Opora. They count neither as met nor as missed.
