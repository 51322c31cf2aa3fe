/** Sharing invoices by links with those who have no account, and the port that needs. */
@NullMarked
package ro.storno.application.sharing;

import org.jspecify.annotations.NullMarked;
