/** What every business document shares: lines, discounts, allowances, totals, status. */
@NullMarked
package ro.storno.domain.document;

import org.jspecify.annotations.NullMarked;
