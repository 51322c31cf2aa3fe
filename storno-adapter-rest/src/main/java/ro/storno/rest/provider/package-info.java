/** Routes of the configuration of e-invoicing systems. */
@NullMarked
package ro.storno.rest.provider;

import org.jspecify.annotations.NullMarked;
