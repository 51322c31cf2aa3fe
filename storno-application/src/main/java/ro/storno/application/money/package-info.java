/** Exchange rates: where they come from, which one applies on a day, and conversion. */
@NullMarked
package ro.storno.application.money;

import org.jspecify.annotations.NullMarked;
