/** Document series in PostgreSQL, and the row lock that keeps numbers gapless. */
@NullMarked
package ro.storno.persistence.numbering;

import org.jspecify.annotations.NullMarked;
