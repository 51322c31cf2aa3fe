/**
 * Amounts, currencies, percentages, quantities, prices and exchange rates: exact decimals,
 * immutable.
 */
@NullMarked
package ro.storno.domain.money;

import org.jspecify.annotations.NullMarked;
