-- A table that somebody uploaded. Its rows are staged in steps; it takes effect in one change, or not at all.
CREATE TABLE organisation_import (
    id UUID PRIMARY KEY,
    file_name TEXT NOT NULL,
    unknown_columns JSONB NOT NULL,
    uploaded_by UUID NOT NULL,
    uploaded_at TIMESTAMPTZ NOT NULL,
    total_rows BIGINT NOT NULL,
    staged_at TIMESTAMPTZ,
    applied_at TIMESTAMPTZ
);
CREATE INDEX organisation_import_by_time ON organisation_import (uploaded_at, id);

-- One row of the file, ready to be taken over by set-based statements. `verdict`: new, changed, same, doubtful,
-- faulty. `level` is the number of new organisations of the same file that stand above a new one.
CREATE TABLE organisation_import_row (
    import_id UUID NOT NULL REFERENCES organisation_import (id),
    row_number BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    title TEXT NOT NULL,
    organisation_id UUID,
    seen_version BIGINT NOT NULL,
    level BIGINT NOT NULL,
    is_moved BOOLEAN NOT NULL,
    kind TEXT,
    name TEXT,
    short_name TEXT,
    fold TEXT,
    sort_key TEXT,
    parent_id UUID,
    zone TEXT,
    has_account BOOLEAN NOT NULL,
    remarks JSONB NOT NULL,
    PRIMARY KEY (import_id, row_number)
);
CREATE INDEX organisation_import_row_by_organisation ON organisation_import_row (organisation_id, import_id);

-- Requisites that will be stated.
CREATE TABLE organisation_import_requisites (
    import_id UUID NOT NULL REFERENCES organisation_import (id),
    id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    inn TEXT,
    kpp TEXT,
    ogrn TEXT,
    okpo TEXT,
    oktmo TEXT,
    bik TEXT,
    bank TEXT,
    settlement_account TEXT,
    correspondent_account TEXT,
    single_treasury_account TEXT,
    treasury_account TEXT,
    personal_account TEXT,
    PRIMARY KEY (import_id, organisation_id)
);
CREATE INDEX organisation_import_requisites_by_inn ON organisation_import_requisites (inn, import_id);

-- Contacts that will replace those of the same kind.
CREATE TABLE organisation_import_contact (
    import_id UUID NOT NULL REFERENCES organisation_import (id),
    id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (import_id, organisation_id, kind)
);

-- What would change, field by field: shown before, and kept in the card's history afterwards.
CREATE TABLE organisation_import_change (
    import_id UUID NOT NULL REFERENCES organisation_import (id),
    row_number BIGINT NOT NULL,
    organisation_id UUID NOT NULL,
    field TEXT NOT NULL,
    value_before TEXT,
    value_after TEXT,
    PRIMARY KEY (import_id, row_number, field)
);
