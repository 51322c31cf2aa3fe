/** Electronic invoices and PDFs from files, without a server or a database. */
@NullMarked
package ro.storno.cli.einvoice;

import org.jspecify.annotations.NullMarked;
