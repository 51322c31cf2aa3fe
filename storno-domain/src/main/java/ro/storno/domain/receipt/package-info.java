/** Receipts of the till, what was paid for them, and what was given back. */
@NullMarked
package ro.storno.domain.receipt;

import org.jspecify.annotations.NullMarked;
