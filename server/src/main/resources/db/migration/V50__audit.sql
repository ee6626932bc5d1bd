-- What this program signed when it pruned a chain; null: it never did.
ALTER TABLE nodes ADD COLUMN pruned_proof TEXT;

-- audit_statistics begins with the same column; in its place one by which a key's decisions are found, however old.
DROP INDEX audit_by_time;
CREATE INDEX audit_by_key ON audit (key_id, admitted);
