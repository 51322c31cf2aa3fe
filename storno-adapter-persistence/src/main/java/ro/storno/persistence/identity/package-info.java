/** Accounts, organizations, memberships and refresh tokens in PostgreSQL. */
@NullMarked
package ro.storno.persistence.identity;

import org.jspecify.annotations.NullMarked;
