/** Routes of recurring invoices. */
@NullMarked
package ro.storno.rest.recurring;

import org.jspecify.annotations.NullMarked;
