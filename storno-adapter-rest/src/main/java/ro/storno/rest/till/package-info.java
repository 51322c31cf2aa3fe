/** The till over HTTP. */
@NullMarked
package ro.storno.rest.till;

import org.jspecify.annotations.NullMarked;
