/** The client of ANAF's OAuth2 server. */
@NullMarked
package ro.storno.authority.authorization;

import org.jspecify.annotations.NullMarked;
