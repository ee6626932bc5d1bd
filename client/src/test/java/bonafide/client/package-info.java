@NullMarked
package bonafide.client;

import org.jspecify.annotations.NullMarked;
