/** Hands invoices in to the Polish KSeF (API 2.0), and reads what it has. */
@NullMarked
package ro.storno.authority.ksef;

import org.jspecify.annotations.NullMarked;
