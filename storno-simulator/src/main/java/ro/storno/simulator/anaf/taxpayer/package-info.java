/** Who the simulated authorities know: taxpayers, seeded or made up from their code. */
@NullMarked
package ro.storno.simulator.anaf.taxpayer;

import org.jspecify.annotations.NullMarked;
