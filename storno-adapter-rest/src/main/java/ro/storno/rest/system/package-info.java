/** Health, version and metrics. */
@NullMarked
package ro.storno.rest.system;

import org.jspecify.annotations.NullMarked;
