/** The till of a company: what cash went in and out, and the reports that close its days. */
@NullMarked
package ro.storno.domain.till;

import org.jspecify.annotations.NullMarked;
