-- What an organisation's card says, each for its days. A newer fact ends the older one; nothing is overwritten.
CREATE TABLE organisation_requisites (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
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
    starts_on DATE NOT NULL,
    ends_on DATE,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX organisation_requisites_by_organisation ON organisation_requisites (organisation_id, starts_on);
CREATE INDEX organisation_requisites_by_inn ON organisation_requisites (inn, organisation_id);

CREATE TABLE organisation_licence (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    number TEXT NOT NULL,
    issued_on DATE,
    issuer TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX organisation_licence_by_organisation ON organisation_licence (organisation_id, starts_on);

-- `kind`: address, phone, email, site.
CREATE TABLE organisation_contact (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX organisation_contact_by_organisation ON organisation_contact (organisation_id, kind, starts_on);

-- Who signs for the organisation and on what ground: «действующего на основании Устава».
CREATE TABLE organisation_head (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    person_id UUID NOT NULL REFERENCES person (id),
    position TEXT NOT NULL,
    acting BOOLEAN NOT NULL,
    authority TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX organisation_head_by_organisation ON organisation_head (organisation_id, starts_on);
CREATE INDEX organisation_head_by_person ON organisation_head (person_id, organisation_id);
