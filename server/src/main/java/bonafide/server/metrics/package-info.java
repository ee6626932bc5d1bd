@NullMarked
package bonafide.server.metrics;

import org.jspecify.annotations.NullMarked;
