package ro.storno.application.preceding;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.domain.DomainException;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.preceding.PrecedingDocument;

/**
 * Turns what was typed into the content of a proforma or delivery note: as for the invoice that it
 * would become, but numbered by a series of its own. Runs in the company's transaction.
 */
final class PrecedingDrafting {
  private final InvoiceDrafting drafting;
  private final SeriesBook seriesBook;

  PrecedingDrafting(InvoiceDrafting drafting, SeriesBook seriesBook) {
    this.drafting = drafting;
    this.seriesBook = seriesBook;
  }

  /** Does work supplied with exchange rates, which cannot be fetched in a transaction. */
  <T> T suppliedWithRates(Function<ExchangeRates.Supply, T> work) {
    return drafting.suppliedWithRates(work);
  }

  /**
   * Drafts a new document.
   *
   * @throws ApplicationException.NotFound if client, series, VAT rate or product do not exist
   * @throws ApplicationException.Unacceptable if a value is malformed
   */
  InvoiceContent draft(
      CompanyScope scope, SeriesType type, PrecedingEntry entry, ExchangeRates.Supply supply) {
    Series series = series(scope, type, entry.documentSeriesId());
    return acceptable(() -> drafting.content(scope, null, entry.asInvoice(), Set.of(), supply))
        .withSeries(series == null ? null : series.id());
  }

  /** Drafts a change: what was not sent stays; the same errors as for a new document. */
  InvoiceContent redraft(
      CompanyScope scope,
      PrecedingDocument was,
      PrecedingEntry entry,
      Set<String> given,
      ExchangeRates.Supply supply) {
    Series chosen =
        given.contains("documentSeriesId")
            ? series(scope, was.kind().seriesType(), entry.documentSeriesId())
            : null;
    SeriesId kept = was.content().seriesId();
    if (chosen != null && was.number() != null && !chosen.id().equals(kept)) {
      throw new DomainException.RuleViolated(
          "documentSeriesId", "The series can only be changed while there is no number.");
    }
    InvoiceContent changed =
        acceptable(() -> drafting.content(scope, asInvoice(was), entry.asInvoice(), given, supply))
            .withSeries(chosen == null ? kept : chosen.id());
    return sellerStays(was) ? changed.withSupplier(was.content().supplier()) : changed;
  }

  /** What was issued shows the seller of that day for good; a proforma is never issued. */
  private static boolean sellerStays(PrecedingDocument was) {
    return was.number() != null && !was.kind().numberedAtOnce();
  }

  /** The invoice that a document would become, as a draft that nobody keeps. */
  static Invoice asInvoice(PrecedingDocument document) {
    return Invoice.draft(
        new InvoiceId(document.id().value()),
        document.company(),
        document.displayNumber(),
        document.content(),
        null,
        document.createdAt());
  }

  /**
   * Finds a series that was chosen.
   *
   * @return null if none was
   */
  @Nullable Series series(CompanyScope scope, SeriesType type, @Nullable UUID id) {
    if (id == null) {
      return null;
    }
    Series series =
        seriesBook
            .find(scope.company(), new SeriesId(id))
            .orElseThrow(() -> new ApplicationException.NotFound("Document series"));
    if (series.type() != type || !series.active()) {
      throw new DomainException.RuleViolated(
          "documentSeriesId", "Choose an active series of type " + type.wireName() + ".");
    }
    return series;
  }

  private interface Drafting {
    InvoiceContent content();
  }

  /** The pages of these documents answer 422 to malformed fields. */
  private static InvoiceContent acceptable(Drafting drafting) {
    try {
      return drafting.content();
    } catch (ApplicationException.Invalid invalid) {
      throw new ApplicationException.Unacceptable("Validation failed", invalid.errors());
    }
  }
}
