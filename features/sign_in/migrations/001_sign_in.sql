-- How a person proves who they are. One account a person; the login is unique in its folded form.
CREATE TABLE account (
    person_id UUID PRIMARY KEY,
    login TEXT NOT NULL,
    login_fold TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    password_changed_at TIMESTAMPTZ NOT NULL
);

-- A live session: the token is with its owner, here is its SHA-256. A session that ends is deleted, so that
-- address and device stay no longer than they serve; the acts keep when it was opened and ended.
CREATE TABLE session (
    id UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person_id UUID NOT NULL,
    device TEXT NOT NULL,
    address TEXT NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX session_by_person ON session (person_id, opened_at, id);
CREATE INDEX session_by_expiry ON session (expires_at);

-- Failed tries of an account or an address, under a hash of its name: known and unknown logins look the same here.
CREATE TABLE sign_in_try (
    key_hash BYTEA PRIMARY KEY,
    failed BIGINT NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    free_at TIMESTAMPTZ
);
CREATE INDEX sign_in_try_by_time ON sign_in_try (since);
