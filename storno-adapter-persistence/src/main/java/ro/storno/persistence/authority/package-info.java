/** Keeps answers of public services, and the pace at which they may be asked. */
@NullMarked
package ro.storno.persistence.authority;

import org.jspecify.annotations.NullMarked;
