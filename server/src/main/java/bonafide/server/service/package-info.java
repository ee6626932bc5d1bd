@NullMarked
package bonafide.server.service;

import org.jspecify.annotations.NullMarked;
