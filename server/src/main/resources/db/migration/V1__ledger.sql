-- One set of migrations for SQLite and PostgreSQL; placeholders carry the few differences.
-- Every time is milliseconds since 1970-01-01T00:00:00Z by the store's clock.

-- An account and what it may do.
CREATE TABLE accounts (
    name             TEXT PRIMARY KEY,
    created          BIGINT NOT NULL,
    starts           BIGINT,           -- null: the service is not activated
    ends             BIGINT,           -- null: open
    daily_quota      BIGINT,           -- null: no limit
    calls_per_second BIGINT            -- null: no limit
);

-- No row for an account: every resource code is allowed.
CREATE TABLE allowed_resource_codes (
    account       TEXT NOT NULL REFERENCES accounts (name),
    resource_code TEXT NOT NULL,
    PRIMARY KEY (account, resource_code)
);

CREATE TABLE access_keys (
    id        TEXT PRIMARY KEY,
    account   TEXT    NOT NULL REFERENCES accounts (name),
    enabled   BOOLEAN NOT NULL,
    created   BIGINT  NOT NULL,
    expires   BIGINT,
    last_used BIGINT
);

-- Two rows while a secret is being rotated. Sealed with the master key, the key id and version as associated data.
CREATE TABLE key_secrets (
    key_id  TEXT   NOT NULL REFERENCES access_keys (id),
    version BIGINT NOT NULL,
    sealed  ${blob} NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (key_id, version)
);

-- Values of this installation that are sealed with the master key too.
CREATE TABLE sealed_values (
    name   TEXT PRIMARY KEY,
    sealed ${blob} NOT NULL
);

-- Account and resource code may be '*'. Rows are never changed: a change is a new version.
CREATE TABLE policies (
    account             TEXT             NOT NULL,
    resource_code       TEXT             NOT NULL,
    version             BIGINT           NOT NULL,
    target_fmr          DOUBLE PRECISION NOT NULL,
    pad_mode            TEXT             NOT NULL,
    quality             TEXT             NOT NULL,
    refuse_second_face  BOOLEAN          NOT NULL,
    accept_same_picture BOOLEAN          NOT NULL,
    created             BIGINT           NOT NULL,
    PRIMARY KEY (account, resource_code, version)
);

CREATE TABLE nonces (
    key_id         TEXT   NOT NULL,
    nonce          TEXT   NOT NULL,
    seen           BIGINT NOT NULL,
    signed_at      BIGINT NOT NULL,
    content_sha256 TEXT   NOT NULL,
    request_id     TEXT   NOT NULL,
    PRIMARY KEY (key_id, nonce)
) ${without_rowid};
CREATE INDEX nonces_by_age ON nonces (seen);

-- The newest signing time among forgotten nonces: nothing signed at or before it can be proved fresh.
CREATE TABLE forgotten_nonces (
    only_row  BIGINT PRIMARY KEY CHECK (only_row = 1),
    signed_at BIGINT NOT NULL
);
INSERT INTO forgotten_nonces (only_row, signed_at) VALUES (1, 0);

CREATE TABLE quota_days (
    account TEXT   NOT NULL,
    day     TEXT   NOT NULL,
    used    BIGINT NOT NULL CHECK (used >= 0),
    PRIMARY KEY (account, day)
);

CREATE TABLE call_rates (
    account TEXT PRIMARY KEY,
    second  BIGINT NOT NULL,
    calls   BIGINT NOT NULL
);

-- A node and its audit chain: the head, and where pruning left the chain's first row.
CREATE TABLE nodes (
    name            TEXT PRIMARY KEY,
    last_seen       BIGINT NOT NULL,
    head_position   BIGINT NOT NULL,
    head_hash       TEXT   NOT NULL,
    pruned_position BIGINT NOT NULL,
    pruned_hash     TEXT   NOT NULL
);

CREATE TABLE audit (
    request_id        TEXT PRIMARY KEY,
    node              TEXT   NOT NULL,
    state             TEXT   NOT NULL,
    admitted          BIGINT NOT NULL,
    finished          BIGINT,
    key_id            TEXT   NOT NULL,
    account           TEXT   NOT NULL,
    service           TEXT   NOT NULL,
    resource_code     TEXT   NOT NULL,
    policy_version    TEXT   NOT NULL,
    quota_day         TEXT   NOT NULL,
    outcome           TEXT,
    reasons           TEXT,
    score             DOUBLE PRECISION,
    false_match_rate  DOUBLE PRECISION,
    pad_score         DOUBLE PRECISION,
    reference_bytes   BIGINT,
    probe_bytes       BIGINT,
    reference_hash    TEXT,
    probe_hash        TEXT,
    evidence          TEXT,
    chain_position    BIGINT,
    chain_hash        TEXT
);
CREATE UNIQUE INDEX audit_chain ON audit (node, chain_position);
CREATE INDEX audit_by_time ON audit (admitted);
CREATE INDEX audit_open ON audit (node) WHERE state = 'ADMITTED';
