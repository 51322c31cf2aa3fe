/** The client of ANAF's public registry of taxpayers. */
@NullMarked
package ro.storno.anaf.company;

import org.jspecify.annotations.NullMarked;
