-- Why a draft that was held was sent all the same: one of a closed list, where the person chose to say. A column that
-- belongs to the key of a table without row numbers cannot be added to it, so the rows move.
CREATE TABLE near_miss_with_why (
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    site TEXT NOT NULL CHECK (site IN ('x', 'facebook', 'linkedin')),
    surface TEXT NOT NULL CHECK (surface IN ('post', 'reply', 'comment')),
    verdict TEXT NOT NULL CHECK (verdict IN ('clear', 'caution', 'stop')),
    kind_name INTEGER NOT NULL CHECK (kind_name IN (0, 1)),
    kind_contact INTEGER NOT NULL CHECK (kind_contact IN (0, 1)),
    kind_id INTEGER NOT NULL CHECK (kind_id IN (0, 1)),
    kind_age INTEGER NOT NULL CHECK (kind_age IN (0, 1)),
    kind_date INTEGER NOT NULL CHECK (kind_date IN (0, 1)),
    kind_place INTEGER NOT NULL CHECK (kind_place IN (0, 1)),
    kind_org INTEGER NOT NULL CHECK (kind_org IN (0, 1)),
    kind_job INTEGER NOT NULL CHECK (kind_job IN (0, 1)),
    kind_family INTEGER NOT NULL CHECK (kind_family IN (0, 1)),
    kind_demographic INTEGER NOT NULL CHECK (kind_demographic IN (0, 1)),
    kind_health INTEGER NOT NULL CHECK (kind_health IN (0, 1)),
    kind_event INTEGER NOT NULL CHECK (kind_event IN (0, 1)),
    kind_appearance INTEGER NOT NULL CHECK (kind_appearance IN (0, 1)),
    kind_quote INTEGER NOT NULL CHECK (kind_quote IN (0, 1)),
    flag_testimonial INTEGER NOT NULL CHECK (flag_testimonial IN (0, 1)),
    flag_advice INTEGER NOT NULL CHECK (flag_advice IN (0, 1)),
    flag_relationship INTEGER NOT NULL CHECK (flag_relationship IN (0, 1)),
    flag_boundary INTEGER NOT NULL CHECK (flag_boundary IN (0, 1)),
    flag_solicit INTEGER NOT NULL CHECK (flag_solicit IN (0, 1)),
    flag_disparage INTEGER NOT NULL CHECK (flag_disparage IN (0, 1)),
    outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'revised', 'redacted', 'cancelled', 'wrong')),
    why TEXT NOT NULL CHECK (why IN ('unsaid', 'not_a_client', 'consent', 'public_already', 'other')),
    reader TEXT NOT NULL CHECK (reader GLOB 'r[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    rules INTEGER NOT NULL CHECK (typeof(rules) = 'integer' AND rules BETWEEN 1 AND 9999),
    nth INTEGER NOT NULL CHECK (typeof(nth) = 'integer' AND nth > 0),
    PRIMARY KEY (
        date, site, surface, verdict,
        kind_name, kind_contact, kind_id, kind_age, kind_date, kind_place, kind_org, kind_job, kind_family,
        kind_demographic, kind_health, kind_event, kind_appearance, kind_quote,
        flag_testimonial, flag_advice, flag_relationship, flag_boundary, flag_solicit, flag_disparage,
        outcome, why, reader, rules, nth
    ),
    CHECK (why = 'unsaid' OR outcome = 'sent')
) WITHOUT ROWID;

INSERT INTO near_miss_with_why (
    date, site, surface, verdict, kind_name, kind_contact, kind_id, kind_age, kind_date, kind_place, kind_org,
    kind_job, kind_family, kind_demographic, kind_health, kind_event, kind_appearance, kind_quote, flag_testimonial,
    flag_advice, flag_relationship, flag_boundary, flag_solicit, flag_disparage, outcome, why, reader, rules, nth
)
SELECT
    date, site, surface, verdict, kind_name, kind_contact, kind_id, kind_age, kind_date, kind_place, kind_org,
    kind_job, kind_family, kind_demographic, kind_health, kind_event, kind_appearance, kind_quote, flag_testimonial,
    flag_advice, flag_relationship, flag_boundary, flag_solicit, flag_disparage, outcome, 'unsaid', reader, rules, nth
FROM near_miss;

DROP TABLE near_miss;

ALTER TABLE near_miss_with_why RENAME TO near_miss;
