package bonafide.server.cli;

import org.jspecify.annotations.Nullable;

/** @param most null: no limit */
record LimitValue(@Nullable Long most) {}
