/** Holds the hardened way into XML: limits, no DTD, nothing fetched from outside. */
@NullMarked
package ro.storno.einvoice.xml;

import org.jspecify.annotations.NullMarked;
