/** Holds what the Romanian tax authority's e-Factura system (SPV) calls its things. */
@NullMarked
package ro.storno.domain.anaf;

import org.jspecify.annotations.NullMarked;
