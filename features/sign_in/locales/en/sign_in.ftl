# Sign in
sign-in-title = Sign in
sign-in-question = Sign in to Opora
sign-in-login = Login or e-mail
sign-in-password = Password
sign-in-go = Sign in
sign-in-wrong = Login or password did not fit
sign-in-wrong-words = Check the keyboard layout and Caps Lock, then type the password once more.
sign-in-no-role = The password is right, but you hold no role today
sign-in-no-role-words = Ask the Opora administrator of your organisation to give you one.
sign-in-wait = There were too many tries
sign-in-wait-words = { $minutes ->
    [one] Sign-in is closed for a while so that nobody guesses the password. Try again in { $minutes } minute.
   *[other] Sign-in is closed for a while so that nobody guesses the password. Try again in { $minutes } minutes.
}
sign-in-help-title = No login, or the password forgotten?
sign-in-help-words = Access is given by the Opora administrator of your organisation, who can also set a new password.
sign-in-demo-title = This is a demonstration
sign-in-demo-words = No password is needed: choose whose work you do today.
sign-in-demo-go = Choose a role
# My sessions
sessions-title = My sessions
sessions-question = Where is Opora open under your name?
sessions-count = { $count ->
    [one] **{ $count }** session
   *[other] **{ $count }** sessions
}
sessions-unknown-device = Unknown device
sessions-address = Address { $address }
sessions-opened = opened { $moment }
sessions-seen = last used { $moment }
sessions-present = you are here now
sessions-end = End
sessions-end-one = End the session: { $device }
sessions-end-others = End the others: { $count }
sessions-unsure-title = A device you do not know?
sessions-unsure-words = End that session and change your password. An unused session closes by itself after 12 hours, any session after 7 days.
sessions-to-password = Change password
sessions-password-changed = The password is changed. All other devices are signed out.
# New password
password-title = Change of password
password-question = What will the new password be?
password-present = Present password
password-new = New password
password-again = New password once more
password-hint = At least { $least } characters. A phrase of several words does well: length counts more than digits and signs.
password-go = Change password
password-back = Keep the old one
password-wrong = The present password did not fit.
password-same = The new password is the present one.
password-differs = The two do not match. Type the new password once more.
password-short = The password has fewer than { $least } characters. Add a word or two.
password-long = The password has more than { $most } characters. Shorten it.
password-common = This password is among the first to be guessed. Choose a phrase of several words.
password-like-login = The password repeats the login. Choose another.
password-after-title = What happens next
password-after-words = You stay signed in on this device; the others will have to sign in again.
# The demonstration's door
demo-door-title = Choice of role
demo-door-question = Whose work do you do today?
demo-door-summary = One click, no password. Organisations and people are invented, the clauses of the agreements are real.
demo-door-as = Sign in: { $name }, { $role }
demo-door-go = Sign in
demo-door-empty-title = Nobody is here yet
demo-door-empty-words = People appear once the demonstration has prepared its data.
demo-role-administrator = administrator
demo-role-ministry = ministry officer
demo-role-municipal = municipal officer
demo-role-institute = institute officer
demo-role-head = head
demo-role-coordinator = school coordinator
demo-role-curator = curator
demo-role-teacher = teacher
demo-role-observer = observer
demo-sees-administrator = Organisations, people and roles: who holds which, and who may do what.
demo-sees-ministry = All agreements of the region: what was promised to the ministry, and what the ministry itself owes.
demo-sees-municipal = What the city owes the ministry: what is late, what was returned, what is confirmed.
demo-sees-institute = Support of schools and the institute's own promises.
demo-sees-head = The organisation's agreements: what was signed and how it is kept.
demo-sees-coordinator = What the school promised, and what is due this week.
demo-sees-curator = The supported schools: visits, terms and answers.
demo-sees-teacher = Own lessons and the school's terms.
demo-sees-observer = What the parties see, without changing anything.
