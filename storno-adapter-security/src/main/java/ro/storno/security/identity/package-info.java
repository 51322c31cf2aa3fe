/** Signing keys, access tokens, password hashes, one-time secrets and identifiers. */
@NullMarked
package ro.storno.security.identity;

import org.jspecify.annotations.NullMarked;
