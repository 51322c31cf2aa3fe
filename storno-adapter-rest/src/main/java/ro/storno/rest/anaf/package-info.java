/** Routes and pages of authorizations at ANAF. */
@NullMarked
package ro.storno.rest.anaf;

import org.jspecify.annotations.NullMarked;
