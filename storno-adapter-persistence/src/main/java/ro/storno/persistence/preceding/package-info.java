/** Proformas and delivery notes in PostgreSQL. */
@NullMarked
package ro.storno.persistence.preceding;

import org.jspecify.annotations.NullMarked;
