package ro.storno.application.party;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Given;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.BuyerChange;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/**
 * Changes a client. Editable documents of the current month take over a change of identity or VAT
 * status; earlier months are closed (api-reference/clients/update.md).
 */
public final class UpdateClient {
  private static final String[] FIELDS = {
    "name",
    "type",
    "cui",
    "cnp",
    "vatCode",
    "isVatPayer",
    "registrationNumber",
    "address",
    "city",
    "county",
    "country",
    "postalCode",
    "email",
    "phone",
    "bankName",
    "bankAccount",
    "defaultPaymentTermDays",
    "contactPerson",
    "notes",
    "idNumber",
    "clientCode",
    "currency",
    "einvoiceIdentifiers"
  };

  private static final String[] PROPAGATED = {
    "name", "cui", "cnp", "vatCode", "isVatPayer", "country"
  };

  private final Transactions transactions;
  private final Clients clients;
  private final ClientDrafting drafting;
  private final BuyerChange buyerChange;
  private final Clock clock;

  /** Updates with the given ports; none is null. */
  public UpdateClient(
      CommandValidator validator,
      Transactions transactions,
      Clients clients,
      BuyerChange buyerChange,
      Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.drafting = new ClientDrafting(validator);
    this.buyerChange = buyerChange;
    this.clock = clock;
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the entry that were sent; not null
   * @throws ApplicationException.Unacceptable if something required is cleared or malformed
   * @throws ApplicationException.NotFound if the company has no such client
   */
  public Result update(CompanyScope scope, ClientId id, ClientEntry entry, Set<String> given) {
    scope.requireToChange(Permission.CLIENT_EDIT);
    Given fields = new Given(given);
    fields.requireAny(FIELDS);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Client was = DeleteClient.present(clients, scope, id);
          ClientEntry whole = ClientEntry.of(was).overlaid(entry, fields);
          drafting.check(whole);
          Client changed = keepingVies(was, whole);
          clients.update(changed);
          int updated = fields.hasAny(PROPAGATED) ? buyerChange.propagate(scope, changed) : 0;
          return new Result(changed, updated, drafting.warnings(whole));
        });
  }

  /** What VIES said stays true as long as the VAT code does. */
  private Client keepingVies(Client was, ClientEntry whole) {
    Client drafted =
        drafting.client(
            was.id(), was.company(), whole, was.source(), was.createdAt(), clock.instant());
    if (!Objects.equals(was.party().vatCode(), drafted.party().vatCode())) {
      return drafted;
    }
    return new Client(
        drafted.id(),
        drafted.company(),
        drafted.type(),
        drafted.party(),
        drafted.cnp(),
        drafted.idNumber(),
        drafted.clientCode(),
        drafted.currency(),
        drafted.defaultPaymentTermDays(),
        drafted.notes(),
        drafted.source(),
        was.viesValid(),
        was.viesValidatedAt(),
        was.viesName(),
        drafted.einvoiceIdentifiers(),
        drafted.createdAt(),
        drafted.updatedAt(),
        drafted.deletedAt());
  }

  /**
   * The changed client.
   *
   * @param client not null
   * @param invoicesUpdated how many editable invoices of the current month took the change
   * @param warnings in words; not null
   */
  public record Result(Client client, int invoicesUpdated, List<String> warnings) {}
}
