/** Pictures of secrets for authenticators. */
@NullMarked
package ro.storno.pdf.identity;

import org.jspecify.annotations.NullMarked;
