/** Synchronisation with ANAF, its messages, and messages to sellers. */
@NullMarked
package ro.storno.rest.anaf;

import org.jspecify.annotations.NullMarked;
