/** The products of a company and the categories that the till groups them by. */
@NullMarked
package ro.storno.application.catalog;

import org.jspecify.annotations.NullMarked;
