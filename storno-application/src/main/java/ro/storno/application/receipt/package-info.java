/** What can be done with receipts, and the ports it needs. */
@NullMarked
package ro.storno.application.receipt;

import org.jspecify.annotations.NullMarked;
