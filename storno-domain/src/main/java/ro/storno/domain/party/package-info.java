/** Those who sell and buy: names, addresses, tax identifiers and bank identifiers. */
@NullMarked
package ro.storno.domain.party;

import org.jspecify.annotations.NullMarked;
