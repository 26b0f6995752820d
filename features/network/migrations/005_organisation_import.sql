-- A table that somebody uploaded. Its rows are staged in steps; it takes effect in one change, or not at all.
CREATE TABLE organisation_import (
    id UUID PRIMARY KEY,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    columns JSONB NOT NULL,
    uploaded_by UUID NOT NULL,
    uploaded_at TIMESTAMPTZ NOT NULL,
    staged_at TIMESTAMPTZ,
    applied_at TIMESTAMPTZ,
    applied_on DATE,
    total_rows BIGINT NOT NULL
);
CREATE INDEX organisation_import_by_time ON organisation_import (uploaded_at, id);

-- One row of the file, ready to be taken over by set-based statements. `verdict`: new, changed, same, doubtful,
-- faulty. `level` is the number of new organisations of the same file that stand above a new one.
CREATE TABLE organisation_import_row (
    import_id UUID NOT NULL REFERENCES organisation_import (id),
    row_number BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    organisation_id UUID,
    seen_version BIGINT,
    level BIGINT NOT NULL,
    is_moved BOOLEAN NOT NULL,
    has_new_requisites BOOLEAN NOT NULL,
    kind TEXT,
    name TEXT,
    short_name TEXT,
    fold TEXT,
    sort_key TEXT,
    parent_id UUID,
    zone TEXT,
    has_account BOOLEAN,
    inn TEXT,
    kpp TEXT,
    ogrn TEXT,
    okpo TEXT,
    oktmo TEXT,
    bik TEXT,
    settlement_account TEXT,
    single_treasury_account TEXT,
    treasury_account TEXT,
    personal_account TEXT,
    requisites_id UUID,
    address TEXT,
    phone TEXT,
    email TEXT,
    site TEXT,
    differences JSONB NOT NULL,
    remarks JSONB NOT NULL,
    PRIMARY KEY (import_id, row_number)
);
CREATE INDEX organisation_import_row_by_organisation ON organisation_import_row (organisation_id, import_id);
