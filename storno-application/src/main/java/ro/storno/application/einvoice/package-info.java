/** Holds the ports through which electronic invoices are written, read and validated. */
@NullMarked
package ro.storno.application.einvoice;

import org.jspecify.annotations.NullMarked;
