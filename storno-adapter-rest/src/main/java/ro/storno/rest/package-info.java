/** The HTTP API as a whole: all areas in one table, on one server. */
@NullMarked
package ro.storno.rest;

import org.jspecify.annotations.NullMarked;
