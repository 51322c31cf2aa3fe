/** Links by which somebody outside can look at a document. */
@NullMarked
package ro.storno.domain.sharing;

import org.jspecify.annotations.NullMarked;
