package ro.storno.rest.party;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.party.ClientQueries;
import ro.storno.application.party.GetClient;
import ro.storno.application.party.ListClients;
import ro.storno.application.party.UpdateClient;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Client;
import ro.storno.domain.preceding.PrecedingDocument;

/** The answers of the client routes, beyond the client itself. */
final class ClientAnswers {
  private ClientAnswers() {}

  /**
   * A page of clients, grouped by the first letter of their names.
   *
   * @param data clients by letter; {@code #} for digits and signs
   * @param total clients in all
   * @param page number of the page
   * @param limit clients per page
   * @param pages number of pages
   * @param currency of the revenue
   * @param hasForeignCurrencies whether any of these clients was invoiced in another one
   * @param distinctCountries countries of all clients of the company
   */
  record Grouped(
      Map<String, List<ClientView>> data,
      long total,
      int page,
      int limit,
      long pages,
      String currency,
      boolean hasForeignCurrencies,
      List<String> distinctCountries) {
    static Grouped of(ListClients.Listing listing) {
      Page<Client> page = listing.page();
      return new Grouped(
          Letters.grouped(
              page.data().stream()
                  .map(client -> ClientView.of(client, turnover(listing, client)))
                  .toList(),
              ClientView::name),
          page.total(),
          page.page(),
          page.limit(),
          page.pages(),
          listing.currency().code(),
          listing.hasForeignCurrencies(),
          listing.countries());
    }

    private static ClientQueries.Turnover turnover(ListClients.Listing listing, Client client) {
      return listing
          .turnover()
          .getOrDefault(
              client.id(), new ClientQueries.Turnover(0, Money.zero(listing.currency()), false));
    }
  }

  /**
   * A client that was added, or was there before.
   *
   * @param client the client
   * @param existing whether it was there before
   * @param anafValidated whether the registry confirmed it
   * @param warnings what to look at, in words
   */
  record Added(ClientView client, boolean existing, boolean anafValidated, List<String> warnings) {}

  /**
   * A client that was changed.
   *
   * @param client the client
   * @param invoicesUpdated how many invoices of the month took the change
   * @param warnings what to look at, in words
   */
  record Changed(ClientView client, int invoicesUpdated, List<String> warnings) {
    static Changed of(UpdateClient.Result result) {
      return new Changed(
          ClientView.of(result.client()), result.invoicesUpdated(), result.warnings());
    }
  }

  /**
   * A client and what was invoiced to it.
   *
   * @param client the client
   * @param invoiceHistory one page of its invoices, newest first
   * @param invoiceTotal how many there are
   * @param invoiceCount the same
   * @param deliveryNoteHistory its latest delivery notes
   * @param deliveryNoteCount how many there are
   * @param receiptHistory its latest receipts
   * @param receiptCount how many there are
   */
  record WithHistory(
      ClientView client,
      List<HistoryRow> invoiceHistory,
      long invoiceTotal,
      long invoiceCount,
      List<HistoryRow> deliveryNoteHistory,
      long deliveryNoteCount,
      List<HistoryRow> receiptHistory,
      long receiptCount) {
    static WithHistory of(GetClient.ClientWithHistory found) {
      long count = found.invoices().page().total();
      return new WithHistory(
          ClientView.of(found.client()),
          found.invoices().page().data().stream().map(HistoryRow::of).toList(),
          count,
          count,
          found.deliveryNotes().data().stream().map(HistoryRow::of).toList(),
          found.deliveryNotes().total(),
          found.receipts().data().stream().map(HistoryRow::of).toList(),
          found.receipts().total());
    }
  }

  /**
   * A document in a client's history.
   *
   * @param id identity
   * @param uuid the same
   * @param number as shown
   * @param issueDate day of issue
   * @param total with VAT
   * @param currency ISO 4217
   * @param status as shown
   * @param direction outgoing or incoming
   */
  record HistoryRow(
      UUID id,
      UUID uuid,
      String number,
      @Nullable LocalDate issueDate,
      BigDecimal total,
      String currency,
      String status,
      String direction) {
    static HistoryRow of(PrecedingDocument document) {
      UUID id = document.id().value();
      return new HistoryRow(
          id,
          id,
          document.displayNumber(),
          document.content().issueDate(),
          document.totals().total().amount(),
          document.content().currency().code(),
          document.stage().wireName(),
          Direction.OUTGOING.wireName());
    }

    static HistoryRow of(InvoiceQueries.Row row) {
      UUID id = row.id().value();
      return new HistoryRow(
          id,
          id,
          row.number(),
          row.issueDate(),
          row.total().amount(),
          row.total().currency().code(),
          row.shownStatus(),
          row.direction().wireName());
    }
  }
}
