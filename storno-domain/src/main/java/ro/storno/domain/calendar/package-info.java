/** Tells on which days people and offices work, by dated law. */
@NullMarked
package ro.storno.domain.calendar;

import org.jspecify.annotations.NullMarked;
