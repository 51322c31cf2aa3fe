/** Lists of a company as files. */
@NullMarked
package ro.storno.rest.export;

import org.jspecify.annotations.NullMarked;
