/** Routes of share links: those of the company, and the public ones. */
@NullMarked
package ro.storno.rest.sharing;

import org.jspecify.annotations.NullMarked;
