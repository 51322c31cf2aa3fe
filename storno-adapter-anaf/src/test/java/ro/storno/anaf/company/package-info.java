/** Tests of the registry client against a simulator with faults. */
@NullMarked
package ro.storno.anaf.company;

import org.jspecify.annotations.NullMarked;
