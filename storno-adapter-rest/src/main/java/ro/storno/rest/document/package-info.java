/** What lists and documents of every kind share on the wire. */
@NullMarked
package ro.storno.rest.document;

import org.jspecify.annotations.NullMarked;
