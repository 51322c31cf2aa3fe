/**
 * ANAF: connecting accounts, tokens and links, also in a browser; synchronisation, messages of the
 * SPV, and messages to sellers.
 */
@NullMarked
package ro.storno.rest.anaf;

import org.jspecify.annotations.NullMarked;
