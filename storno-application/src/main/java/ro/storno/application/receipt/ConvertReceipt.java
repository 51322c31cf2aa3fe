package ro.storno.application.receipt;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.party.Clients;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.domain.DomainException;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.receipt.Receipt;

/**
 * Turns receipts into draft invoices for buyers who ask for one. The receipt is linked to the
 * client on the way; what was paid for it stays with the till and is no payment of the invoice,
 * which would count it twice.
 */
public final class ConvertReceipt {
  private final Receipts receipts;
  private final Clients clients;
  private final ConvertPreceding convert;
  private final Clock clock;

  /** Converts with the given ports; none is null. */
  public ConvertReceipt(Receipts receipts, Clients clients, ConvertPreceding convert, Clock clock) {
    this.receipts = receipts;
    this.clients = clients;
    this.convert = convert;
    this.clock = clock;
  }

  /**
   * What to change on the way (api-reference/receipts/convert.md).
   *
   * @param invoiceSeriesId series of the invoice; the default one unless given
   * @param issueDate of the invoice; today unless given
   * @param dueDate of the invoice; the day of issue unless given
   * @param clientId whom to invoice; the receipt's client unless given, else the one client with
   *     the tax code on the receipt
   */
  public record Command(
      @Nullable UUID invoiceSeriesId,
      @Nullable LocalDate issueDate,
      @Nullable LocalDate dueDate,
      @Nullable UUID clientId) {}

  /**
   * Turns a receipt into an invoice.
   *
   * @throws ApplicationException.NotFound if the company has no such receipt, client or series
   * @throws ApplicationException.Unacceptable if nobody says whom to invoice, or the dates are
   *     wrong
   * @throws DomainException.IllegalState if its stage forbids it, above all the second time, or it
   *     is a refund
   */
  public ConvertPreceding.Converted convert(CompanyScope scope, PrecedingId id, Command command) {
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    LocalDate issueDate = command.issueDate == null ? today : command.issueDate;
    LocalDate dueDate = command.dueDate == null ? issueDate : command.dueDate;
    return convert.convert(
        scope,
        PrecedingKind.RECEIPT,
        id,
        new ConvertPreceding.Command(command.invoiceSeriesId, issueDate, dueDate),
        source -> linked(scope, source, command.clientId));
  }

  private PrecedingDocument linked(
      CompanyScope scope, PrecedingDocument source, @Nullable UUID chosen) {
    Receipt receipt = receipts.find(scope.company(), source.id()).orElseThrow();
    receipt.requireConvertible();
    Client client = client(scope, receipt, chosen);
    return source.restated(
        source.content().boughtBy(client.id(), client.party()), source.totals(), clock.instant());
  }

  private Client client(CompanyScope scope, Receipt receipt, @Nullable UUID chosen) {
    if (chosen != null) {
      return present(scope, new ClientId(chosen))
          .orElseThrow(() -> new ApplicationException.NotFound("Client"));
    }
    ClientId own = receipt.document().content().clientId();
    String cif = receipt.sale().customerCif();
    Optional<Client> known = own == null ? Optional.empty() : present(scope, own);
    return known
        .or(
            () ->
                own != null || cif == null
                    ? Optional.empty()
                    : clients.findByTaxCode(scope.company(), cif))
        .orElseThrow(
            () ->
                new ApplicationException.Unacceptable(
                    "Cannot convert receipt to invoice",
                    Map.of(
                        "clientId",
                        "A client is required to generate an invoice. Provide a clientId in the"
                            + " request body or link a client to the receipt first.")));
  }

  private Optional<Client> present(CompanyScope scope, ClientId id) {
    return clients.find(scope.company(), id).filter(found -> found.deletedAt() == null);
  }
}
