/** Authorizations at ANAF, links and attempts in PostgreSQL. */
@NullMarked
package ro.storno.persistence.anaf;

import org.jspecify.annotations.NullMarked;
