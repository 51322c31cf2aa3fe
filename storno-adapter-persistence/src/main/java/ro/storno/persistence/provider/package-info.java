/** Stores how companies reach the e-invoicing systems of other countries. */
@NullMarked
package ro.storno.persistence.provider;

import org.jspecify.annotations.NullMarked;
