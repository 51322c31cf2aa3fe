/** The way to France's Chorus Pro through PISTE. */
@NullMarked
package ro.storno.authority.choruspro;

import org.jspecify.annotations.NullMarked;
