-- Probes a day taken for attacks, or left in doubt, that one reference picture bears; 0: any number.
ALTER TABLE policies ADD COLUMN attack_tries BIGINT NOT NULL DEFAULT 0;

-- Counting the tries against one reference reads this index and the few rows it names.
CREATE INDEX audit_by_reference ON audit (reference_hash, admitted);
