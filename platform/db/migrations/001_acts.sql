-- The append-only log of who did what: the audit log and the proof of fulfilment. Rows are never changed.
CREATE TABLE act (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    actor UUID,
    on_behalf_of UUID,
    by_system TEXT,
    subject_kind TEXT NOT NULL,
    subject UUID NOT NULL,
    about UUID,
    happened_on DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    facts JSONB NOT NULL,
    retracts UUID REFERENCES act (id),
    CHECK ((actor IS NULL) <> (by_system IS NULL))
);
CREATE INDEX act_by_subject ON act (subject, recorded_at);
CREATE INDEX act_by_agreement ON act (about, recorded_at);
CREATE INDEX act_by_actor ON act (actor, recorded_at);
