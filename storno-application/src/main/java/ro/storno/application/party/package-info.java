/** Clients and suppliers of a company. */
@NullMarked
package ro.storno.application.party;

import org.jspecify.annotations.NullMarked;
