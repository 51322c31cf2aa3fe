/** The client of the National Bank of Romania for exchange rates. */
@NullMarked
package ro.storno.authority.money;

import org.jspecify.annotations.NullMarked;
