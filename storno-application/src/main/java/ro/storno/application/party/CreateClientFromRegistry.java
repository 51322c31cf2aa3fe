package ro.storno.application.party;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.CompanyRegistry.Entry;
import ro.storno.application.company.LookUpTaxpayer;
import ro.storno.application.company.RegistryParty;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.RomanianCounty;

/**
 * Adds a Romanian company as a client by its CUI alone, with the details of ANAF's registry
 * (api-reference/clients/from-registry.md). One with the same CUI is returned instead of doubled.
 */
public final class CreateClientFromRegistry {
  private static final int LONGEST_NAME = 255;

  private final Transactions transactions;
  private final Clients clients;
  private final CompanyRegistry registry;
  private final Ids ids;
  private final Clock clock;

  /** Creates with the given ports; none is null. */
  public CreateClientFromRegistry(
      Transactions transactions, Clients clients, CompanyRegistry registry, Ids ids, Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.registry = registry;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds the client. If the registry does not answer it is added all the same, under the name given
   * or the CUI itself.
   *
   * @throws ApplicationException.Unacceptable if the CUI is missing or malformed, or if the
   *     registry does not know it and no name is given
   */
  public Result create(CompanyScope scope, Command command) {
    scope.requireToChange(Permission.CLIENT_CREATE);
    Cif cif = LookUpTaxpayer.requiredCif(command.cui);
    checkName(command.name);
    Optional<Client> before = transactions.inCompany(scope.company(), () -> find(scope, cif));
    if (before.isPresent()) {
      return Result.before(before.get());
    }
    LookedUp lookedUp = lookUp(cif, command);
    Client client = client(scope, lookedUp.party());
    return transactions
        .inCompany(scope.company(), () -> addUnlessThere(scope, cif, client))
        .map(Result::before)
        .orElseGet(() -> new Result(client, false, lookedUp.validated(), lookedUp.warnings()));
  }

  private static void checkName(@Nullable String name) {
    if (name != null && name.strip().length() > LONGEST_NAME) {
      throw new ApplicationException.Unacceptable(
          "Validation failed",
          Map.of("name", "This value is too long; at most " + LONGEST_NAME + " characters."));
    }
  }

  private Optional<Client> find(CompanyScope scope, Cif cif) {
    return clients.findByTaxCode(scope.company(), cif.digits());
  }

  private Optional<Client> addUnlessThere(CompanyScope scope, Cif cif, Client client) {
    clients.lockTaxCode(scope.company(), cif.digits());
    Optional<Client> meanwhile = find(scope, cif);
    if (meanwhile.isEmpty()) {
      clients.add(client);
    }
    return meanwhile;
  }

  /** The details, whether the registry confirmed them now, and what to tell the user. */
  private record LookedUp(Party party, boolean validated, List<String> warnings) {}

  private LookedUp lookUp(Cif cif, Command command) {
    String name = command.name == null || command.name.isBlank() ? null : command.name.strip();
    Optional<Entry> entry;
    try {
      entry = registry.find(cif.digits());
    } catch (ApplicationException.Unavailable unavailable) {
      return new LookedUp(
          bare(cif, name == null ? "CUI " + cif.digits() : name),
          false,
          List.of("The client was added without details. " + unavailable.getMessage()));
    }
    if (entry.isPresent()) {
      return known(cif, entry.get());
    }
    if (name == null) {
      throw new ApplicationException.Unacceptable(
          "The registry of taxpayers does not know this CUI",
          Map.of("cui", "The registry does not know it; correct it, or give a name as well."));
    }
    return new LookedUp(
        bare(cif, name), false, List.of("The registry of taxpayers does not know this CUI."));
  }

  private static LookedUp known(Cif cif, Entry entry) {
    return new LookedUp(
        party(cif, entry), entry.outdatedSince() == null, RegistryParty.warnings(entry));
  }

  private static Party party(Cif cif, Entry entry) {
    Address seat = entry.address();
    return RegistryParty.of(cif, entry, null, null, null, null)
        .withAddress(
            new Address(
                seat.street(), seat.city(), countyName(seat.county()), seat.postalCode(), "RO"));
  }

  /** As users type counties and the API's pages show them: {@code Cluj}. */
  private static @Nullable String countyName(@Nullable String county) {
    return county == null
        ? null
        : RomanianCounty.find(county).map(RomanianCounty::plainName).orElse(county);
  }

  private static Party bare(Cif cif, String name) {
    return new Party(
        name,
        cif.digits(),
        null,
        null,
        false,
        new Address(null, null, null, null, "RO"),
        null,
        null,
        null,
        null,
        null);
  }

  private Client client(CompanyScope scope, Party party) {
    return new Client(
        new ClientId(ids.next()),
        scope.company(),
        ClientType.COMPANY,
        party,
        null,
        null,
        null,
        null,
        null,
        null,
        "manual",
        null,
        null,
        null,
        Map.of(),
        clock.instant(),
        null,
        null);
  }

  /**
   * Which company.
   *
   * @param cui with or without RO
   * @param name used if the registry cannot tell it; or null
   */
  public record Command(@Nullable String cui, @Nullable String name) {}

  /**
   * The client, new or found.
   *
   * @param client not null
   * @param existing whether it was there before; then nothing was changed
   * @param validated whether the registry confirmed the details just now
   * @param warnings what to look at, in words; not null
   */
  public record Result(Client client, boolean existing, boolean validated, List<String> warnings) {
    static Result before(Client client) {
      return new Result(client, true, false, List.of());
    }
  }
}
