-- Written by this program when its schema was at version 1 (2026-11-23), under the master key of bytes 0 to 31.
INSERT INTO accounts (name, created, starts, ends, daily_quota, calls_per_second)
    VALUES ('acme', 1772366400000, 1772366400000, NULL, 5, NULL);
INSERT INTO access_keys (id, account, enabled, created, expires, last_used)
    VALUES ('BFwMtFj5RvQ9znNzv91Cx3YI', 'acme', TRUE, 1772366400000, NULL, 1772366400000);
INSERT INTO access_keys (id, account, enabled, created, expires, last_used)
    VALUES ('BFjAnuNTfDsJAqwUi3U1aMgA', 'acme', TRUE, 1772366400000, NULL, 1772366400000);
INSERT INTO key_secrets (key_id, version, sealed, created)
    VALUES ('BFwMtFj5RvQ9znNzv91Cx3YI', 1, X'01630dcd2966c433669eb1256c39f87d433513a10096ca275acb4d951997280e14db45d76ec700318de44612c917e270fe41de62d5389043cfffda83a2abaad572fe9d', 1772366400000);
INSERT INTO key_secrets (key_id, version, sealed, created)
    VALUES ('BFjAnuNTfDsJAqwUi3U1aMgA', 1, X'01630dcd2966c43366f47406126384566bc0065d15361d9c68aecec1b05ed417bf5b12f9f363b2088cf2fd789afd0019456350857b7fea60b6abeca8b4a28d56ad2473', 1772366400000);
INSERT INTO key_secrets (key_id, version, sealed, created)
    VALUES ('BFjAnuNTfDsJAqwUi3U1aMgA', 2, X'01630dcd2966c43366572d07f068ab0945f2c6fd4c37476c185c34270f7669fff2d40fd421e59ed548dde1ee6b8cf18f892c2a4a305c3dd99204eefd0ea397f103ebb2', 1772366400000);
INSERT INTO sealed_values (name, sealed)
    VALUES ('picture salt', X'01630dcd2966c433668cc734305d3f5d8cb5451b0e3cbad3a9163728f73cc33b3b6ea4f397f93d47e76c588d92b34474ece4c82480273ef5afc3d80e592f0dc2f2fa6acf98');
INSERT INTO sealed_values (name, sealed)
    VALUES ('receipt key', X'01630dcd2966c43366bad6f13de19f65c65f6c93c84a9b4a8047fe67d848bd44e0a3547009f9220bea858095922fd261eed0eec41e29c61585f7a1c3e7bd0e0506aec296de260f636120b082698fe3c0d0f92aabbaf360da055d9978532a37dfd1ac74dc985b9059d7523be2ce9a04426421c4dba716e5d578182419d213c3d62f');
INSERT INTO policies (account, resource_code, version, target_fmr, pad_mode, quality, refuse_second_face, accept_same_picture, created)
    VALUES ('acme', '00840000', 1, 0.0001, 'STRICT', 'LENIENT', TRUE, FALSE, 1772366400000);
INSERT INTO nonces (key_id, nonce, seen, signed_at, content_sha256, request_id)
    VALUES ('BFjAnuNTfDsJAqwUi3U1aMgA', 'nonce-1ff05484-fce5-49ea-9746-fcde0e5aaeef', 1772366400000, 1772366400000, 'content-1ff05484-fce5-49ea-9746-fcde0e5aaeef', '1ff05484-fce5-49ea-9746-fcde0e5aaeef');
INSERT INTO nonces (key_id, nonce, seen, signed_at, content_sha256, request_id)
    VALUES ('BFjAnuNTfDsJAqwUi3U1aMgA', 'nonce-50f4adcc-0559-4f19-b122-982a5be99c9d', 1772366400000, 1772366400000, 'content-50f4adcc-0559-4f19-b122-982a5be99c9d', '50f4adcc-0559-4f19-b122-982a5be99c9d');
INSERT INTO nonces (key_id, nonce, seen, signed_at, content_sha256, request_id)
    VALUES ('BFwMtFj5RvQ9znNzv91Cx3YI', 'nonce-9837c8ba-be6e-4dd7-8af0-01f6ca273842', 1772366400000, 1772366400000, 'content-9837c8ba-be6e-4dd7-8af0-01f6ca273842', '9837c8ba-be6e-4dd7-8af0-01f6ca273842');
INSERT INTO nonces (key_id, nonce, seen, signed_at, content_sha256, request_id)
    VALUES ('BFwMtFj5RvQ9znNzv91Cx3YI', 'nonce-ab0f89b9-ab7a-45db-96f0-cc344a1ec4ee', 1772366400000, 1772366400000, 'content-ab0f89b9-ab7a-45db-96f0-cc344a1ec4ee', 'ab0f89b9-ab7a-45db-96f0-cc344a1ec4ee');
INSERT INTO nonces (key_id, nonce, seen, signed_at, content_sha256, request_id)
    VALUES ('BFwMtFj5RvQ9znNzv91Cx3YI', 'nonce-b5619ae8-a8d8-4cee-bf9a-80710dbe100c', 1772366400000, 1772366400000, 'content-b5619ae8-a8d8-4cee-bf9a-80710dbe100c', 'b5619ae8-a8d8-4cee-bf9a-80710dbe100c');
INSERT INTO quota_days (account, day, used)
    VALUES ('acme', '2026-03-01', 3);
INSERT INTO nodes (name, last_seen, head_position, head_hash, pruned_position, pruned_hash)
    VALUES ('node-1', 1772366400000, 4, '0983fa8e939b114f42d32892df3d7bcf859834f41fb5cf9260d2c2174e9aa3e2', 0, '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO nodes (name, last_seen, head_position, head_hash, pruned_position, pruned_hash)
    VALUES ('operator', 1772366400000, 6, '01510c09cd8fa1b4d296c8b6b401bf46c73a6e87c55b63e15592e933965eb35a', 0, '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('9e28fe49-833f-45f5-8371-667f02288c06', 'operator', 'EVENT', 1772366400000, 1772366400000, '', 'acme', '', '', '', '', NULL, 'ACCOUNT_OPENED', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', 1, '2ddc9c8a7c65205f0461317aa5907e43b1179234b2d1d76933c65843db51b22f');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('f73c9b9d-787b-48e4-88ff-1b8babb620c7', 'operator', 'EVENT', 1772366400000, 1772366400000, '', 'acme', '', '', '', '', NULL, 'KEY_CREATED BFwMtFj5RvQ9znNzv91Cx3YI', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', 2, 'e5209408e0a53ac1a639aab6b1ed7e3c78f74cbc82f42a871051a0ec01f8c369');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('b5619ae8-a8d8-4cee-bf9a-80710dbe100c', 'node-1', 'COMPLETED', 1772366400000, 1772366400000, 'BFwMtFj5RvQ9znNzv91Cx3YI', 'acme', 'intl_face_verify', '00840000', 'default/1', '2026-03-01', 'PASSED', '', 97.5, 2e-06, -3.25, 1234, 5678, '9670a304dbc7e4ae146532648e53d081aafd239f3dfbbdaade953eeb621f7017', 'e0612d53935eafce21759112bb0a64257295a5993c9a5cad38959ad19fde8124', '{"models":{"sface":"00"},"totalMillis":80.0,"stepMillis":{"decode":7.0}}', 1, '281f33cd5b0ba4b10242519e7e2ad76444c24bab02578d98d2fe87bff2515c1b');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('ab0f89b9-ab7a-45db-96f0-cc344a1ec4ee', 'node-1', 'COMPLETED', 1772366400000, 1772366400000, 'BFwMtFj5RvQ9znNzv91Cx3YI', 'acme', 'intl_face_verify', '00840000', 'default/1', '2026-03-01', 'UNASSESSABLE', 'PROBE:NO_FACE', NULL, NULL, NULL, 1234, 5678, '9670a304dbc7e4ae146532648e53d081aafd239f3dfbbdaade953eeb621f7017', 'e0612d53935eafce21759112bb0a64257295a5993c9a5cad38959ad19fde8124', '{"models":{"sface":"00"},"totalMillis":80.0,"stepMillis":{"decode":7.0}}', 2, 'c38d2074e94666105f7facf57b2c378ffbacdd300b51624c73b1974c628cd9ed');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('9837c8ba-be6e-4dd7-8af0-01f6ca273842', 'node-1', 'REJECTED', 1772366400000, 1772366400000, 'BFwMtFj5RvQ9znNzv91Cx3YI', 'acme', 'intl_face_verify', '00840000', 'default/1', '2026-03-01', NULL, 'INVALID_PARAMETERS', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', 3, '94f2fbceb7e2b9231878abd2581428a4ee7f74ff50e0036b8bb96c446256925d');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('98240862-3eca-486f-855d-25d5ad4177d4', 'operator', 'EVENT', 1772366400000, 1772366400000, '', 'acme', '', '', '', '', NULL, 'KEY_CREATED BFjAnuNTfDsJAqwUi3U1aMgA', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', 3, 'feb7f3741042654194bd324cdc66108e8ff1afab51d2d2c0363fe037c22223fe');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('62bdf1fc-9f06-4ee9-92f4-21210ad37e78', 'operator', 'EVENT', 1772366400000, 1772366400000, '', '', '', '', '', '', NULL, 'KEY_SECRET_ADDED BFjAnuNTfDsJAqwUi3U1aMgA', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', 4, 'babb77b6684974ebd4ff6d89d86c341b9240642d867edd5d922004d16c283583');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('49b44248-fb7d-47da-8929-d135781be60f', 'operator', 'EVENT', 1772366400000, 1772366400000, '', 'acme', '', '', '', '', NULL, 'ACCOUNT_LIMITED daily_quota 5', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', 5, '0febbdf6d41d485ba00c66cb1ca6e59a6eca90fdf6403948786bfe151715c7ca');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('7d76aef0-4a1c-4d44-9421-187c023ef476', 'operator', 'EVENT', 1772366400000, 1772366400000, '', 'acme', '', '', '', '', NULL, 'POLICY_PUT acme/00840000/1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', 6, '01510c09cd8fa1b4d296c8b6b401bf46c73a6e87c55b63e15592e933965eb35a');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('50f4adcc-0559-4f19-b122-982a5be99c9d', 'node-1', 'COMPLETED', 1772366400000, 1772366400000, 'BFjAnuNTfDsJAqwUi3U1aMgA', 'acme', 'intl_face_verify', '00840000', 'acme/00840000/1', '2026-03-01', 'PASSED', '', 97.5, 2e-06, -3.25, 1234, 5678, '9670a304dbc7e4ae146532648e53d081aafd239f3dfbbdaade953eeb621f7017', 'e0612d53935eafce21759112bb0a64257295a5993c9a5cad38959ad19fde8124', '{"models":{"sface":"00"},"totalMillis":80.0,"stepMillis":{"decode":7.0}}', 4, '0983fa8e939b114f42d32892df3d7bcf859834f41fb5cf9260d2c2174e9aa3e2');
INSERT INTO audit (request_id, node, state, admitted, finished, key_id, account, service, resource_code, policy_version, quota_day, outcome, reasons, score, false_match_rate, pad_score, reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
    VALUES ('1ff05484-fce5-49ea-9746-fcde0e5aaeef', 'node-1', 'ADMITTED', 1772366400000, NULL, 'BFjAnuNTfDsJAqwUi3U1aMgA', 'acme', 'intl_face_verify', '00840000', 'acme/00840000/1', '2026-03-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
