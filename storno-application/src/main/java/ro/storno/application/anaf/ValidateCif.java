package ro.storno.application.anaf;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.party.Cif;

/**
 * Asks ANAF anew whether an authorization may act for a CIF (api-reference/anaf/validate-cif.md).
 */
public final class ValidateCif {
  private final Transactions transactions;
  private final Authorizations authorizations;
  private final ListAuthorizations listing;
  private final TaxpayersOfUser taxpayers;
  private final CompanyRegistry registry;
  private final RenewAuthorization renewal;
  private final CheckAuthorization checking;
  private final TokenSealing sealing;
  private final Clock clock;

  /** Validates with the given ports; none is null. */
  public ValidateCif(
      Transactions transactions,
      Authorizations authorizations,
      ListAuthorizations listing,
      TaxpayersOfUser taxpayers,
      CompanyRegistry registry,
      RenewAuthorization renewal,
      CheckAuthorization checking,
      TokenSealing sealing,
      Clock clock) {
    this.transactions = transactions;
    this.authorizations = authorizations;
    this.listing = listing;
    this.taxpayers = taxpayers;
    this.registry = registry;
    this.renewal = renewal;
    this.checking = checking;
    this.sealing = sealing;
    this.clock = clock;
  }

  /**
   * Which CIF to ask about.
   *
   * @param cif with or without RO; null for the authorization's own
   */
  public record Command(@Nullable String cif) {}

  /**
   * What was found.
   *
   * @param valid whether nothing was found wrong
   * @param cif digits; null if there is none to ask about
   * @param companyName of the actor's company with the CIF, or null
   * @param errors the documented texts; empty if valid; not null
   */
  public record Result(
      boolean valid, @Nullable String cif, @Nullable String companyName, List<String> errors) {}

  private record Case(
      Authorization authorization, @Nullable Cif own, Map<Cif, List<Company>> all) {}

  /**
   * Checks that the CIF is the actor's, known to the registry, and open to the authorization. Not
   * for use inside a transaction.
   *
   * @throws ApplicationException.NotFound if the actor keeps no such authorization
   * @throws ApplicationException.Invalid if the CIF is malformed
   */
  public Result validate(Actor actor, long id, Command command) {
    UserId user = actor.requireUser();
    Case open = transactions.inPlatform(() -> open(user, id));
    Optional<Cif> cif = wanted(command, open);
    List<String> errors = new ArrayList<>();
    Company company = cif.map(open.all::get).map(same -> same.get(0)).orElse(null);
    if (cif.isEmpty() || company == null) {
      errors.add("CIF does not belong to your organization");
      return new Result(false, cif.map(Cif::digits).orElse(null), null, errors);
    }
    if (unknownToRegistry(cif.get())) {
      errors.add("CIF not found in ANAF registry");
    }
    access(open.authorization, cif.get()).ifPresent(errors::add);
    return new Result(
        errors.isEmpty(), cif.get().digits(), company.party().name(), List.copyOf(errors));
  }

  private Case open(UserId user, long id) {
    Authorization authorization =
        authorizations.find(user, id).orElseThrow(() -> new ApplicationException.NotFound("Token"));
    return new Case(
        authorization,
        listing.describe(user, List.of(authorization)).get(0).cif(),
        taxpayers.of(user));
  }

  private static Optional<Cif> wanted(Command command, Case open) {
    if (command.cif != null && !command.cif.isBlank()) {
      return Optional.of(
          Cif.parse(command.cif)
              .orElseThrow(
                  () ->
                      new ApplicationException.Invalid(
                          Map.of("cif", "A CIF has 2 to 10 digits, with or without RO."))));
    }
    return Optional.ofNullable(open.own).or(() -> open.all.keySet().stream().findFirst());
  }

  private boolean unknownToRegistry(Cif cif) {
    try {
      return registry.find(cif.digits()).isEmpty();
    } catch (ApplicationException.Unavailable silent) {
      // a registry that does not answer says nothing against the CIF
      return false;
    }
  }

  private Optional<String> access(Authorization authorization, Cif cif) {
    Authorization fresh =
        authorization.tokens().accessGoodAt(clock.instant())
            ? authorization
            : renewal.renew(authorization).orElse(authorization);
    if (!fresh.tokens().accessGoodAt(clock.instant())) {
      return Optional.of("The token has expired");
    }
    Optional<CheckedCif> checked = checking.check(fresh, sealing.access(fresh), cif);
    if (checked.isEmpty()) {
      return Optional.of("ANAF did not answer; try again later");
    }
    return checked.get().verdict() == CheckedCif.Verdict.ALLOWED
        ? Optional.empty()
        : Optional.of("Company does not have e-Factura access enabled");
  }
}
