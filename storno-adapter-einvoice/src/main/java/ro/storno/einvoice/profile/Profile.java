package ro.storno.einvoice.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Format;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.ProcessControl;

/**
 * A way an invoice can be written: a syntax, and the specification the document then follows.
 *
 * @param name what the command line and the facade call it, for example {@code xrechnung-cii}; not
 *     null
 * @param title what people call it, for example {@code XRechnung 3.0 (CII)}; not null
 * @param syntax how it is spelled; not null
 * @param ruleSet name of the rule sets that judge it, of which the date chooses one; not null
 * @param customizationId specification identifier (BT-24) of a document that follows it; null in a
 *     syntax that has no such term
 * @param businessProcess business process (BT-23) of a document that names none; null when it may
 *     stay unnamed
 * @param keepsProcess whether a business process of the invoice's own goes before that
 * @param oneNote whether the document has room for one note only (BG-1)
 * @param validFrom first day a document may follow it; not null
 * @param validTo last day; null while no end is known
 * @param source where it officially comes from; not null
 */
public record Profile(
    String name,
    String title,
    Syntax syntax,
    String ruleSet,
    @Nullable String customizationId,
    @Nullable String businessProcess,
    boolean keepsProcess,
    boolean oneNote,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    String source) {

  /** The profile as those see it who only ask for it by its name. */
  public Format format() {
    return new Format(name, title, syntax, validFrom, validTo);
  }

  /** Whether documents dated so may follow the profile. */
  public boolean inForceOn(LocalDate date) {
    return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
  }

  /**
   * The invoice as this profile wants to see it: it names the specification and the process, and
   * several notes stand in one text where there is room for one.
   */
  public ElectronicInvoice applyTo(ElectronicInvoice invoice) {
    ProcessControl own = invoice.processControl();
    String process =
        businessProcess != null && (own.profileId() == null || !keepsProcess)
            ? businessProcess
            : own.profileId();
    ElectronicInvoice.Builder applied =
        invoice.toBuilder()
            .processControl(
                new ProcessControl(
                    process, customizationId == null ? own.customizationId() : customizationId));
    return oneNote && invoice.notes().size() > 1
        ? applied.notes(List.of(joined(invoice.notes()))).build()
        : applied.build();
  }

  private static InvoiceNote joined(List<InvoiceNote> notes) {
    return InvoiceNote.of(notes.stream().map(InvoiceNote::text).collect(Collectors.joining("\n")));
  }
}
