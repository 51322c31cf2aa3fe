/** How requests are read from JSON and answers written to it. */
@NullMarked
package ro.storno.rest.json;

import org.jspecify.annotations.NullMarked;
