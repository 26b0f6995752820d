-- Work that is done after the change that asked for it. Rows carry ids, words, numbers and dates only.
CREATE TABLE job (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    -- The same work asked for twice has the same key and is done once.
    key TEXT NOT NULL,
    facts JSONB NOT NULL,
    enqueued_at TIMESTAMPTZ NOT NULL,
    run_after TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL,
    attempts_allowed BIGINT NOT NULL,
    leased_by UUID,
    leased_until TIMESTAMPTZ,
    done_at TIMESTAMPTZ,
    given_up_at TIMESTAMPTZ,
    last_failure TEXT,
    UNIQUE (kind, key)
);
CREATE INDEX job_waiting ON job (run_after, id) WHERE done_at IS NULL AND given_up_at IS NULL;
CREATE INDEX job_done ON job (done_at) WHERE done_at IS NOT NULL;
