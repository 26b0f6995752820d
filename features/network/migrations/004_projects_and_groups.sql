CREATE TABLE project (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    parent_id UUID REFERENCES project (id),
    organisation_id UUID REFERENCES organisation (id),
    title TEXT NOT NULL,
    leader_id UUID REFERENCES person (id),
    first_year BIGINT,
    last_year BIGINT,
    support TEXT,
    needs_working_group BOOLEAN NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    version BIGINT NOT NULL,
    CHECK (first_year IS NULL OR last_year IS NULL OR last_year >= first_year)
);
CREATE INDEX project_by_sort_key ON project (sort_key, id);

CREATE TABLE people_group (
    id UUID PRIMARY KEY,
    purpose TEXT NOT NULL,
    title TEXT NOT NULL,
    project_id UUID REFERENCES project (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    legal_act_id UUID REFERENCES legal_act (id),
    starts_on DATE NOT NULL,
    ends_on DATE,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    version BIGINT NOT NULL,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX people_group_by_organisation ON people_group (organisation_id, sort_key, id);
CREATE INDEX people_group_by_project ON people_group (project_id, sort_key, id);

-- `part`: chair, deputy_chair, secretary, member.
CREATE TABLE group_member (
    id UUID PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES people_group (id),
    person_id UUID NOT NULL REFERENCES person (id),
    part TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX group_member_by_group ON group_member (group_id, starts_on, id);
CREATE INDEX group_member_by_person ON group_member (person_id, group_id);
