/** Opens ANAF's archives and checks the Ministry's seal on what is in them. */
@NullMarked
package ro.storno.authority.seal;

import org.jspecify.annotations.NullMarked;
