-- `version` counts the changes of the draft, so that two officers do not overwrite each other. `approved_by` is the legal
-- act that approved a regulation: nobody signs one.
-- An agreement keeps the blueprint it was made from: later changes of the blueprint never follow it silently.
CREATE TABLE agreement (
    id UUID PRIMARY KEY,
    blueprint_key TEXT NOT NULL,
    blueprint JSONB NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    number TEXT,
    place TEXT,
    dated_on DATE,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    confidential BOOLEAN NOT NULL,
    is_regulation BOOLEAN NOT NULL DEFAULT FALSE,
    term_from DATE,
    term_to DATE,
    effective_on DATE,
    watched_from DATE,
    ended_on DATE,
    ended_why TEXT,
    approved_on DATE,
    approved_by UUID,
    made_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX agreement_by_sort_key ON agreement (sort_key, id);

-- A party, or a body through which a party acts (then acts_for names the party and clause the ground, for its days).
-- `requisites` is what the organisation's card said on the day `requisites_on`: a later change of the card never follows.
CREATE TABLE agreement_party (
    id UUID PRIMARY KEY,
    agreement_id UUID NOT NULL REFERENCES agreement (id),
    role_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    organisation_id UUID NOT NULL,
    acts_for UUID REFERENCES agreement_party (id),
    empowered_by TEXT,
    empowered_from DATE,
    empowered_to DATE,
    word_nominative TEXT NOT NULL,
    word_genitive TEXT NOT NULL,
    word_dative TEXT NOT NULL,
    word_gender TEXT NOT NULL,
    word_en TEXT NOT NULL,
    signatory_name TEXT,
    signatory_position TEXT,
    signatory_acting BOOLEAN NOT NULL,
    authority_basis TEXT,
    signed_on DATE,
    requisites JSONB,
    requisites_on DATE
);
CREATE INDEX agreement_party_by_agreement ON agreement_party (agreement_id, ordinal, id);
CREATE INDEX agreement_party_by_organisation ON agreement_party (organisation_id, agreement_id);

-- `id` is what legal acts are cited from.
CREATE TABLE clause (
    id UUID NOT NULL UNIQUE,
    agreement_id UUID NOT NULL REFERENCES agreement (id),
    clause_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    number TEXT NOT NULL,
    parent_key TEXT,
    citation_ru TEXT NOT NULL,
    citation_en TEXT NOT NULL,
    heading_ru TEXT,
    heading_en TEXT,
    retelling_ru TEXT NOT NULL,
    retelling_en TEXT NOT NULL,
    nature TEXT NOT NULL,
    note_ru TEXT,
    note_en TEXT,
    PRIMARY KEY (agreement_id, clause_key)
);

CREATE TABLE agreement_field (
    agreement_id UUID NOT NULL REFERENCES agreement (id),
    field_key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (agreement_id, field_key)
);

-- What the text leaves open and the parties settled; after signing each is a numbered addition.
CREATE TABLE agreement_parameter (
    agreement_id UUID NOT NULL REFERENCES agreement (id),
    parameter_key TEXT NOT NULL,
    number_value BIGINT,
    date_value DATE,
    addition BIGINT,
    set_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (agreement_id, parameter_key)
);

CREATE TABLE agreement_link (
    id UUID PRIMARY KEY,
    from_id UUID NOT NULL REFERENCES agreement (id),
    to_id UUID NOT NULL REFERENCES agreement (id),
    kind TEXT NOT NULL,
    UNIQUE (from_id, to_id, kind),
    CHECK (from_id <> to_id)
);
CREATE INDEX agreement_link_by_target ON agreement_link (to_id, from_id);

-- Participants of a regulation: nobody signs it, they join. Each is a party too, so that it can owe and be owed;
-- one that left stays a party of what was.
CREATE TABLE accession (
    id UUID PRIMARY KEY,
    agreement_id UUID NOT NULL REFERENCES agreement (id),
    party_id UUID NOT NULL UNIQUE REFERENCES agreement_party (id),
    organisation_id UUID NOT NULL,
    role_key TEXT NOT NULL,
    acceded_on DATE NOT NULL,
    left_on DATE,
    CHECK (left_on IS NULL OR left_on >= acceded_on)
);
CREATE INDEX accession_by_agreement ON accession (agreement_id, acceded_on, id);

-- PUBLISHED. How a person relates to an agreement: through which party, from how high above it, on which days.
-- An authorised body reaches it only while it is empowered.
CREATE VIEW agreement_reach AS
SELECT p.agreement_id, p.id AS party_id, p.acts_for, p.organisation_id, r.person_id, r.assigned_to, r.depth, r.role,
       CASE WHEN p.empowered_from > r.starts_on THEN p.empowered_from ELSE r.starts_on END AS starts_on,
       CASE WHEN p.empowered_to IS NULL OR r.ends_on < p.empowered_to THEN r.ends_on ELSE p.empowered_to END AS ends_on
FROM agreement_party p
JOIN reach r ON r.organisation_id = p.organisation_id;
