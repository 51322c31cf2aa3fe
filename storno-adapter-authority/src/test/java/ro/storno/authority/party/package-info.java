/** Tests. */
@NullMarked
package ro.storno.authority.party;

import org.jspecify.annotations.NullMarked;
