/** Holds what all authorities have in common: how a call to one can fail. */
@NullMarked
package ro.storno.application.authority;

import org.jspecify.annotations.NullMarked;
