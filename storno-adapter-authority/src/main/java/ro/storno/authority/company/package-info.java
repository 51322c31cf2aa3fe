/** The client of ANAF's public registry of taxpayers. */
@NullMarked
package ro.storno.authority.company;

import org.jspecify.annotations.NullMarked;
