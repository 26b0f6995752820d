# Frame of the section
nav-network = Network
network-tabs = Parts of the network
network-tab-organisations = Organisations
network-tab-tree = Hierarchy
network-tab-people = People
network-tab-projects = Projects
network-tab-groups = Groups
network-tab-legal-acts = Legal acts
network-tab-calendars = Calendars
network-aside = Details
network-about = Details
network-older = Earlier
network-nothing = nothing
network-yes = yes
network-no = no
network-save = Save
network-cancel = Leave without saving
network-change = Change
network-find = Find
network-filter-words = Words or INN
network-filter-kind = Kind
network-filter-within = Under
network-filter-account = Access
network-filter-all = all
network-filter-everywhere = the whole network
network-filter-without-account = without access to Opora
network-days = In force
network-days-from = from { $from }
network-days-to = until { $to }
network-days-from-to = from { $from } until { $to }
# Organisations
network-organisations = Organisations
network-organisations-question = Who is in the network?
network-organisations-sum = { $count ->
    [one] **{ $count }** organisation
   *[other] **{ $count }** organisations
}
network-organisations-none = Nothing was found
network-organisations-none-why = Take off some conditions or check the words.
network-organisation = Organisation
network-organisation-add = Add an organisation
network-organisation-new = New organisation
network-organisation-new-question = Which organisation is to be added?
network-organisation-edit = Organisation card
network-organisation-edit-question = What has changed: { $name }?
network-organisation-over = closed
network-organisation-without-account = without access
network-account-yes = works in Opora
network-account-no = a recipient only, without access
network-tree = Hierarchy
network-tree-question = Who stands under whom?
network-below-count = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
network-below = Below it
network-below-none = Nobody
network-below-add = Add one below
network-below-all = { $count ->
    [one] Show { $count } organisation
   *[other] Show all { $count } organisations
}
network-field-kind = Kind
network-field-name = Full name
network-field-short-name = Short name
network-field-short-name-hint = As in letters: “Education Authority of Yasnogorsk”.
network-field-genitive = Short name, genitive
network-field-dative = Short name, dative
network-field-gender = Gender of the name
network-gender-masculine = masculine: институт направил
network-gender-feminine = feminine: школа направила
network-gender-neuter = neuter: министерство направило
network-gender-plural = plural: курсы направили
network-field-parent = Organisation above
network-field-zone = Time zone
network-field-calendar = Calendar
network-field-has-account = Access to Opora
network-field-has-account-words = its people work in Opora
network-field-starts-on = Founded
network-field-ends-on = Last day
network-field-inn = INN
network-field-state = State
network-zone-kaliningrad = Kaliningrad
network-zone-moscow = Moscow
network-zone-samara = Samara
network-zone-saratov = Saratov
network-zone-yekaterinburg = Yekaterinburg
network-zone-omsk = Omsk
network-zone-novosibirsk = Novosibirsk
network-zone-barnaul = Barnaul
network-zone-krasnoyarsk = Krasnoyarsk
network-zone-irkutsk = Irkutsk
network-zone-yakutsk = Yakutsk
network-zone-vladivostok = Vladivostok
network-zone-magadan = Magadan
network-zone-kamchatka = Kamchatka
# Dated facts
network-fact-from = In force from
network-fact-from-hint = What was stated before ends the day before and stays in the history.
network-requisites = Requisites
network-requisites-none = Not stated
network-requisites-state = State requisites
network-requisites-question = What are the requisites now: { $name }?
network-field-bank = Bank or treasury
network-licence = Licence
network-licence-none = Not stated
network-licence-state = State the licence
network-licence-question = Which licence: { $name }?
network-field-number = Number
network-field-issued-on = Date
network-field-issuer = Issued by
network-contacts = Contacts
network-contacts-none = Not stated
network-contacts-change = Change contacts
network-contacts-question = How to reach: { $name }?
network-contact-kind = What it is
network-contact-value = Address or number
network-contact-value-hint = A site begins with https://
network-contact-add = Add a contact
network-contact-end = No longer in force
network-contact-address = address
network-contact-phone = telephone
network-contact-email = mail
network-contact-site = site
network-head = Head
network-head-none = Not stated
network-head-state = State the head
network-head-question = Who signs: { $name }?
network-acting = acting { $position }
network-field-acting = Acting
network-field-acting-words = for a time only
network-field-authority = Authority
network-field-authority-hint = For example: the charter; order No. 45 of 01.09.2021.
network-history = History of the card
network-history-none = The card was not changed yet
network-field-field = What
network-field-before = Before
network-field-after = After
network-field-when = When
# Refusals and conflicts
network-conflict = Somebody else has changed this already
network-conflict-kept = What you typed is kept in the form. See what has changed; if you save, yours will stand.
network-conflict-line = { $field }: was “{ $before }”, is now “**{ $after }**”
network-refused-ring = It would stand under itself in this chain
network-refused-parent = You may not add here
network-refused-ends-before = The end lies before the beginning
network-refused-later-fact = Something is stated from a later date already
network-refused-email = This is no mail address
network-refused-site = A site begins with https:// and has a dot
network-refused-phone = The number has too few digits
network-refused-role-held = The person holds this role here on some of these days
network-refused-own-deputy = Nobody stands in for oneself
network-refused-nobody = Choose a person or write a name
network-refused-member = This person belongs to the group already
network-refused-level = A layer rests only on a wider one
network-refused-calendar = The calendar cannot be read: { $reason }
# People
network-people = People
network-people-question = Who works where?
network-people-sum = { $count ->
    [one] **{ $count }** person
   *[other] **{ $count }** people
}
network-people-none-found = Nobody was found
network-people-none-why = You see the people of your organisation and of those below it.
network-people-here = Roles and positions
network-people-none = Nobody yet
network-who-may-act = Who acts for the organisation
network-person = Person
network-person-hint = If the person is not on the list, write the name below.
network-person-erased = data erased
network-person-sum = { $count ->
    [one] **{ $count }** role in force
   *[other] **{ $count }** roles in force
}
network-person-data = Personal data
network-person-data-none = Erased
network-person-edit = Name
network-person-edit-question = What is the person called?
network-field-name-full = Name
network-field-family-name = Family name
network-field-given-name = Given name
network-field-patronymic = Patronymic
network-field-role = Role
network-field-position = Position
network-field-position-hint = As in the order: “chief specialist”.
network-field-action = Action
network-field-first-day = First day
network-field-last-day = Last day
network-field-legal-act = Ground (order)
network-roles = Roles
network-roles-none = No roles
network-roles-none-why = Without a role the person cannot act.
network-appoint = Give a role
network-appoint-question = Who gets which role: { $name }?
network-end-today = End today
network-deputising = Deputising
network-deputising-none = Nobody stands in for anybody
network-deputising-line = { $deputy } stands in for { $person }
network-deputise = Let somebody stand in
network-deputise-question = Who stands in for whom: { $name }?
network-field-away = Who is away
network-field-deputy = Who stands in
network-stands-in-for = Stands in for
network-stood-in-by = Deputy
network-role-administrator = administrator
network-role-ministry-officer = ministry officer
network-role-municipal-officer = municipal officer
network-role-institute-officer = institute officer
network-role-head = head
network-role-school-coordinator = school coordinator
network-role-curator = curator
network-role-teacher = teacher
network-role-observer = observer
network-erase-open = Erase personal data
network-erase-words = The name is gone for ever. The records of acts stay without it.
network-erase = Erase for ever
# Projects and groups
network-project = Project
network-projects = Projects
network-projects-question = Which projects run, and has each its working group?
network-projects-sum = { $count ->
    [one] **{ $count }** project
   *[other] **{ $count }** projects
}
network-projects-without-group = { $count ->
    [one] **{ $count }** without a working group
   *[other] **{ $count }** without a working group
}
network-projects-none = No projects
network-projects-none-why = A project holds agreements, groups and events together.
network-projects-below = Its parts
network-projects-below-none = No further projects
network-project-add = Add a project
network-project-new-question = Which project is to be added?
network-project-edit-question = What has changed in the project?
network-project-national = national
network-project-federal = federal
network-project-regional = regional
network-project-own = own
network-field-level = Level
network-field-years = Years
network-field-first-year = First year
network-field-last-year = Last year
network-field-leader = Leader
network-field-part-of = Part of
network-field-support = Sources of support
network-field-title = Title
network-working-group = Working group
network-needs-working-group = the project needs a working group appointed by an order
network-no-group = no group
network-no-group-why = **no working group**, and the project demands one
network-group-not-needed = not needed
network-no-order = no order stated
network-group = Group
network-groups = Groups
network-groups-question = Which groups work, and who appointed them?
network-groups-sum = { $count ->
    [one] **{ $count }** group
   *[other] **{ $count }** groups
}
network-groups-none = No groups
network-groups-none-why = A group is formed on the page of an organisation.
network-group-form = Form a group
network-group-new-question = Which group is to be formed?
network-group-edit-question = What has changed in the group?
network-group-works = works
network-group-over = has ended
network-field-purpose = Purpose
network-purpose-working = working group
network-purpose-problem = problem group
network-purpose-methodical = methodical association
network-purpose-community = professional community
network-purpose-management = management team
network-purpose-temporary = temporary inter-school group
network-members = Members
network-members-none = Nobody yet
network-who-is-in = Who belongs to it
network-members-sum = { $count ->
    [one] **{ $count }** member
   *[other] **{ $count }** members
}
network-member-add = Add a member
network-member-question = Who joins: { $name }?
network-member-leave = Leaves today
network-field-part = Part
network-part-chair = chair
network-part-deputy-chair = deputy chair
network-part-secretary = secretary
network-part-member = member
# Legal acts
network-legal-act = Legal act
network-legal-acts = Legal acts
network-legal-acts-question = What do the decisions rest on?
network-legal-acts-sum = { $count ->
    [one] **{ $count }** act
   *[other] **{ $count }** acts
}
network-legal-acts-none = No acts
network-legal-acts-none-why = Orders and resolutions that clauses, measures and lists cite are entered here.
network-legal-act-add = Register an act
network-legal-act-new-question = Which act is to be registered?
network-legal-act-edit-question = What is to be corrected?
network-act-title = { $kind } No. { $number } of { $day } “{ $title }”
network-act-law = law
network-act-decree = decree
network-act-resolution = resolution
network-act-directive = directive
network-act-order = order
network-act-protocol = protocol
network-act-regulation = regulation
network-act-letter = letter
network-act-other = other document
network-act-amended-sum = { $count ->
    [one] amended by **{ $count }** act: check what rests on it
   *[other] amended by **{ $count }** acts: check what rests on it
}
network-field-form = Form
network-field-link = Published at
network-field-in-force-from = In force from
network-field-in-force-to = Last day in force
network-in-force = In force
network-force-yes = in force
network-force-ended = no longer in force
network-force-not-yet = not yet in force
network-amendments = Amendments
network-amendments-none = No amendments noted
network-amended-by = Amended by
network-amends = Amends
network-amendment-add = Note an amendment
network-resting = What rests on it
network-resting-none = Nothing cites this act
network-subject-clause = clauses
network-subject-measure = measures
network-subject-agreement = agreements
network-subject-other = other
# Calendars
network-calendar = Calendar
network-calendars = Calendars
network-calendars-question = By which calendars are deadlines counted?
network-calendar-federal = Production calendar of Russia
network-calendar-built-in = built in
network-calendar-add = Add a calendar
network-calendar-new = New calendar
network-calendar-new-question = Whose calendar is it?
network-field-calendar-name = Name of the calendar
network-field-over = On top of
network-field-week = Working week
network-week-five = five days
network-week-six = six days
network-week-six-words = Saturdays are worked
network-field-version = Version
network-field-versions = Versions
network-version = version { $number }
network-field-decree = Decree
network-level-federal = federal
network-level-region = regional
network-level-municipality = municipal
network-level-school = of a school
network-calendar-question = Which days are worked in { $year }?
network-calendar-sum = { $count ->
    [one] **{ $count }** working day
   *[other] **{ $count }** working days
}
network-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
network-calendar-unknown-year = The calendar of this year is not loaded: only weekends count.
network-calendar-sources = Sources
network-calendar-loaded = Loadings
network-calendar-empty = no days loaded
network-calendar-load = Load days
network-calendar-load-question = Which days are special: { $name }?
network-field-days = Days
network-field-days-hint = Holidays are [[holiday]], vacations [[vacation]], terms [[school_term]]; each with from, to, name.
network-field-days-file = Or a file
network-field-days-file-hint = A TOML file; if one is chosen, the field above is not used.
network-day-weekend = weekend
network-day-holiday = holiday
network-day-moved = moved day off
network-day-moved-from = day off moved from { $day }
network-day-working-saturday = working Saturday
network-day-paid = paid day off
network-day-regional = local holiday
network-day-vacation = vacation
network-month-1 = January
network-month-2 = February
network-month-3 = March
network-month-4 = April
network-month-5 = May
network-month-6 = June
network-month-7 = July
network-month-8 = August
network-month-9 = September
network-month-10 = October
network-month-11 = November
network-month-12 = December
network-import = Upload a table
# Import of organisations
network-import-question = Which table of organisations is to be uploaded?
network-import-file = An XLSX or CSV file
network-import-file-hint = A column of names is needed. Opora also knows INN, KPP, OGRN, accounts, the kind, the organisation above, the time zone, address, telephone, mail and site. First you see what would change.
network-import-compare = Compare
network-import-no-names = No column of names was found. Head the columns in the first row of the table.
network-import-preview-question = What would this table change?
network-import-sum = new **{ $new }**, to change **{ $changed }**, the same **{ $same }**
network-import-sum-bad = { $count ->
    [one] **{ $count }** row needs a look
   *[other] **{ $count }** rows need a look
}
network-import-applied = applied { $moment }
network-import-unknown = Columns that mean nothing to Opora: { $columns }
network-import-apply = { $count ->
    [one] Apply { $count } row
   *[other] Apply { $count } rows
}
network-import-conflict = The table was not applied: it was applied already, or cards have changed since. Upload the file again.
network-import-verdicts = Rows of the table
network-import-remarks = Remarks on the table
network-import-remarks-download = Download the remarks
network-import-row = Row
network-import-what = What about it
network-import-none = No such rows
network-import-change = { $field }: “{ $before }” → “{ $after }”
network-verdict-new = new
network-verdict-changed = to change
network-verdict-same = the same
network-verdict-doubtful = doubtful
network-verdict-faulty = faulty
network-trouble-no-name = the name is missing
network-trouble-kind = the kind is missing or unknown
network-trouble-parent = the organisation above is not found, not the only one, or faulty itself
network-trouble-ring = the organisation stands under itself
network-trouble-zone = there is no such time zone
network-trouble-number = { $value }
network-trouble-digits = the spreadsheet lost digits of the number: keep the column as text
network-trouble-formula = the formula in the cell failed
network-trouble-long = longer than { $value } letters
network-trouble-twice = the same organisation stands in row { $value }
network-trouble-other-inn = there is an organisation of this name, but its INN is { $value }
network-trouble-several = several organisations fit
network-calendar-special = Holidays and moved days
network-calendar-no-special = Weekends only
network-open-card = Card: { $name }
