/** Tests. */
@NullMarked
package ro.storno.anaf.party;

import org.jspecify.annotations.NullMarked;
