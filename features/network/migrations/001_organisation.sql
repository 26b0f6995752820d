-- Kinds of organisations are data: an operator may add one without a new release.
CREATE TABLE organisation_kind (
    code TEXT PRIMARY KEY,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    ordinal BIGINT NOT NULL
);
INSERT INTO organisation_kind (code, name_ru, name_en, ordinal) VALUES
    ('federal_authority', 'федеральный орган власти', 'federal authority', 10),
    ('regional_authority', 'региональный орган управления образованием', 'regional education authority', 20),
    ('municipality', 'муниципальное образование', 'municipality', 30),
    ('municipal_administration', 'администрация муниципального образования', 'municipal administration', 35),
    ('municipal_education_authority', 'муниципальный орган управления образованием', 'municipal education authority', 40),
    ('municipal_methodical_service', 'муниципальная методическая служба', 'municipal methodical service', 50),
    ('education_development_institute', 'институт развития образования', 'education development institute', 60),
    ('cnppm', 'центр непрерывного повышения профессионального мастерства', 'teacher growth centre', 70),
    ('rcoko', 'региональный центр оценки качества образования', 'regional quality assessment centre', 80),
    ('school', 'школа', 'school', 90),
    ('kindergarten', 'детский сад', 'kindergarten', 100),
    ('supplementary_education', 'организация дополнительного образования', 'supplementary education organisation', 110),
    ('college', 'колледж', 'college', 120),
    ('university', 'вуз', 'university', 130),
    ('quantorium', 'детский технопарк «Кванториум»', 'Quantorium children''s technopark', 140),
    ('consultation_centre', 'консультационный центр', 'consultation centre', 150),
    ('federal_operator', 'федеральный оператор', 'federal operator', 160),
    ('project_office', 'проектный офис', 'project office', 170),
    ('ngo', 'некоммерческая организация', 'non-profit organisation', 180),
    ('employers_association', 'объединение работодателей', 'employers'' association', 190),
    ('mass_media', 'средство массовой информации', 'mass media', 200),
    ('other', 'другая организация', 'other organisation', 900);

-- A layer over the federal production calendar that is built into the program. `kind` is the layer's level.
CREATE TABLE calendar (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id UUID REFERENCES calendar (id),
    six_days BOOLEAN NOT NULL,
    sort_key TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- What was loaded, whole, each time: «which version was in force on that day» is answered for ever.
CREATE TABLE calendar_version (
    id UUID PRIMARY KEY,
    calendar_id UUID NOT NULL REFERENCES calendar (id),
    version BIGINT NOT NULL,
    loaded_at TIMESTAMPTZ NOT NULL,
    loaded_by_act UUID NOT NULL,
    days JSONB NOT NULL,
    UNIQUE (calendar_id, version)
);

-- `version` counts the changes of the card, so that two officers do not overwrite each other.
-- `genitive` and `dative` decline the short name where sentences need it.
CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL REFERENCES organisation_kind (code),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    genitive TEXT,
    dative TEXT,
    gender TEXT,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    parent_id UUID REFERENCES organisation (id),
    zone TEXT NOT NULL,
    calendar_id UUID REFERENCES calendar (id),
    has_account BOOLEAN NOT NULL,
    starts_on DATE,
    ends_on DATE,
    version BIGINT NOT NULL
);
CREATE INDEX organisation_by_sort_key ON organisation (sort_key, id);
CREATE INDEX organisation_by_parent ON organisation (parent_id, sort_key, id);

-- Every organisation with itself (depth 0) and with all that stand above it. Kept by the application.
CREATE TABLE organisation_closure (
    ancestor_id UUID NOT NULL REFERENCES organisation (id),
    descendant_id UUID NOT NULL REFERENCES organisation (id),
    depth BIGINT NOT NULL,
    PRIMARY KEY (ancestor_id, descendant_id)
);
CREATE INDEX organisation_closure_by_descendant ON organisation_closure (descendant_id, depth, ancestor_id);

-- What a change of the card replaced by what, field by field: the history, and what a late second officer is shown.
CREATE TABLE organisation_change (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    version BIGINT NOT NULL,
    field TEXT NOT NULL,
    value_before TEXT,
    value_after TEXT,
    act_id UUID,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation_id, version, field)
);
