/** A verification told to a person: one page that holds all it needs. */
@NullMarked
package bonafide.server.explanation;

import org.jspecify.annotations.NullMarked;
