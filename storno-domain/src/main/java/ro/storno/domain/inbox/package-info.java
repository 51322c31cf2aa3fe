/** Documents of others that authorities hold for a company, and how far we have come with them. */
@NullMarked
package ro.storno.domain.inbox;

import org.jspecify.annotations.NullMarked;
