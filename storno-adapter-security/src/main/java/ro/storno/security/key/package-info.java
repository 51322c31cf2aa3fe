/** Keeps keys in files that only their owner can read. */
@NullMarked
package ro.storno.security.key;

import org.jspecify.annotations.NullMarked;
