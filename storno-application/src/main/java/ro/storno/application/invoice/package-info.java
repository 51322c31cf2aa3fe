/** Invoices: create, edit, issue, cancel, restore, list, print. */
@NullMarked
package ro.storno.application.invoice;

import org.jspecify.annotations.NullMarked;
