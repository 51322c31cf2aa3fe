/** Register, log in, refresh, and the user's own profile. */
@NullMarked
package ro.storno.rest.identity;

import org.jspecify.annotations.NullMarked;
