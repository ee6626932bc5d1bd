-- People who sign in to the console, their sessions and their attempts.
CREATE TABLE console_users (
    name          TEXT PRIMARY KEY,
    role          TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    active        BOOLEAN NOT NULL,
    -- 1 for the administrator made with the first start's link, so that there can be one such only.
    first         BIGINT UNIQUE CHECK (first = 1)
);

-- Of a token only its hash is kept.
CREATE TABLE console_sessions (
    token_hash TEXT PRIMARY KEY,
    user_name  TEXT   NOT NULL REFERENCES console_users (name),
    csrf       TEXT   NOT NULL,
    expires    BIGINT NOT NULL
);

CREATE TABLE console_attempts (
    name       TEXT PRIMARY KEY,
    attempts   BIGINT NOT NULL,
    window_end BIGINT NOT NULL
);

-- Statistics over a period read this index alone, not the rows.
CREATE INDEX audit_statistics ON audit (admitted, account, outcome, reasons, score, pad_score);
