/** Companies, their bank accounts and the registry that knows them. */
@NullMarked
package ro.storno.application.company;

import org.jspecify.annotations.NullMarked;
