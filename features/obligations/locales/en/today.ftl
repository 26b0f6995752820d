today-title = Today
today-question = What is needed from me?
today-sum-todo = { $count ->
    [one] **{ $count }** thing to do
   *[other] **{ $count }** things to do, in order
}
today-sum-late = **{ $count }** overdue
today-sum-soon = **{ $count }** by tomorrow evening
today-sum-calm = **Nothing** right now
today-week = Week, { $range }
today-now = today
today-before = earlier
today-after = later
today-more = { $count } more
today-todo-more = { $count ->
    [one] { $count } more thing
   *[other] { $count } more things
}
today-calm = All else is calm
today-calm-checked = All else is calm, checked at { $time }
today-all-calm = All is calm
today-calm-words = The next dates will appear here by themselves.
today-owed = What others owe you
today-owed-empty = Nobody owes you anything right now.
today-board = All obligations of the parties
