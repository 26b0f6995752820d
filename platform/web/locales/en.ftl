# The frame of every page
look-skip = Skip to content
look-sections = Sections
look-me = You and settings
look-settings = Language and colours
look-sign-in = Sign in
look-sign-out = Sign out
look-sessions = My sessions
look-language = Language
look-theme = Colours
look-theme-auto = auto
look-theme-light = light
look-theme-dark = dark
look-demo = demonstration, events are invented
look-demo-today = it is { $day }
look-next-day = Next day
look-print = Print
look-error-prefix = Error: { $title }
# Lists
look-pages = Pages
look-page-previous = Previous
look-page-next = Next
look-page-of = { $page } of { $pages }
look-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
look-download-csv = Download CSV
look-download-xlsx = Download XLSX
look-table-scrolls = { $caption }, the table scrolls sideways
# Forms
form-problems = { $count ->
    [one] Correct { $count } field
   *[other] Correct { $count } fields
}
form-kept = Everything else is kept, no need to type it again.
form-optional = optional
form-not-chosen = not chosen
form-empty = Fill in this field
form-too-long = No more than { $most } characters, now { $letters }
form-control-letters = Remove the invisible control characters
form-date = There is no such date. Write it like 20.10.2022
form-number = A whole number from { $least } to { $most } is needed
form-choose = Choose from the list
# Calm errors
error-number = Reference number
error-home = To the first page
error-back = Go back and try again
error-what-is-safe = What is safe
error-what-to-do = What to do
error-not-found-title = There is no such page
error-not-found-happened = The address has changed, or the page is not open to you.
error-not-found-safe = Nothing is lost: all records are in place.
error-not-found-do = Check the address, or start from the first page.
error-sign-in-title = Sign in to continue
error-sign-in-happened = Your session has ended, or you have not signed in yet.
error-sign-in-safe = What was saved is in place. What you sent just now was not recorded.
error-sign-in-do = Sign in and repeat the action.
error-malformed-title = The request could not be read
error-malformed-happened = The form arrived incomplete or in a foreign shape.
error-malformed-safe = Nothing was recorded, earlier records are unchanged.
error-malformed-do = Open the page again and send the form once more.
error-too-large-title = The file is too large
error-too-large-happened = The page takes no more than { $limit }.
error-too-large-safe = Nothing was recorded, earlier records are unchanged.
error-too-large-do = Compress the file, split it, or attach a link.
error-conflict-title = The record has been changed meanwhile
error-conflict-happened = While you were working, somebody saved something else.
error-conflict-safe = Their change is saved, yours is not recorded.
error-conflict-do = Open the record again, see what changed, and repeat yours.
error-too-many-title = Too many attempts
error-too-many-happened = So that nobody guesses a password, signing in is closed for a short while.
error-too-many-safe = Your data are safe.
error-too-many-do = { $minutes ->
    [one] Wait { $minutes } minute and try again.
   *[other] Wait { $minutes } minutes and try again.
}
error-busy-title = Very many records are being saved
error-busy-happened = The server cannot keep up and did not promise what it cannot hold.
error-busy-safe = Your action was not recorded, earlier records are intact.
error-busy-do = Try again in a few seconds.
error-internal-title = Something broke on our side
error-internal-happened = The page did not open; the cause is written to the log.
error-internal-safe = Nothing is half-done: an action is either saved whole or not at all.
error-internal-do = Try again. If it does not help, tell support the reference number.
