-- Decided calls counted by the hour, so that weeks can be looked at without reading every row.
CREATE TABLE audit_hours (
    hour    BIGINT NOT NULL, -- its first millisecond
    account TEXT   NOT NULL,
    kind    TEXT   NOT NULL, -- outcome, reason, score or pad_score
    bin     TEXT   NOT NULL, -- the outcome, the reasons, or the lower end of the bin
    calls   BIGINT NOT NULL,
    PRIMARY KEY (hour, account, kind, bin)
) ${without_rowid};

-- Hours before this moment are in the table, all others are not.
CREATE TABLE audit_hours_until (
    only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
    moment   BIGINT NOT NULL
);
INSERT INTO audit_hours_until (only_row, moment) VALUES (1, 0);
