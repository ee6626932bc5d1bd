@NullMarked
package bonafide.server.config;

import org.jspecify.annotations.NullMarked;
