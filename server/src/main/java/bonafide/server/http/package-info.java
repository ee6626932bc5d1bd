@NullMarked
package bonafide.server.http;

import org.jspecify.annotations.NullMarked;
