/** The mail server that an organization sends from. */
@NullMarked
package ro.storno.rest.mail;

import org.jspecify.annotations.NullMarked;
