/** Holds what makes a finding useful: its place, the API field behind it, and what to change. */
@NullMarked
package ro.storno.einvoice.finding;

import org.jspecify.annotations.NullMarked;
