/** Receipts over HTTP. */
@NullMarked
package ro.storno.rest.receipt;

import org.jspecify.annotations.NullMarked;
