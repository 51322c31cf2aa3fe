/** Tests of the registry client against a simulator with faults. */
@NullMarked
package ro.storno.authority.company;

import org.jspecify.annotations.NullMarked;
