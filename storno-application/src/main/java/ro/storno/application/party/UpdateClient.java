package ro.storno.application.party;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Given;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.BuyerChange;
import ro.storno.application.job.JobQueue;
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
  private final ClientValidation validation;
  private final BuyerChange buyerChange;
  private final JobQueue jobs;
  private final Clock clock;

  /** Updates with the given ports; none is null. */
  public UpdateClient(
      CommandValidator validator,
      Transactions transactions,
      Clients clients,
      Vies vies,
      BuyerChange buyerChange,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.drafting = new ClientDrafting(validator);
    this.validation = new ClientValidation(vies, clock);
    this.buyerChange = buyerChange;
    this.jobs = jobs;
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
    ClientValidation.@Nullable Outcome vies = validated(scope, id, entry, fields);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Client was = DeleteClient.locked(clients, scope, id);
          ClientEntry whole = ClientEntry.of(was).overlaid(entry, fields);
          drafting.check(whole);
          Client changed = withVies(was, drafted(was, whole), vies);
          clients.update(changed);
          if (vies != null) {
            vies.askAgainLater(jobs, changed);
          }
          int updated = fields.hasAny(PROPAGATED) ? buyerChange.propagate(scope, changed) : 0;
          return new Result(changed, updated, warnings(whole, vies));
        });
  }

  /** VIES is asked before the change, since it may take its time; null if it need not be. */
  private ClientValidation.@Nullable Outcome validated(
      CompanyScope scope, ClientId id, ClientEntry entry, Given fields) {
    if (!fields.hasAny("vatCode", "country")) {
      return null;
    }
    Client was =
        transactions.inCompany(
            scope.company(), () -> DeleteClient.present(clients.find(scope.company(), id)));
    ClientEntry whole = ClientEntry.of(was).overlaid(entry, fields);
    drafting.check(whole);
    Client changed = drafted(was, whole);
    return sameIdentifier(was, changed) ? null : validation.validate(changed);
  }

  private Client drafted(Client was, ClientEntry whole) {
    return drafting.client(
        was.id(), was.company(), whole, was.source(), was.createdAt(), clock.instant());
  }

  /** What VIES said stays true as long as VAT code and country do. */
  private static Client withVies(
      Client was, Client drafted, ClientValidation.@Nullable Outcome vies) {
    if (sameIdentifier(was, drafted)) {
      return drafted.withVies(was.viesValid(), was.viesValidatedAt(), was.viesName());
    }
    return vies == null ? drafted : vies.on(drafted);
  }

  private static boolean sameIdentifier(Client one, Client other) {
    return Objects.equals(one.party().vatCode(), other.party().vatCode())
        && Objects.equals(one.party().address().country(), other.party().address().country());
  }

  private List<String> warnings(ClientEntry whole, ClientValidation.@Nullable Outcome vies) {
    List<String> warnings = new ArrayList<>(drafting.warnings(whole));
    if (vies != null) {
      warnings.addAll(vies.warnings());
    }
    return List.copyOf(warnings);
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
