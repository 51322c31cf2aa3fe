package ro.storno.application.company;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.Actor;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;

/** Changes the settings of a company. */
public final class UpdateCompany {
  private static final Set<String> MODULES =
      Set.of(
          "delivery_notes",
          "receipts",
          "proforma_invoices",
          "recurring_invoices",
          "reports",
          "efactura",
          "spv_messages");

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Companies companies;
  private final CompanyAccess access;
  private final CompanyDirectory directory;
  private final AuditRecorder audit;
  private final Clock clock;

  /** Updates with the given ports; none is null. */
  public UpdateCompany(
      CommandValidator validator,
      Transactions transactions,
      Companies companies,
      CompanyDirectory directory,
      AuditRecorder audit,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.companies = companies;
    this.access = new CompanyAccess(companies);
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Invalid if a field is malformed
   * @throws ApplicationException.NotFound if the organization has no such company
   */
  public Company update(Actor actor, CompanyId id, Command command, Set<String> given) {
    actor.require(Permission.COMPANY_EDIT);
    Given fields = new Given(given);
    FieldErrors errors = validator.errors(command);
    Currency currency = currency(command, errors);
    ZoneId timeZone = timeZone(command, errors);
    errors.addIf(
        fields.has("name") && (command.name == null || command.name.isBlank()),
        "name",
        Wording.BLANK);
    errors.addIf(
        command.enabledModules != null && !MODULES.containsAll(command.enabledModules),
        "enabledModules",
        "Choose among " + String.join(", ", new TreeSet<>(MODULES)) + ".");
    errors.throwInvalid();
    Company changed =
        transactions.inPlatform(
            () -> {
              Company company = access.findToChange(actor, id);
              Company after = changed(company, command, fields, currency, timeZone);
              companies.update(after);
              audit.record(
                  actor,
                  after.organization(),
                  AuditAction.COMPANY_CHANGED,
                  id.value(),
                  String.join(" ", new TreeSet<>(given)));
              return after;
            });
    directory.forget(changed.organization());
    return changed;
  }

  private static @Nullable Currency currency(Command command, FieldErrors errors) {
    String code = command.defaultCurrency;
    return code == null ? null : errors.captureAs("defaultCurrency", () -> Currency.of(code));
  }

  private static @Nullable ZoneId timeZone(Command command, FieldErrors errors) {
    String zone = command.timeZone;
    if (zone == null) {
      return null;
    }
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      errors.add("timeZone", "Invalid timezone identifier.");
      return null;
    }
    return ZoneId.of(zone);
  }

  private Company changed(
      Company company,
      Command command,
      Given given,
      @Nullable Currency currency,
      @Nullable ZoneId timeZone) {
    return new Company(
        company.id(),
        company.organization(),
        party(company.party(), command, given),
        settings(company.settings(), command, given, currency, timeZone),
        company.logo(),
        company.readOnly(),
        company.createdAt(),
        clock.instant(),
        company.deletedAt());
  }

  private static Party party(Party party, Command command, Given given) {
    Address address = party.address();
    return new Party(
        given.keep("name", command.name, party.name()),
        party.taxCode(),
        party.vatCode(),
        party.registrationNumber(),
        party.vatPayer(),
        new Address(
            given.pick("address", command.address, address.street()),
            given.pick("city", command.city, address.city()),
            given.pick("county", command.county, address.county()),
            given.pick("postalCode", command.postalCode, address.postalCode()),
            address.country()),
        given.pick("email", command.email, party.email()),
        given.pick("phone", command.phone, party.phone()),
        party.contactPerson(),
        given.pick("bankName", command.bankName, party.bankName()),
        given.pick("bankAccount", command.bankAccount, party.bankAccount()));
  }

  private static Company.Settings settings(
      Company.Settings was,
      Command command,
      Given given,
      @Nullable Currency currency,
      @Nullable ZoneId timeZone) {
    return new Company.Settings(
        given.keep("defaultCurrency", currency, was.defaultCurrency()),
        given.keep("timeZone", timeZone, was.timeZone()),
        given.pick("bankBic", command.bankBic, was.bankBic()),
        given.pick("website", command.website, was.website()),
        given.pick("capitalSocial", command.capitalSocial, was.capitalSocial()),
        given.pick("representative", command.representative, was.representative()),
        given.pick("representativeRole", command.representativeRole, was.representativeRole()),
        given.pick("eoriCode", command.eoriCode, was.eoriCode()),
        given.keep("vatOnCollection", command.vatOnCollection, was.vatOnCollection()),
        given.keep("oss", command.oss, was.oss()),
        given.pick("vatIn", command.vatIn, was.vatIn()),
        was.syncEnabled(),
        was.lastSyncedAt(),
        given.keep("syncDaysBack", command.syncDaysBack, was.syncDaysBack()),
        given.pick("efacturaDelayHours", command.efacturaDelayHours, was.efacturaDelayHours()),
        given.keep("archiveEnabled", command.archiveEnabled, was.archiveEnabled()),
        given.keep(
            "archiveRetentionYears", command.archiveRetentionYears, was.archiveRetentionYears()),
        modules(given.pick("enabledModules", command.enabledModules, was.enabledModules())),
        given.keep(
            "fallbackDeduplication", command.fallbackDeduplication, was.fallbackDeduplication()));
  }

  /** All of them means the same as null (api-reference/companies/update.md). */
  private static @Nullable List<String> modules(@Nullable List<String> chosen) {
    return chosen == null || Set.copyOf(chosen).equals(MODULES)
        ? null
        : chosen.stream().distinct().toList();
  }

  /**
   * New values; what comes from the registry (CIF, registration number, VAT status) is not among
   * them, the postal address may be corrected.
   *
   * @param name display name
   * @param address street and number
   * @param city town or Bucharest sector
   * @param county county or sector code
   * @param postalCode postal code
   * @param phone telephone
   * @param email e-mail
   * @param website address on the web
   * @param bankName bank
   * @param bankAccount IBAN
   * @param bankBic SWIFT code
   * @param defaultCurrency ISO 4217
   * @param timeZone IANA id
   * @param capitalSocial share capital as printed
   * @param representative legal representative
   * @param representativeRole their role
   * @param eoriCode customs identifier
   * @param vatOnCollection VAT due on payment
   * @param oss registered for the one-stop shop
   * @param vatIn VAT identifier for intra-Community trade
   * @param syncDaysBack 1 to 365
   * @param efacturaDelayHours null or 0 for at once, at most 96
   * @param archiveEnabled whether archived
   * @param archiveRetentionYears 1 to 50
   * @param enabledModules keys, or null for all
   * @param fallbackDeduplication whether the 60-minute fallback of invoice creation applies
   */
  public record Command(
      @Size(max = 255, message = Wording.TOO_LONG) @Nullable String name,
      @Size(max = 500, message = Wording.TOO_LONG) @Nullable String address,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String city,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String county,
      @Size(max = 20, message = Wording.TOO_LONG) @Nullable String postalCode,
      @Size(max = 50, message = Wording.TOO_LONG) @Nullable String phone,
      @Email(message = Wording.EMAIL) @Nullable String email,
      @Size(max = 255, message = Wording.TOO_LONG) @Nullable String website,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String bankName,
      @Size(max = 40, message = Wording.TOO_LONG) @Nullable String bankAccount,
      @Size(max = 20, message = Wording.TOO_LONG) @Nullable String bankBic,
      @Nullable String defaultCurrency,
      @Nullable String timeZone,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String capitalSocial,
      @Size(max = 200, message = Wording.TOO_LONG) @Nullable String representative,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String representativeRole,
      @Size(max = 30, message = Wording.TOO_LONG) @Nullable String eoriCode,
      @Nullable Boolean vatOnCollection,
      @Nullable Boolean oss,
      @Size(max = 30, message = Wording.TOO_LONG) @Nullable String vatIn,
      @Min(value = 1, message = "This value should be between 1 and 365.")
          @Max(value = 365, message = "This value should be between 1 and 365.")
          @Nullable Integer syncDaysBack,
      @Min(value = 0, message = "This value should be between 0 and 96.")
          @Max(value = 96, message = "This value should be between 0 and 96.")
          @Nullable Integer efacturaDelayHours,
      @Nullable Boolean archiveEnabled,
      @Min(value = 1, message = "This value should be between 1 and 50.")
          @Max(value = 50, message = "This value should be between 1 and 50.")
          @Nullable Integer archiveRetentionYears,
      @Nullable List<String> enabledModules,
      @Nullable Boolean fallbackDeduplication) {}
}
