-- Erasing a person empties the names and says when; acts stay under an id that means nothing any more.
CREATE TABLE person (
    id UUID PRIMARY KEY,
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    patronymic TEXT,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    erased_at TIMESTAMPTZ,
    version BIGINT NOT NULL
);
CREATE INDEX person_by_sort_key ON person (sort_key, id);

-- Orders, resolutions and the like: assignments, groups, clauses and measures cite them.
CREATE TABLE legal_act (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    issuer TEXT NOT NULL,
    number TEXT NOT NULL,
    issued_on DATE NOT NULL,
    title TEXT NOT NULL,
    link TEXT,
    in_force_from DATE,
    in_force_to DATE,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX legal_act_by_sort_key ON legal_act (sort_key, id);

CREATE TABLE legal_act_amendment (
    legal_act_id UUID NOT NULL REFERENCES legal_act (id),
    amended_by_id UUID NOT NULL REFERENCES legal_act (id),
    PRIMARY KEY (legal_act_id, amended_by_id)
);
CREATE INDEX legal_act_amendment_by_amending ON legal_act_amendment (amended_by_id, legal_act_id);

-- What rests on an act: a clause, a measure, a list. `place` is the act's own clause: «п. 20».
CREATE TABLE citation (
    legal_act_id UUID NOT NULL REFERENCES legal_act (id),
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (legal_act_id, subject_kind, subject_id)
);
CREATE INDEX citation_by_subject ON citation (subject_id, legal_act_id);

-- `ends_on` is the last day, here and in every dated table.
CREATE TABLE assignment (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    position TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    legal_act_id UUID REFERENCES legal_act (id),
    version BIGINT NOT NULL,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX assignment_by_person ON assignment (person_id, organisation_id);
CREATE INDEX assignment_by_organisation ON assignment (organisation_id, role, starts_on);

-- The deputy holds every role that the person holds in the organisation, for these days.
CREATE TABLE deputising (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    deputy_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    starts_on DATE NOT NULL,
    ends_on DATE,
    legal_act_id UUID REFERENCES legal_act (id),
    version BIGINT NOT NULL,
    CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CHECK (person_id <> deputy_id)
);
CREATE INDEX deputising_by_deputy ON deputising (deputy_id, organisation_id);
CREATE INDEX deputising_by_person ON deputising (person_id, organisation_id);

-- PUBLISHED. How a person relates to an organisation: by which role, held where (assigned_to), from how high
-- above it (0 = in it), on which days. Later features join it in the scopes of their lists.
CREATE VIEW reach AS
SELECT a.person_id, a.organisation_id AS assigned_to, c.descendant_id AS organisation_id, c.depth, a.role,
       a.starts_on, a.ends_on
FROM assignment a
JOIN organisation_closure c ON c.ancestor_id = a.organisation_id
UNION ALL
SELECT d.deputy_id AS person_id, a.organisation_id AS assigned_to, c.descendant_id AS organisation_id, c.depth, a.role,
       CASE WHEN a.starts_on > d.starts_on THEN a.starts_on ELSE d.starts_on END AS starts_on,
       CASE WHEN a.ends_on IS NULL OR d.ends_on < a.ends_on THEN d.ends_on ELSE a.ends_on END AS ends_on
FROM deputising d
JOIN assignment a ON a.person_id = d.person_id AND a.organisation_id = d.organisation_id
JOIN organisation_closure c ON c.ancestor_id = a.organisation_id
WHERE (a.ends_on IS NULL OR a.ends_on >= d.starts_on) AND (d.ends_on IS NULL OR d.ends_on >= a.starts_on);

-- PUBLISHED. Names for the lists of later features.
CREATE VIEW organisation_name AS
SELECT id, kind, name, short_name, sort_key, zone, has_account FROM organisation;

-- PUBLISHED. An erased person's names are empty; pages then say «данные удалены».
CREATE VIEW person_name AS
SELECT id, family_name, given_name, patronymic, sort_key, erased_at FROM person;
