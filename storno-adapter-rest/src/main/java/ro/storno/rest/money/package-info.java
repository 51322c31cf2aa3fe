/** Exchange rates and conversion. */
@NullMarked
package ro.storno.rest.money;

import org.jspecify.annotations.NullMarked;
