/** Speaks HTTP with authorities: one request, one truthful outcome. */
@NullMarked
package ro.storno.anaf.authority;

import org.jspecify.annotations.NullMarked;
