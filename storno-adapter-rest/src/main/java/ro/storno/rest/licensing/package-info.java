/** Licence keys over HTTP. */
@NullMarked
package ro.storno.rest.licensing;

import org.jspecify.annotations.NullMarked;
