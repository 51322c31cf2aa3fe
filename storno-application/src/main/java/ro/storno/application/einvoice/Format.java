package ro.storno.application.einvoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A way an invoice can be written: a syntax and the specification the document then follows.
 *
 * @param name how it is asked for, for example {@code xrechnung-cii}; not null
 * @param title what people call it, for example {@code XRechnung 3.0 (CII)}; not null
 * @param syntax how it is spelled; not null
 * @param validFrom first day a document may follow it; not null
 * @param validTo last day; null while no end is known
 */
public record Format(
    String name, String title, Syntax syntax, LocalDate validFrom, @Nullable LocalDate validTo) {}
