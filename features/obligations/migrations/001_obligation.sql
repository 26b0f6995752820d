-- One promise. `spec` is the blueprint's obligation as it stood when the agreement was put on watch.
CREATE TABLE obligation (
    id UUID PRIMARY KEY,
    agreement_id UUID NOT NULL,
    obligation_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    clause_key TEXT NOT NULL,
    citation_ru TEXT NOT NULL,
    citation_en TEXT NOT NULL,
    obliged_party_id UUID NOT NULL,
    obliged_organisation_id UUID NOT NULL,
    performer_organisation_id UUID NOT NULL,
    spec JSONB NOT NULL,
    open JSONB NOT NULL,
    members JSONB NOT NULL,
    kept_with TEXT,
    by_event BOOLEAN NOT NULL,
    project_ru TEXT,
    project_en TEXT,
    UNIQUE (agreement_id, obligation_key, obliged_party_id)
);

-- Who owes it: one party, or several that owe it together. The first of them stands beside the promise as well.
CREATE TABLE obligation_obliged (
    obligation_id UUID NOT NULL REFERENCES obligation (id),
    ordinal BIGINT NOT NULL,
    party_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    PRIMARY KEY (obligation_id, ordinal)
);

CREATE TABLE obligation_addressee (
    id UUID PRIMARY KEY,
    obligation_id UUID NOT NULL REFERENCES obligation (id),
    party_id UUID,
    organisation_id UUID,
    confirms BOOLEAN NOT NULL,
    outsider_ru TEXT,
    outsider_en TEXT
);
CREATE INDEX obligation_addressee_by_obligation ON obligation_addressee (obligation_id, id);

-- One occurrence, frozen with its date, the explanation of the date and the calendar's version. A review names the
-- expectation whose submission it is about, and the act of that submission.
-- The `_at` columns say when something happened, never which state that makes: states are computed.
-- They repeat what the acts say, so that lists need not read every act; `opora doctor` compares them.
CREATE TABLE expectation (
    id UUID PRIMARY KEY,
    obligation_id UUID NOT NULL REFERENCES obligation (id),
    agreement_id UUID NOT NULL,
    slot TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    subject TEXT,
    reviews UUID REFERENCES expectation (id),
    reviewed_act UUID,
    obliged_party_id UUID NOT NULL,
    performer_organisation_id UUID NOT NULL,
    period_from DATE,
    period_to DATE,
    opens_on DATE,
    due_on DATE,
    due_at TIMESTAMPTZ,
    expected_on DATE,
    zone TEXT NOT NULL,
    needed BIGINT NOT NULL,
    steps JSONB NOT NULL,
    warnings JSONB NOT NULL,
    open JSONB NOT NULL,
    calendar_version TEXT NOT NULL,
    anchor_on DATE,
    tracked BOOLEAN NOT NULL,
    early BOOLEAN NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    dated_at TIMESTAMPTZ NOT NULL,
    moves BIGINT NOT NULL,
    done BIGINT NOT NULL,
    reminded_at TIMESTAMPTZ,
    submitted_at TIMESTAMPTZ,
    returned_at TIMESTAMPTZ,
    counted_at TIMESTAMPTZ,
    waived_at TIMESTAMPTZ,
    closed_at TIMESTAMPTZ,
    UNIQUE (obligation_id, slot)
);
CREATE INDEX expectation_by_agreement ON expectation (agreement_id, due_on, id);
CREATE INDEX expectation_unsettled ON expectation (due_on, agreement_id) WHERE closed_at IS NULL;
CREATE INDEX expectation_unsettled_of ON expectation (performer_organisation_id, due_on) WHERE closed_at IS NULL;
CREATE INDEX expectation_review ON expectation (reviews);

-- What a change of a calendar or of a settled term moved: the date before and after.
CREATE TABLE expectation_move (
    id UUID PRIMARY KEY,
    expectation_id UUID NOT NULL REFERENCES expectation (id),
    agreement_id UUID NOT NULL,
    act_id UUID NOT NULL,
    old_due_on DATE,
    new_due_on DATE NOT NULL,
    old_calendar TEXT NOT NULL,
    new_calendar TEXT NOT NULL,
    moved_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX expectation_move_of_agreement ON expectation_move (agreement_id, moved_at, id);
CREATE INDEX expectation_move_of ON expectation_move (expectation_id, moved_at, id);

-- The words that belong to an act; the act itself holds no free text, so these can be erased.
CREATE TABLE expectation_word (
    act_id UUID PRIMARY KEY,
    expectation_id UUID NOT NULL REFERENCES expectation (id),
    words TEXT
);
CREATE INDEX expectation_word_of ON expectation_word (expectation_id);

-- What an event that started a clock was about: «№ 12 о двух цифровых профилях».
CREATE TABLE anchor_event (
    act_id UUID PRIMARY KEY,
    obligation_id UUID NOT NULL REFERENCES obligation (id),
    subject TEXT NOT NULL
);

CREATE TABLE evidence (
    id UUID PRIMARY KEY,
    expectation_id UUID NOT NULL REFERENCES expectation (id),
    act_id UUID NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    link TEXT,
    file_key TEXT,
    file_kind TEXT,
    size BIGINT,
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX evidence_of ON evidence (expectation_id, added_at, id);
CREATE INDEX evidence_by_file ON evidence (file_key);

-- A document whose rows date every duty that cites it.
CREATE TABLE named_schedule (
    id UUID PRIMARY KEY,
    agreement_id UUID NOT NULL,
    schedule_key TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    owed_by_ru TEXT NOT NULL,
    owed_by_en TEXT NOT NULL,
    owed_by_party_id UUID,
    attached_at TIMESTAMPTZ,
    UNIQUE (agreement_id, schedule_key)
);
CREATE TABLE named_schedule_row (
    id UUID PRIMARY KEY,
    named_schedule_id UUID NOT NULL REFERENCES named_schedule (id),
    on_date DATE NOT NULL,
    subject TEXT NOT NULL,
    UNIQUE (named_schedule_id, on_date, subject)
);

-- Who reads a calendar by a secret address; revoked by its owner.
CREATE TABLE calendar_feed (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    made_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE INDEX calendar_feed_of ON calendar_feed (person_id, made_at);
