/** Tests. */
@NullMarked
package ro.storno.authority.money;

import org.jspecify.annotations.NullMarked;
