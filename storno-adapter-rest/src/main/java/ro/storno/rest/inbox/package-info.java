/** HTTP for documents of others that authorities abroad hold for a company. */
@NullMarked
package ro.storno.rest.inbox;

import org.jspecify.annotations.NullMarked;
