package ro.storno.application.company;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.authority.Pace;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Party;

/** Takes over what ANAF's registry says about a company by now, once a minute at most. */
public final class RefreshCompany {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Companies companies;
  private final CompanyAccess access;
  private final CompanyRegistry registry;
  private final CompanyDirectory directory;
  private final Pace pace;
  private final Clock clock;

  /**
   * Refreshes with the given ports; none is null.
   *
   * @param registry asked for the present state; not null
   */
  public RefreshCompany(
      Transactions transactions,
      Companies companies,
      CompanyRegistry registry,
      CompanyDirectory directory,
      Pace pace,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.access = new CompanyAccess(companies);
    this.registry = registry;
    this.directory = directory;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Refreshes name, trade register number, address and VAT status. Contact, bank and settings stay
   * as the users set them.
   *
   * @throws ApplicationException.NotFound if the organization has no such company
   * @throws ApplicationException.TooMany if it was refreshed within the last minute
   * @throws ApplicationException.Unacceptable if the company has no CIF, or the registry does not
   *     know it
   * @throws ApplicationException.Unavailable if the registry does not answer; nothing changed then
   */
  public Result refresh(Actor actor, CompanyId id) {
    actor.require(Permission.COMPANY_EDIT);
    Company company = transactions.inPlatform(() -> access.findToChange(actor, id));
    Cif cif = LookUpTaxpayer.requiredCif(company.party().taxCode());
    if (pace.takeTurn("company.refresh:" + id, INTERVAL, Duration.ZERO).isEmpty()) {
      throw new ApplicationException.TooMany(
          "", "The company was refreshed a moment ago; wait a minute.", INTERVAL);
    }
    CompanyRegistry.Entry entry =
        registry
            .find(cif.digits())
            .orElseThrow(
                () ->
                    new ApplicationException.Unacceptable(
                        "The registry of taxpayers does not know " + cif.digits() + ".",
                        Map.of("cif", "The registry does not know it.")));
    Company refreshed =
        transactions.inPlatform(
            () -> {
              Company now = access.findToChange(actor, id);
              Company after = refreshed(now, cif, entry);
              companies.update(after);
              return after;
            });
    directory.forget(refreshed.organization());
    return new Result(refreshed, RegistryParty.warnings(entry));
  }

  private Company refreshed(Company company, Cif cif, CompanyRegistry.Entry entry) {
    Party was = company.party();
    Party known =
        RegistryParty.of(cif, entry, was.email(), was.phone(), was.bankName(), was.bankAccount());
    return new Company(
        company.id(),
        company.organization(),
        known,
        company.settings().with(company.settings().defaultCurrency(), entry.vatOnCollection()),
        company.logo(),
        company.readOnly(),
        company.createdAt(),
        clock.instant(),
        company.deletedAt());
  }

  /**
   * The refreshed company.
   *
   * @param company not null
   * @param warnings what to look at, in words; not null
   */
  public record Result(Company company, List<String> warnings) {
    /** Refuses null. */
    public Result {
      Objects.requireNonNull(company, "company");
      warnings = List.copyOf(warnings);
    }
  }
}
