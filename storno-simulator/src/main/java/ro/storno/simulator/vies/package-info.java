/** The European Commission's check of VAT numbers. */
@NullMarked
package ro.storno.simulator.vies;

import org.jspecify.annotations.NullMarked;
