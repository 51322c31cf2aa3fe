/** Keeps licence keys and subscriptions. */
@NullMarked
package ro.storno.persistence.licensing;

import org.jspecify.annotations.NullMarked;
