/** Speaks with authorities: one request, one truthful outcome, and nothing of theirs trusted. */
@NullMarked
package ro.storno.authority.call;

import org.jspecify.annotations.NullMarked;
