/** Companies and their bank accounts in PostgreSQL. */
@NullMarked
package ro.storno.persistence.company;

import org.jspecify.annotations.NullMarked;
