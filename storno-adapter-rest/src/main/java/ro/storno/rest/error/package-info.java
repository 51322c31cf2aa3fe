/** The one place where a failure becomes an HTTP answer. */
@NullMarked
package ro.storno.rest.error;

import org.jspecify.annotations.NullMarked;
