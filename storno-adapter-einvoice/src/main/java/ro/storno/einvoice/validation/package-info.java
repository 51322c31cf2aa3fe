/** Holds the validation engine: schemas, compiled rules, the dated registry of rule sets. */
@NullMarked
package ro.storno.einvoice.validation;

import org.jspecify.annotations.NullMarked;
