/** Tests. */
@NullMarked
package ro.storno.anaf.money;

import org.jspecify.annotations.NullMarked;
