/** Share links in PostgreSQL. */
@NullMarked
package ro.storno.persistence.sharing;

import org.jspecify.annotations.NullMarked;
