/** France's Chorus Pro behind PISTE: deposits of invoices, their reports and their search. */
@NullMarked
package ro.storno.simulator.choruspro;

import org.jspecify.annotations.NullMarked;
