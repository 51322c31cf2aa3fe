/** Holds how a company reaches the e-invoicing systems of other countries. */
@NullMarked
package ro.storno.application.provider;

import org.jspecify.annotations.NullMarked;
