-- What this program signed when it pruned a chain; null: it never did.
ALTER TABLE nodes ADD COLUMN pruned_proof TEXT;

-- audit_statistics begins with the same column: one index less to be written for each call.
DROP INDEX audit_by_time;
