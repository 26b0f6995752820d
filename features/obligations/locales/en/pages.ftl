nav-today = Today
nav-board = Obligations
nav-calendar = Calendar

words-agreement = Agreement No. { $number } of { $day }
words-agreement-undated = Agreement No. { $number }
words-no-number = without number

state-missed = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
state-missed-count = { $done } of { $needed } done, { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
state-returned = returned on { $day }
state-submitted = under review since { $day }
state-submitted-late = under review since { $day }, submitted late
state-met = met on { $day }
state-met-late = met on { $day }, { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
state-waived = waived on { $day }
state-before-tracking = before tracking
state-not-yet-datable = no date yet
state-early = due before signing
state-count = { $done } of { $needed } done
state-due-soon = due soon
state-open = in progress

state-word-waived = waived
state-word-met = met in time
state-word-met-late = met late
state-word-submitted = under review
state-word-before-tracking = before tracking
state-word-not-yet-datable = no date yet
state-word-early = due before signing
state-word-returned = returned
state-word-missed = missed
state-word-due-soon = due soon
state-word-open = in progress

board-others = The other parties
board-others-short = others
board-to-others = the other parties
board-no-date = no date
board-awaits = awaits an event
board-awaits-event = The clock starts on the day of the event
board-performs = Performed by { $who }
board-word-until = confirm by { $day }
board-word-awaited = awaits confirmation
board-expected = expected { $day }
board-early = Due before signing: was it done?
board-do = Fulfil
board-remind = Remind
board-check = Review and confirm
board-open = Open
board-attach-schedule = Attach the schedule
board-settle = Agree on a date
board-record-event = Record the event
board-acts-through-masculine = obliged; performed by { $who }, cl. { $clause }
board-acts-through-feminine = obliged; performed by { $who }, cl. { $clause }
board-acts-through-neuter = obliged; performed by { $who }, cl. { $clause }
board-acts-itself-masculine = obliged and performs itself
board-acts-itself-feminine = obliged and performs itself
board-acts-itself-neuter = obliged and performs itself
board-filter-left = Party
board-filter-right = Opposite
board-filter-others = All others
board-filter-project = Project
board-filter-all-projects = All projects
board-filter-performer = Performer
board-filter-all-performers = All performers
board-pact = Agreement
board-foot = States are computed from acts as of this minute
board-download-pdf = Download PDF
board-download-xlsx = Download XLSX
board-download-csv = Download CSV
board-subscribe = Subscribe to the calendar

page-sum-due = Due **{ $day }**, { $near }
page-sum-undated = **No date yet**
page-sum-missed = **{ $days }** { $days ->
    [one] day
   *[other] days
} overdue
page-sum-submitted = Submitted on **{ $day }**
page-sum-your-word = **Your confirmation** is left
page-sum-their-word = **The other party’s confirmation** is left
page-sum-returned = Returned on **{ $day }**, to be corrected
page-sum-met = Met on **{ $day }**, in time
page-sum-met-late = Met on **{ $day }**, **{ $days }** { $days ->
    [one] day
   *[other] days
} late
page-sum-waived = Waived on **{ $day }**
page-sum-count = **{ $done }** of **{ $needed }** done
page-sum-expected = The performer expects **{ $day }**; the agreed date stands
page-early-title = Due before signing
page-early-words = Due on { $due }, while the agreement was signed on { $signed }. That does not count as late. Was it done? Add what proves it.
page-before-title = Before tracking
page-before-words = This date passed before Opora began to track the agreement. It counts neither as met nor as missed.
page-warning-title = Mind the date
page-open-title = Open question
page-note-title = Remark on the text
page-inferred-title = Not stated in the text
page-inferred-words = A part of this obligation follows from the sense: the text itself does not state it. The parties may settle it by a supplementary agreement.
page-why-phrase = In the text: “{ $phrase }”. That is { $day }, { $weekday }.
page-why-day = That is { $day }, { $weekday }.
page-frozen = Derived on { $moment } and unchanged since. Calendar: { $calendar }.
page-mark-start = start
page-mark-due = due
page-mark-due-today = due today
page-mark-submitted = submitted
page-mark-returned = returned
page-mark-confirmed = accepted
page-schedule-missing = The schedule is not attached
page-undated-title = No date is stated
page-undated-words = The text does not say by which day this is to be done.
page-proof-confirmed = The day of the accepted submission counts.
page-proof-plain = The day on which the performer recorded it counts.
page-foot = The act log keeps every record
page-all-obligations = All obligations of the parties
page-who-obliged = Obliged
page-who-performs = Performs
page-who-executor = By the text
page-who-receives = Receives
page-who-confirms = Confirms
page-who-evidence = Proof
page-series-title = Other dates of this clause
page-series-words = { $met } in time, { $late } late, { $overdue } overdue, { $running } in progress

act-anchor = The clock started
act-submitted = Submitted for confirmation
act-returned = Returned with a remark
act-confirmed = Accepted
act-counted = Done and recorded
act-waived = The performer was released
act-shifted = An expected date was set
act-reminded = Reminder
act-retracted = A wrong record was taken back
act-stated = { $title }, done on { $day }
act-missed = The date passed, nothing was done
act-word-awaited = Awaited: { $who }
act-word-brings = Once accepted, the day of submission counts.
act-by-system = Opora, by the calendar
act-other-organisation = another organisation

next-check = Review and answer
next-check-until = Review by { $day }
next-check-words = Accept if everything is there. Or return it and say what is missing.
next-accept = Confirm fulfilment
next-return = Return with a remark
next-mend = Correct and submit again
next-mend-words = The remark stands in the history. Attach what was corrected.
next-submit = Fulfil
next-submit-words = Attach a file, a link or a note.
next-submit-button = Submit
next-count = Record what was done
next-count-words = Each record adds one.
next-count-button = Record
next-other = What can be done
next-shift = Set an expected date
next-shift-button = Set
next-waive = Waive the obligation
next-waive-button = Waive
next-retract = Take back the last record of your side
next-retract-button = Take back
next-not-a-signature = Confirming does not replace an electronic signature (63-ФЗ).
field-accepted-on = Count an earlier day
field-accepted-on-hint = Leave empty to count the day of submission.
field-remark = What is missing
field-file = File
field-link = Link
field-link-hint = Begins with https://
field-words = Note
field-happened-on = When it was done
field-happened-on-hint = If earlier than today. An earlier day counts once the other party accepts it.
field-expected-on = Expected date
field-expected-on-hint = The agreed date does not change: only a supplementary agreement moves it.
field-reason = Reason
field-ground = Ground
field-retract-reason = Why the record is wrong
field-form = Form
submit-future = This day has not come yet.
submit-link = Give the full address; it begins with https://
submit-nothing = Attach a file or a link, or write a note.
shift-past = The expected date cannot lie in the past.

watch-title = Put on watch
watch-question = From which day should Opora watch?
watch-lead = Opora will list the parties’ obligations and derive their dates. Dates before this day stay listed as “before tracking”.
watch-from = Watch from
watch-from-hint = Usually the day on which the agreement took effect.
watch-button = Put on watch
watch-not-in-force = The agreement is not in force yet: some signatures have no date.
watch-after-term = The agreement runs until { $day }; a later day does not fit.

parameters-title = Open questions
parameters-question = What did the parties settle?
parameters-lead = The text left these terms open. Enter what the parties agreed on, and the obligations get their dates at once. An empty field leaves its question open.
parameters-hint = { $question } Suggested: { $value }, { $why }
parameters-button = Save

schedule-question = Which days does the schedule name?
schedule-lead = { $title }. Brought by: { $owner }. Every obligation that cites the schedule will then have its dates.
schedule-rows = Rows of the schedule
schedule-rows-hint = One row a line: the date, then what happens. For example: 14.03.2022 Visit to school No. 3
schedule-line = Line { $line } does not begin with a date: “{ $text }”
schedule-too-many = The schedule has more than { $most } rows: split it.
schedule-button = Attach the schedule

event-title = Event
event-question = What happened, and when?
event-lead = The term under { $clause } starts with: { $event }.
event-on = Day of the event
event-on-hint = The day itself does not count (art. 191 of the Civil Code).
event-subject = What about
event-subject-hint = Short, without children’s names: “No. 12 on certificates”
event-button = Record and derive the date

overview-title = Obligations
overview-question = Where is it burning?
overview-caption = Agreements on watch
overview-agreement = Agreement
overview-title-column = What about
overview-late = Overdue
overview-week = This week
overview-waiting = Under review
overview-empty-title = No agreements on watch yet
overview-empty-words = Once an agreement is in force, put it on watch, and its dates will appear here.
overview-to-agreements = To the agreements
overview-sum-late = **{ $count }** overdue
overview-sum = **{ $count }** { $count ->
    [one] agreement
   *[other] agreements
} on watch

panel-title = Obligations
panel-late = **{ $count }** overdue
panel-running = **{ $count }** in progress
panel-met = **{ $count }** met
panel-undated = **{ $count }** without a date
panel-board = Open the board
panel-parameters = Open questions
panel-not-watched = The agreement is not on watch: no dates are derived yet.
panel-watch = Put on watch
panel-schedule-attached = attached
panel-schedule-missing = not attached

calendar-title = Calendar
calendar-question = What is ahead, and when?
calendar-sum = **{ $count }** { $count ->
    [one] date
   *[other] dates
} until the end of next year
calendar-month = { $month } { $year }
calendar-day = Day
calendar-what = What
calendar-clause = Clause
calendar-state = State
calendar-empty-title = No dates
calendar-empty-words = They appear once your organisation’s agreements are on watch.
calendar-feed-name = Opora: due dates
feeds-title = Subscribe to the calendar
feeds-lead = Paste the address into the calendar of your phone or mail: dates will update by themselves. Only you know the address; if strangers got it, turn it off.
feeds-new = The new address, shown only now:
feeds-make = Get an address
feeds-made = Address given on { $moment }
feeds-revoke = Turn off

today-greeting = Hello, { $name }
today-late = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
today-when = { $near }, { $day }
today-reason-returned = The other party returned it with a remark: correct it and submit again.
today-reason-review = The other party submitted it and waits for your word.
today-reason-count = { $done } of { $needed } done.
today-reason-owed = Promised to { $to }. Attach what proves it.
today-action-mend = Correct
today-action-review = Review
today-action-count = Record
today-action-submit = Fulfil
today-owed-line = { $who }, by { $day }, { $clause }
today-calm-board = All obligations

export-title = Obligations of the parties
export-note = As of { $day }
export-sheet = Obligations
export-due = Due
export-clause = Clause
export-what = Obligation
export-obliged = Obliged
export-performer = Performs
export-state = State

page-overtaken-title = Something changed here while you were looking
page-overtaken-words = { $what }: { $who }, { $moment }. Your action was not recorded. See whether it is still needed.
page-overtaken-now = Your action was not recorded: it is not possible here now.
page-apart-title = Whom it concerns
page-kept-title = Kept together
page-kept-words = { $clause }: { $name }. Proven by: { $evidence }.
page-redated = The date was derived anew on { $moment }: the calendar or a settled term changed. Calendar: { $calendar }.
page-elsewhere = Your clock then shows { $day }, { $time }.
page-who-obliged-together = Obliged together
page-who-confirms-all = All of them confirm
act-redated = Date derived anew: it was { $was }, now { $now }
act-redated-by = by the calendar { $calendar }
confirm-later = Submitted on { $day }: that day or an earlier one can count.
event-before-force = The agreement is in force from { $day }: an earlier event starts no term.
event-twice = This event of this day is recorded already.
event-on-hint-ahead = The term counts back from this day, which may lie ahead.
schedule-row-gone = The row «{ $row }» has dated something and cannot be removed. Whoever it is owed to can release it on its page.
board-dates = Derive dates anew
board-moved = { $count ->
    [one] { $count } date was derived anew
   *[other] { $count } dates were derived anew
} on { $day }, the others stand
dates-title = Dates derived anew
dates-question = Which dates does the new calendar move?
dates-sum = **{ $count }** { $count ->
    [one] date
   *[other] dates
} would move
dates-sum-none = **Nothing** would move
dates-lead = Past and submitted dates stay as they are.
dates-button = Derive anew
dates-planned = Would move
dates-moved = Has moved
dates-moved-empty = No date has moved yet
dates-moved-empty-words = When a calendar changes, this shows what moved and where to.
dates-what = Obligation
dates-was = Was
dates-now = Now
dates-calendar = Calendar
dates-by = { $calendar }, { $moment }
today-reminded = You were reminded on { $day }. { $reason }
act-word-awaited-undated = Word awaited from { $who }; the parties have not agreed by which day
calendar-who = Performed by
next-retract-event = Call back the event that the term counts from
