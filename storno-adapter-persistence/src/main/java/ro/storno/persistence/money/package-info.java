/** Keeps published exchange rates. */
@NullMarked
package ro.storno.persistence.money;

import org.jspecify.annotations.NullMarked;
