package bonafide.server.cli;

import bonafide.server.access.Secret;

/** A key to sign a call with. */
record SigningKey(String id, Secret secret) {}
