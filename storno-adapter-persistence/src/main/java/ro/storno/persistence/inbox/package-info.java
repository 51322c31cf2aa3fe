/** Documents that authorities listed or sent, in PostgreSQL. */
@NullMarked
package ro.storno.persistence.inbox;

import org.jspecify.annotations.NullMarked;
