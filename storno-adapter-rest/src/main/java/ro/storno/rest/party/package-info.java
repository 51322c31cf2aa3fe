/** Clients. */
@NullMarked
package ro.storno.rest.party;

import org.jspecify.annotations.NullMarked;
