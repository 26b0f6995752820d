nav-agreements = Agreements

agreements-title = Agreements
agreements-question = Which agreements do we have?
agreements-caption = Agreements
agreements-words = Words, number or party
agreements-kind = Kind
agreements-any-kind = Any
agreements-force = In force
agreements-any-force = All
agreements-in-force = In force now
agreements-ending = Ending within { $days ->
    [one] { $days } day
   *[other] { $days } days
}
agreements-draft = Not yet in force
agreements-ended = Over
agreements-show = Show
agreements-make = New agreement
agreements-number = Number
agreements-about = What about
agreements-parties = Parties
agreements-dated = Date
agreements-until = Runs until
agreements-standing = State
agreements-no-number = without number
agreements-confidential = confidential
agreements-empty-title = No agreements
agreements-empty-words = Agreements that your organisation takes part in will stand here. If you searched, try other words.

standing-ended = term ended
standing-ended-early = ended early
standing-unapproved = not approved
standing-signing = { $signed } of { $signing } signed
standing-from = in force from { $day }
standing-left = { $left ->
    [0] last day
    [one] { $left } day left
   *[other] { $left } days left
}
standing-not-watched = in force, not on watch
standing-in-force = in force

name-agreement = Agreement
name-contract = Contract
name-regulation = Regulation
name-full = { $kind } no. { $number } of { $day }
name-undated = { $kind } no. { $number }
name-unnumbered = { $kind } of { $day }, without number
name-bare = { $kind } without number
name-legal-act = { $kind } of { $day } no. { $number }

act-kind-law = law
act-kind-decree = decree
act-kind-resolution = resolution
act-kind-directive = directive
act-kind-order = order
act-kind-protocol = protocol
act-kind-regulation = regulation
act-kind-letter = letter
act-kind-other = document

sheet-back = Back

make-title = New agreement
make-choose = Which agreement to make?
make-kinds = Blueprints
make-for-whom = For whom
make-question = Who agrees, and on what?
make-document = Document
make-needed-to-sign = May be filled in later, but before signing.
make-organisation = Organisation
make-organisations = Organisations
make-many-hint = You may tick several. Who signs is taken from the organisations' cards.
make-signatory = Who signs
make-signatory-fold = The head named on the organisation's card signs. Name somebody else
make-position = Post
make-authority = Acts on the basis of
make-acting-label = Acting
make-acting = acting, for the time being
make-acts-for = Acts for the party (cl. { $clause }): { $scope }.
make-button = Make
make-not-a-party = Your organisation is not among the parties: only a party can make an agreement.
make-too-many = At most { $most } can be chosen.
make-too-few = At least { $least } must be chosen.
make-twice = One organisation is chosen twice.
make-unfit = This organisation cannot stand in this role.

edit-title = Changing the draft
edit-question = What should the text say?
edit-button = Save
edit-requisites = Requisites of the parties
edit-requisites-anew = take them anew from the organisations' cards on { $day }
edit-requisites-hint = Requisites in an agreement do not change with the card: they are a snapshot of a day.
edit-requisites-of = requisites on { $day }
edit-requisites-none = the card had no requisites
edit-frozen = The text can no longer be changed: a party has signed it, or an act has approved it.
edit-conflict = Another officer has changed the draft
edit-conflict-kept = Everything you typed is still here. Compare, and save again if yours is right.
edit-conflict-line = { $field }: stored **«{ $stored }»**, yours **«{ $typed }»**

sign-date = Date of signing
sign-button = Enter the signature
sign-future = This day has not come yet.
sign-again = This party signed on { $day }.
sign-fields-empty = First fill in: { $fields }.
sign-is-no-signature = Entering a date replaces neither the signature under the document nor an electronic one.

approve-title = Approval
approve-question = Which act approved the regulation?
approve-act = Act
approve-hint = The regulation takes effect on the day of the act. If the act is not in the list, enter it in the register of legal acts first.
approve-button = Approve

join-title = Participants
join-question = Who takes part in the regulation?
join-role = Role
join-date = Joined on
join-button = Add a participant
join-already = This organisation takes part already.
join-not-approved = The regulation is not approved yet: there is nothing to join.
join-too-early = The regulation was not in force then.
join-list = Participants: { $count }
join-nobody = Nobody has joined yet.
join-since = since { $from }
join-days = from { $from } to { $to }
leave-open = Left the regulation
leave-date = Last day of taking part
leave-button = Enter the leaving
leave-before-joining = This day is before the joining.

body-title = Authorised body
body-question = Who acts for the party from now on?
body-role = In which role
body-from = From which day
body-from-hint = The former body acts until the day before. The party stays the debtor.
body-button = Hand over
body-too-early = The former body began no earlier than this day.
body-after-term = This day is after the agreement's term.

link-title = Link
link-question = What is the agreement linked to?
link-kind = This agreement
link-to = The other agreement
link-to-hint = Only what you may see is in the list.
link-button = Link
link-already = This link is there already.
link-self = An agreement cannot be linked to itself.
link-ring = That would close a ring: the other one leads here by the same kind of link.
link-part-of = is part of
link-has-part = has as a part
link-based-on = is based on
link-is-ground-of = is the ground of
link-executes = executes
link-executed-by = is executed by
link-continues = continues
link-continued-by = is continued by
link-name = No. { $number } of { $day }
link-name-unnumbered = without number, of { $day }
link-until = runs until { $day }
link-remove = Take the link away

card-question = What is promised, and by when?
card-sum-ended = The term ended on **{ $day }**
card-sum-ended-early = Ended early on **{ $day }**
card-sum-until = In force until **{ $day }**, { $left ->
    [0] today is **the last day**
    [one] **{ $left }** day left
   *[other] **{ $left }** days left
}
card-sum-open = In force without an end
card-sum-unapproved = Not in force: the regulation is **not approved**
card-sum-unsigned = Not in force: **{ $signed }** of **{ $signing }** signatures dated, missing: { $missing }
card-sum-grounds = { $count ->
    [one] **{ $count }** act on which it rests has changed
   *[other] **{ $count }** acts on which it rests have changed
}
card-sum-confidential = Confidential: only the parties see it
card-blocked = Cannot be signed yet
card-fill = Fill in
card-gaps = What the text demands is missing
card-gaps-words = { $gaps }. Enter it on the organisation's card or in the draft, and take the requisites anew.
card-gap = { $party }: { $items }
card-edit = Change
card-approve = Approve
card-jump = On this page
card-text = The text by clauses
card-retold = Retold, not quoted.
card-aside = Parties and terms
card-parties = Parties
card-bodies = Change the authorised body
card-facts = Terms
card-acts-for = Acts for { $party }, cl. { $clause }
card-acts-since = From { $day }
card-acts-until = Until { $day }
card-acted-until = No longer empowered since { $day }
card-acting = { $who } (acting)
card-authority = On the basis of: { $basis }
card-signed = signed on { $day }
card-requisites = Requisites on { $day }
card-participants = Participants: { $count }
card-participants-more = And { $count } more
card-participants-keep = Keep the list
card-kind = Kind
card-place = Place
card-effective = In force since
card-not-effective = not yet in force
card-term = Term
card-no-end = not stated
card-term-to = until { $day }
card-watched = Watch
card-not-watched = not on watch
card-watched-from = since { $day }
card-money = Money
card-paper = Counterparts
card-secrecy = Who may see it
card-seen-by-parties = Only the parties; the authorities above do not.
card-seen-by-above = The parties and the authorities above them.
card-outsider = Named, but no party
card-projects = Projects
project-group = has a working group
project-group-by = working group: { $act }
project-no-group = no working group
card-grounds = Legal grounds
ground-changed = amended
ground-as-amended = as amended
ground-ended = ended on { $day }
card-links = Linked agreements
card-links-none = No links.
card-link = Add a link
card-indicators = Indicators
card-indicators-count = Indicators: { $count }
card-indicator = Indicator
card-unit = Unit
card-measures = Measures
card-measures-count = Measures: { $count }
card-measure = Measure
card-deadline = Deadline in the text
card-responsible = Responsible
card-result = Expected result

requisites-inn = INN
requisites-kpp = KPP
requisites-ogrn = OGRN
requisites-okpo = OKPO
requisites-oktmo = OKTMO
requisites-bik = BIK
requisites-bank = Bank
requisites-settlement-account = Settlement account
requisites-correspondent-account = Correspondent account
requisites-single-treasury-account = Single treasury account
requisites-treasury-account = Treasury account
requisites-personal-account = Personal account
requisites-head = signatory
requisites-authority-basis = basis of authority
