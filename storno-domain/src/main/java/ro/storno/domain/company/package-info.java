/** Companies, the organizations that own them, and their bank accounts. */
@NullMarked
package ro.storno.domain.company;

import org.jspecify.annotations.NullMarked;
