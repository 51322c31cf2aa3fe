/** Holds the tests of what goes to KSeF. */
@NullMarked
package ro.storno.authority.ksef;

import org.jspecify.annotations.NullMarked;
