nav-agreements = Agreements

agreements-title = Agreements
agreements-question = Which agreements do we have?
agreements-caption = Agreements
agreements-words = Words or number
agreements-kind = Kind
agreements-any-kind = Any
agreements-force = In force
agreements-any-force = All
agreements-in-force = In force now
agreements-show = Show
agreements-make = New agreement
agreements-number = Number
agreements-about = What about
agreements-dated = Date
agreements-until = Runs until
agreements-standing = State
agreements-no-number = without number
agreements-empty-title = No agreements
agreements-empty-words = Make one from a blueprint. If you searched, try other words.

standing-ended = term ended
standing-signing = { $signed } of { $signing } signed
standing-from = in force from { $day }
standing-not-watched = in force, not on watch
standing-in-force = in force

make-title = New agreement
make-choose = Which agreement to make?
make-kinds = Blueprints
make-for-whom = For whom
make-question = Who agrees, and on what?
make-document = Document
make-needed-to-sign = The agreement cannot be signed without it.
make-organisation = Organisation
make-organisations = Organisations
make-signatory = Who signs
make-position = Post
make-authority = Acts on the basis of
make-acting-label = Acting
make-acting = acting in the post
make-button = Make
make-not-a-party = Your organisation is not among the parties: only a party can make an agreement.
make-too-many = At most { $most } may be chosen.
make-twice = One organisation was chosen twice.

sign-date = Date of signature
sign-button = Enter the signature
sign-future = This day has not come yet.
sign-fields-empty = Fill in first: { $fields }.

card-name = Agreement No. { $number } of { $day }
card-name-undated = Agreement { $number }
card-question = What is promised, and by when?
card-sum-ended = The term ended on **{ $day }**
card-sum-until = Runs until **{ $day }**, { $left ->
    [one] **{ $left }** day left
   *[other] **{ $left }** days left
}
card-sum-open = Runs without an end
card-sum-unsigned = Not in force: { $count ->
    [one] **{ $count }** signature without a date
   *[other] **{ $count }** signatures without a date
}
card-text = The text by clauses
card-retold = Retold, not quoted.
card-aside = Parties and terms
card-parties = Parties
card-facts = Terms
card-acts-for = Acts for the party, cl. { $clause }
card-acting = { $who } (acting)
card-authority = { $who }, on the basis of: { $basis }
card-signed = signed on { $day }
card-kind = Kind
card-effective = In force from
card-not-effective = not in force yet
card-term = Term
card-no-end = not stated
card-term-to = until { $day }
card-watched = Watch
card-not-watched = not on watch
card-watched-from = from { $day }
card-money = Money
card-paper = Counterparts
card-secrecy = Who may see it
card-projects = Projects
card-legal-acts = Legal grounds
card-legal-act = { $kind } of { $day } No. { $number }
card-indicators = Indicators: { $count }
card-indicator = Indicator
card-unit = Unit
card-measures = Measures: { $count }
card-measure = Measure
card-deadline = Deadline in the text
card-responsible = Responsible
card-result = Expected result
