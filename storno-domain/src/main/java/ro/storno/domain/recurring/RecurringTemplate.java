package ro.storno.domain.recurring;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.money.Currency;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.party.ClientId;

/**
 * What is invoiced each time.
 *
 * <p>A recurring credit note corrects no single invoice, so it becomes an invoice of type 380 with
 * negative quantities (decisions.md, Documents).
 *
 * @param client whom to invoice; not null
 * @param series an invoice series; not null
 * @param documentType as typed; not null
 * @param typeCode UNTDID 1001; not null
 * @param operationKind Romanian kind of operation, or null
 * @param currency not null
 * @param notes printed on each invoice, variables included; or null
 * @param paymentTerms printed on each invoice, or null
 * @param email not null
 * @param penalty announced on each invoice while switched on, or null where none was typed
 * @param penaltyEnabled whether it is
 * @param lines at least one, with positive quantities; not null
 */
public record RecurringTemplate(
    ClientId client,
    SeriesId series,
    DocumentType documentType,
    String typeCode,
    @Nullable String operationKind,
    Currency currency,
    @Nullable String notes,
    @Nullable String paymentTerms,
    AutoEmail email,
    @Nullable LatePenalty penalty,
    boolean penaltyEnabled,
    List<RecurringLine> lines) {
  /** Takes a copy of the lines. */
  public RecurringTemplate {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(series, "series");
    Objects.requireNonNull(documentType, "documentType");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(email, "email");
    lines = List.copyOf(lines);
  }

  /** Returns the lines as typed, whatever their pricing makes of them. */
  public List<DocumentLine> documentLines() {
    return lines.stream().map(RecurringLine::line).toList();
  }

  /** Returns what the lines come to as typed. */
  public DocumentTotals totals() {
    return TotalsCalculator.totals(currency, documentLines());
  }

  /** Returns the penalty that an invoice issued now announces, or null. */
  public @Nullable LatePenalty announcedPenalty() {
    return penaltyEnabled ? penalty : null;
  }
}
