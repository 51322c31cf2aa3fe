/** Companies, their bank accounts and their logo. */
@NullMarked
package ro.storno.rest.company;

import org.jspecify.annotations.NullMarked;
