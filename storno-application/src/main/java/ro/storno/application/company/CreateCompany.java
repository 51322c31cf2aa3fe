package ro.storno.application.company;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.Actor;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.Problem;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Countries;
import ro.storno.domain.party.Party;

/**
 * Adds a company to the actor's organization, by its CIF. The registry knows the details; where it
 * cannot be reached, those of the command are taken.
 */
public final class CreateCompany {
  private static final Pattern FOREIGN_TAX_CODE = Pattern.compile("[A-Z0-9]{4,20}");

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Companies companies;
  private final CompanyRegistry registry;
  private final CompanyDirectory directory;
  private final AuditRecorder audit;
  private final CompanySeeds seeds;
  private final PlanLimits limits;
  private final Ids ids;
  private final Clock clock;

  /** Creates with the given ports; none is null. */
  public CreateCompany(
      CommandValidator validator,
      Transactions transactions,
      Companies companies,
      CompanyRegistry registry,
      CompanyDirectory directory,
      AuditRecorder audit,
      VatRates vatRates,
      SeriesBook seriesBook,
      PlanLimits limits,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.companies = companies;
    this.registry = registry;
    this.directory = directory;
    this.audit = audit;
    this.seeds = new CompanySeeds(vatRates, seriesBook, ids);
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds the company, with the VAT rates and series that it starts with.
   *
   * @throws ApplicationException.Invalid if the CIF is malformed or unknown to the registry, or if
   *     the registry cannot be reached and details are missing
   * @throws ApplicationException.Conflict {@code DUPLICATE_CIF} if the organization has it already
   * @throws ApplicationException.PlanLimit if the plan has no room for another company
   */
  public Result create(Actor actor, Command command) {
    actor.require(Permission.COMPANY_CREATE);
    OrganizationId organization = organizationOf(actor);
    validator.check(command);
    return registeredAbroad(command)
        ? createAbroad(actor, organization, command)
        : createRomanian(actor, organization, command);
  }

  private Result createRomanian(Actor actor, OrganizationId organization, Command command) {
    Cif cif =
        Cif.parse(Objects.requireNonNull(command.cif))
            .orElseThrow(
                () ->
                    new ApplicationException.Invalid(
                        Map.of("cif", "A CIF has 2 to 10 digits, with or without RO.")));
    Currency currency = currency(command);
    PlanLimits.Room room = limits.requireRoomForCompany(organization);
    List<String> warnings = new ArrayList<>();
    Cif.check("cif", cif.digits()).map(Problem::message).ifPresent(warnings::add);
    Optional<CompanyRegistry.Entry> entry = lookUp(cif, command, warnings);
    Company company = company(organization, cif, command, currency, entry);
    add(actor, company, room);
    return new Result(company, entry.isPresent(), List.copyOf(warnings));
  }

  /** A company of another country is in no registry that is asked here; it is taken as typed. */
  private Result createAbroad(Actor actor, OrganizationId organization, Command command) {
    String taxCode =
        Objects.requireNonNull(command.cif).replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    String ask = "Give this value; companies of other countries are in no registry asked here.";
    new FieldErrors()
        .addIf(
            !FOREIGN_TAX_CODE.matcher(taxCode).matches(),
            "cif",
            "A tax code has 4 to 20 letters and digits.")
        .addIf(blank(command.name), "name", ask)
        .addIf(blank(command.address), "address", ask)
        .addIf(blank(command.city), "city", ask)
        .throwInvalid();
    Currency currency = currency(command);
    PlanLimits.Room room = limits.requireRoomForCompany(organization);
    boolean payer = !Boolean.FALSE.equals(command.vatPayer);
    Company company =
        company(
            organization,
            typed(taxCode, payer ? withCountry(taxCode, command) : null, payer, command),
            currency,
            false);
    add(actor, company, room);
    return new Result(company, false, List.of());
  }

  private static boolean registeredAbroad(Command command) {
    return !blank(command.country)
        && !Objects.requireNonNull(command.country).strip().equalsIgnoreCase("RO");
  }

  private static String withCountry(String taxCode, Command command) {
    String country = Objects.requireNonNull(command.country).strip().toUpperCase(Locale.ROOT);
    return taxCode.startsWith(country) ? taxCode : country + taxCode;
  }

  private void add(Actor actor, Company company, PlanLimits.Room room) {
    OrganizationId organization = company.organization();
    transactions.inCompany(
        company.id(),
        () -> {
          room.take();
          if (!companies.add(company)) {
            throw new ApplicationException.Conflict(
                "DUPLICATE_CIF", "Your organization already has a company with this CIF.");
          }
          seeds.sow(company);
          audit.record(
              actor,
              organization,
              AuditAction.COMPANY_CREATED,
              company.id().value(),
              company.party().name());
          return company;
        });
    directory.forget(organization);
  }

  private static OrganizationId organizationOf(Actor actor) {
    OrganizationId organization = actor.organization();
    if (organization == null) {
      throw new ApplicationException.Forbidden(
          "Access denied", "You need an organization to add a company.");
    }
    return organization;
  }

  private static Currency currency(Command command) {
    String code = command.defaultCurrency;
    FieldErrors errors = new FieldErrors();
    Currency currency =
        errors.captureAs("defaultCurrency", () -> code == null ? Currency.RON : Currency.of(code));
    errors.throwInvalid();
    return Objects.requireNonNull(currency);
  }

  private Optional<CompanyRegistry.Entry> lookUp(Cif cif, Command command, List<String> warnings) {
    Optional<CompanyRegistry.Entry> entry;
    try {
      entry = registry.find(cif.digits());
    } catch (ApplicationException.Unavailable unreachable) {
      requireDetails(command);
      warnings.add("The registry could not be reached; the details were taken as given.");
      return Optional.empty();
    }
    if (entry.isEmpty()) {
      throw new ApplicationException.Invalid(
          Map.of("cif", "The registry of taxpayers does not know this CIF."));
    }
    warnings.addAll(RegistryParty.warnings(entry.get()));
    return entry;
  }

  private static void requireDetails(Command command) {
    String ask = "The registry cannot be reached now; give this value, or try again later.";
    new FieldErrors()
        .addIf(blank(command.name), "name", ask)
        .addIf(blank(command.address), "address", ask)
        .addIf(blank(command.city), "city", ask)
        .throwInvalid();
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private Company company(
      OrganizationId organization,
      Cif cif,
      Command command,
      Currency currency,
      Optional<CompanyRegistry.Entry> entry) {
    Party party =
        entry.map(known -> known(cif, known, command)).orElseGet(() -> typed(cif, command));
    boolean onCollection = entry.map(CompanyRegistry.Entry::vatOnCollection).orElse(false);
    return company(organization, party, currency, onCollection);
  }

  private Company company(
      OrganizationId organization, Party party, Currency currency, boolean onCollection) {
    return new Company(
        new CompanyId(ids.next()),
        organization,
        party,
        Company.Settings.initial()
            .with(currency, onCollection)
            .in(Countries.zone(party.address().country())),
        null,
        false,
        clock.instant(),
        null,
        null);
  }

  private static Party known(Cif cif, CompanyRegistry.Entry entry, Command command) {
    return RegistryParty.of(
        cif, entry, command.email, command.phone, command.bankName, command.bankAccount);
  }

  private static Party typed(Cif cif, Command command) {
    String typed = Objects.requireNonNull(command.cif).strip().toUpperCase(Locale.ROOT);
    boolean payer = command.vatPayer == null ? typed.startsWith("RO") : command.vatPayer;
    return typed(cif.digits(), payer ? cif.withPrefix() : null, payer, command);
  }

  private static Party typed(
      String taxCode, @Nullable String vatCode, boolean payer, Command command) {
    return new Party(
        Objects.requireNonNull(command.name).strip(),
        taxCode,
        vatCode,
        command.registrationNumber,
        payer,
        new Address(
            command.address,
            command.city,
            command.county,
            command.postalCode,
            command.country == null ? "RO" : command.country.toUpperCase(Locale.ROOT)),
        command.email,
        command.phone,
        null,
        command.bankName,
        command.bankAccount);
  }

  /**
   * Which company; everything but the CIF, the e-mail, the telephone and the bank is used only
   * where the registry cannot be reached.
   *
   * @param cif with or without RO
   * @param name registered name
   * @param registrationNumber trade register number
   * @param vatPayer whether registered for VAT
   * @param address street and number
   * @param city town or Bucharest sector
   * @param county or sector code
   * @param postalCode postal code
   * @param country ISO 3166-1 alpha-2, RO unless given; a company of another country is asked for
   *     in no registry, and its tax code is taken as typed
   * @param phone telephone
   * @param email e-mail
   * @param bankName bank
   * @param bankAccount IBAN
   * @param defaultCurrency ISO 4217, RON unless given
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Nullable String cif,
      @Size(max = 255, message = Wording.TOO_LONG) @Nullable String name,
      @Size(max = 50, message = Wording.TOO_LONG) @Nullable String registrationNumber,
      @Nullable Boolean vatPayer,
      @Size(max = 500, message = Wording.TOO_LONG) @Nullable String address,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String city,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String county,
      @Size(max = 20, message = Wording.TOO_LONG) @Nullable String postalCode,
      @Size(max = 2, message = Wording.TOO_LONG) @Nullable String country,
      @Size(max = 50, message = Wording.TOO_LONG) @Nullable String phone,
      @Email(message = Wording.EMAIL) @Nullable String email,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String bankName,
      @Size(max = 40, message = Wording.TOO_LONG) @Nullable String bankAccount,
      @Nullable String defaultCurrency) {}

  /**
   * What was added.
   *
   * @param company not null
   * @param fromRegistry whether the registry confirmed the details
   * @param warnings what to look at, in words; not null
   */
  public record Result(Company company, boolean fromRegistry, List<String> warnings) {}
}
