/** Receipts and Z reports on paper rolls of 80 mm. */
@NullMarked
package ro.storno.pdf.receipt;

import org.jspecify.annotations.NullMarked;
