/** Sealed secrets, wherever they lie. */
@NullMarked
package ro.storno.persistence.secret;

import org.jspecify.annotations.NullMarked;
