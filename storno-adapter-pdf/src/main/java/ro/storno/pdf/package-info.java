/** The printing press: HTML to deterministic PDF/A-3, its fonts, its images, its walls. */
@NullMarked
package ro.storno.pdf;

import org.jspecify.annotations.NullMarked;
