/** Mail that leaves the house: addresses, messages, and the servers that carry them. */
@NullMarked
package ro.storno.domain.mail;

import org.jspecify.annotations.NullMarked;
