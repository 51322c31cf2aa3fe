/** How the documents of a company look on paper (objects/pdf-template-config.md). */
@NullMarked
package ro.storno.domain.printing;

import org.jspecify.annotations.NullMarked;
