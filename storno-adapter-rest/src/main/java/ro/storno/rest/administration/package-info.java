/** Administration of the installation over HTTP. */
@NullMarked
package ro.storno.rest.administration;

import org.jspecify.annotations.NullMarked;
