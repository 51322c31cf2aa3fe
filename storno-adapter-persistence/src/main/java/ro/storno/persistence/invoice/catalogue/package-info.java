/**
 * What lists of invoices are chosen and ordered by, held in memory company by company; the truth
 * stays in the database.
 */
@NullMarked
package ro.storno.persistence.invoice.catalogue;

import org.jspecify.annotations.NullMarked;
