package ro.storno.application.preceding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.tax.VatRates;
import ro.storno.application.transport.NoteTransports;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.transport.NoteTransport;

/** Shows and lists proformas and delivery notes. */
public final class ReadPreceding {
  private final Transactions transactions;
  private final PrecedingDocuments documents;
  private final SeriesBook seriesBook;
  private final VatRates vatRates;
  private final NoteTransports transports;

  /** Reads from the given ports; none is null. */
  public ReadPreceding(
      Transactions transactions,
      PrecedingDocuments documents,
      SeriesBook seriesBook,
      VatRates vatRates,
      NoteTransports transports) {
    this.transactions = transactions;
    this.documents = documents;
    this.seriesBook = seriesBook;
    this.vatRates = vatRates;
    this.transports = transports;
  }

  /**
   * A document and what belongs to it.
   *
   * @param document not null
   * @param series the series that numbers it, or null
   * @param vatRates the company's rates, to name those of the lines; not null
   * @param reversal the document that takes this one back, or null
   * @param transport of a delivery note, or null if nothing was typed about it
   */
  public record Shown(
      PrecedingDocument document,
      @Nullable Series series,
      List<CompanyVatRate> vatRates,
      @Nullable PrecedingId reversal,
      @Nullable NoteTransport transport) {
    /** Takes a copy. */
    public Shown {
      vatRates = List.copyOf(vatRates);
    }
  }

  /**
   * Shows a document.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   */
  public Shown get(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          PrecedingDocument document =
              documents
                  .find(scope.company(), kind, id)
                  .orElseThrow(() -> new ApplicationException.NotFound(kind.title()));
          return showing(scope, List.of(document)).apply(document);
        });
  }

  /** Shows a document that was just saved. */
  public Shown show(CompanyScope scope, PrecedingDocument document) {
    return transactions.inCompany(
        scope.company(), () -> showing(scope, List.of(document)).apply(document));
  }

  /** Returns one page, newest issue date first. */
  public Page<Shown> list(
      CompanyScope scope, PrecedingKind kind, PrecedingDocuments.Filter filter, Page.Request page) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Page<PrecedingDocument> found = documents.list(scope.company(), kind, filter, page);
          return found.map(showing(scope, found.data()));
        });
  }

  private Function<PrecedingDocument, Shown> showing(
      CompanyScope scope, List<PrecedingDocument> shown) {
    Map<SeriesId, Series> byId =
        seriesBook.of(scope.company(), null).stream()
            .collect(Collectors.toMap(Series::id, Function.identity()));
    List<CompanyVatRate> rates = vatRates.of(scope.company());
    Map<PrecedingId, PrecedingDocuments.Reversal> reversals =
        documents.reversalsOf(scope.company(), shown.stream().map(PrecedingDocument::id).toList());
    Map<PrecedingId, NoteTransport> byNote =
        transports.of(
            scope.company(),
            shown.stream()
                .filter(each -> each.kind() == PrecedingKind.DELIVERY_NOTE)
                .map(PrecedingDocument::id)
                .toList());
    return document ->
        new Shown(
            document,
            Optional.ofNullable(document.content().seriesId()).map(byId::get).orElse(null),
            rates,
            Optional.ofNullable(reversals.get(document.id()))
                .map(PrecedingDocuments.Reversal::id)
                .orElse(null),
            byNote.get(document.id()));
  }
}
