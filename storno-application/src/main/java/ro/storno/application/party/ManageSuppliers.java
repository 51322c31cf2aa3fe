package ro.storno.application.party;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;

/**
 * Adds, changes and removes suppliers by hand; most come with the documents that they send. Their
 * documents stay whatever happens to them.
 */
public final class ManageSuppliers {
  private static final String[] FIELDS = {
    "email",
    "phone",
    "address",
    "city",
    "county",
    "country",
    "postalCode",
    "bankName",
    "bankAccount",
    "notes"
  };

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Suppliers suppliers;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  public ManageSuppliers(
      CommandValidator validator,
      Transactions transactions,
      Suppliers suppliers,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.suppliers = suppliers;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A supplier, new or found.
   *
   * @param supplier not null
   * @param existing whether it was there before; one that was deleted is back
   */
  public record Added(Supplier supplier, boolean existing) {}

  /**
   * Adds a supplier; one with the same code is returned instead of doubled.
   *
   * @throws ApplicationException.Unacceptable if something required is missing or malformed
   */
  public Added create(CompanyScope scope, SupplierEntry entry) {
    scope.requireToChange(Permission.CLIENT_CREATE);
    requireComplete(entry);
    Supplier made = supplier(scope.company(), entry);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Supplier present =
              suppliers.findByKeys(scope.company(), Set.of(made.key())).get(made.key());
          if (present == null) {
            return added(scope.company(), made);
          }
          return new Added(restored(present), true);
        });
  }

  private Added added(CompanyId company, Supplier made) {
    boolean added = suppliers.add(company, List.of(made)) == 1;
    Supplier stored =
        added ? made : suppliers.findByKeys(company, Set.of(made.key())).get(made.key());
    return new Added(Objects.requireNonNull(stored), !added);
  }

  private Supplier restored(Supplier present) {
    if (present.deletedAt() == null) {
      return present;
    }
    Supplier back =
        new Supplier(
            present.id(),
            present.company(),
            present.party(),
            present.notes(),
            present.source(),
            present.lastSyncedAt(),
            present.createdAt(),
            clock.instant(),
            null);
    suppliers.update(back.company(), List.of(back));
    return back;
  }

  private void requireComplete(SupplierEntry entry) {
    FieldErrors errors = entry.errors(validator);
    require(errors, "name", entry.name());
    require(errors, "address", entry.address());
    require(errors, "city", entry.city());
    if (country(entry).equals("RO")) {
      require(errors, "registrationNumber", entry.registrationNumber());
      require(errors, "county", entry.county());
    }
    errors.throwUnacceptable();
  }

  private static void require(FieldErrors errors, String field, @Nullable String value) {
    errors.addIf(SupplierEntry.text(value) == null, field, Wording.BLANK);
  }

  private static String country(SupplierEntry entry) {
    String country = SupplierEntry.text(entry.country());
    return country == null ? "RO" : country.toUpperCase(Locale.ROOT);
  }

  private Supplier supplier(CompanyId company, SupplierEntry entry) {
    String cui = SupplierEntry.text(entry.cui());
    boolean romanian = country(entry).equals("RO");
    String digits = cui == null || !romanian ? cui : Cif.parse(cui).map(Cif::digits).orElse(cui);
    boolean payer = Boolean.TRUE.equals(entry.isVatPayer()) || prefixed(cui);
    Party party =
        new Party(
            Objects.requireNonNull(SupplierEntry.text(entry.name())),
            digits,
            vatCode(entry, digits, payer && romanian),
            SupplierEntry.text(entry.registrationNumber()),
            payer,
            new Address(
                SupplierEntry.text(entry.address()),
                SupplierEntry.text(entry.city()),
                SupplierEntry.text(entry.county()),
                SupplierEntry.text(entry.postalCode()),
                country(entry)),
            SupplierEntry.text(entry.email()),
            SupplierEntry.text(entry.phone()),
            null,
            SupplierEntry.text(entry.bankName()),
            SupplierEntry.text(entry.bankAccount()));
    Instant now = clock.instant();
    return new Supplier(
        new SupplierId(ids.next()),
        company,
        party,
        SupplierEntry.text(entry.notes()),
        "manual",
        null,
        now,
        null,
        null);
  }

  private static boolean prefixed(@Nullable String cui) {
    return cui != null && cui.regionMatches(true, 0, "RO", 0, 2);
  }

  private static @Nullable String vatCode(
      SupplierEntry entry, @Nullable String digits, boolean romanianPayer) {
    String typed = SupplierEntry.text(entry.vatCode());
    return typed != null || !romanianPayer || digits == null ? typed : "RO" + digits;
  }

  /**
   * Changes contact data, address, bank and notes.
   *
   * @param given names of the components of the entry that were sent; not null
   * @throws ApplicationException.Unacceptable if none was sent, or one is malformed
   * @throws ApplicationException.NotFound if the company has no such supplier
   */
  public Supplier update(
      CompanyScope scope, SupplierId id, SupplierEntry entry, Set<String> given) {
    scope.requireToChange(Permission.CLIENT_EDIT);
    Given fields = new Given(given);
    fields.requireAny(FIELDS);
    entry.errors(validator).throwUnacceptable();
    return transactions.inCompany(
        scope.company(),
        () -> {
          Supplier was = present(scope, id);
          Supplier changed =
              was.noted(
                  changed(was.party(), entry, fields),
                  fields.pick("notes", SupplierEntry.text(entry.notes()), was.notes()),
                  clock.instant());
          suppliers.update(scope.company(), List.of(changed));
          return changed;
        });
  }

  private static Party changed(Party was, SupplierEntry sent, Given given) {
    Address address = was.address();
    String country = SupplierEntry.text(sent.country());
    return new Party(
        was.name(),
        was.taxCode(),
        was.vatCode(),
        was.registrationNumber(),
        was.vatPayer(),
        new Address(
            given.pick("address", SupplierEntry.text(sent.address()), address.street()),
            given.pick("city", SupplierEntry.text(sent.city()), address.city()),
            given.pick("county", SupplierEntry.text(sent.county()), address.county()),
            given.pick("postalCode", SupplierEntry.text(sent.postalCode()), address.postalCode()),
            given.has("country") && country != null
                ? country.toUpperCase(Locale.ROOT)
                : address.country()),
        given.pick("email", SupplierEntry.text(sent.email()), was.email()),
        given.pick("phone", SupplierEntry.text(sent.phone()), was.phone()),
        was.contactPerson(),
        given.pick("bankName", SupplierEntry.text(sent.bankName()), was.bankName()),
        given.pick("bankAccount", SupplierEntry.text(sent.bankAccount()), was.bankAccount()));
  }

  /**
   * Takes a supplier out of the lists; it comes back with its next document.
   *
   * @throws ApplicationException.NotFound if the company has no such supplier
   */
  public void delete(CompanyScope scope, SupplierId id) {
    scope.requireToChange(Permission.CLIENT_DELETE);
    transactions.inCompany(
        scope.company(),
        () -> {
          suppliers.update(scope.company(), List.of(present(scope, id).deleted(clock.instant())));
          return 0;
        });
  }

  private Supplier present(CompanyScope scope, SupplierId id) {
    return suppliers
        .findForUpdate(scope.company(), id)
        .filter(supplier -> supplier.deletedAt() == null)
        .orElseThrow(() -> new ApplicationException.NotFound("Supplier"));
  }

  /**
   * Deletes up to a hundred, each for itself.
   *
   * @param texts ids as sent, malformed ones included; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome deleteAll(CompanyScope scope, List<String> texts) {
    scope.requireToChange(Permission.CLIENT_DELETE);
    return BulkOutcome.of(texts, "Supplier", id -> delete(scope, new SupplierId(id)));
  }
}
