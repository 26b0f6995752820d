-- Who read which sensitive record: one row per person, page, record and hour, kept for its own term.
CREATE TABLE access_record (
    person UUID NOT NULL,
    page TEXT NOT NULL,
    subject UUID NOT NULL,
    hour TIMESTAMPTZ NOT NULL,
    reads BIGINT NOT NULL,
    PRIMARY KEY (person, page, subject, hour)
);
CREATE INDEX access_record_by_subject ON access_record (subject, hour);
CREATE INDEX access_record_by_hour ON access_record (hour);
