/** Holds the front door of the e-invoice adapter, for those who embed it. */
@NullMarked
package ro.storno.einvoice;

import org.jspecify.annotations.NullMarked;
