package ro.storno.cli.seed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.party.ClientEntry;
import ro.storno.application.party.SupplierEntry;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.preceding.PrecedingEntry;
import ro.storno.application.receipt.ReceiptEntry;
import ro.storno.application.recurring.RecurringEntry;
import ro.storno.application.tax.ManageVatRates;
import ro.storno.application.transport.TransportEntry;
import ro.storno.domain.identity.Role;
import ro.storno.domain.preceding.Stage;

/**
 * What a seed file asks for, checked for form. docs/seed.md describes the file.
 *
 * @param users accounts; not null
 * @param organizations with everything they own; not null
 */
public record SeedDocument(List<Account> users, List<Business> organizations) {
  /**
   * Something that stands at a place of the file.
   *
   * @param at line and path, for messages; not null
   * @param value what stands there; not null
   */
  public record Located<T>(String at, T value) {}

  /**
   * An account.
   *
   * @param at place; not null
   * @param fields not null
   */
  public record Account(String at, AccountFields fields) {}

  /**
   * Fields of an account.
   *
   * @param email required
   * @param password required
   * @param firstName or null
   * @param lastName or null
   * @param platformAdmin super administrator of the installation
   */
  public record AccountFields(
      @Nullable String email,
      @Nullable String password,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable Boolean platformAdmin) {
    /** Shows no password. */
    @Override
    public String toString() {
      return "AccountFields[" + email + "]";
    }
  }

  /**
   * An organization.
   *
   * @param at place; not null
   * @param name not null
   * @param plan not null
   * @param members the first owner acts for the organization; not null
   * @param companies not null
   */
  public record Business(
      String at, String name, String plan, List<Member> members, List<Tenant> companies) {}

  /**
   * A membership.
   *
   * @param at place; not null
   * @param user e-mail address; not null
   * @param role not null
   * @param companies CIFs of the companies that may be seen; null means all
   */
  public record Member(String at, String user, Role role, @Nullable List<String> companies) {}

  /**
   * A company and what it works with.
   *
   * @param at place; not null
   * @param cif digits; not null
   * @param details not null
   * @param settings to change after creation, if any
   * @param vatRates beside the standard ones; not null
   * @param bankAccounts not null
   * @param series not null
   * @param clients not null
   * @param invoices not null
   * @param catalogue what it sells, and whom it buys from; not null
   * @param papers what it writes beside invoices; not null
   */
  public record Tenant(
      String at,
      String cif,
      CreateCompany.Command details,
      Optional<Settings> settings,
      List<Located<ManageVatRates.Command>> vatRates,
      List<Located<ManageBankAccounts.Command>> bankAccounts,
      List<Located<ManageSeries.Command>> series,
      List<Customer> clients,
      List<Bill> invoices,
      Catalogue catalogue,
      Papers papers) {}

  /**
   * Settings of a company.
   *
   * @param at place; not null
   * @param values not null
   * @param given which were given; not null
   */
  public record Settings(String at, UpdateCompany.Command values, Set<String> given) {}

  /**
   * A client.
   *
   * @param at place; not null
   * @param key how invoices of the file refer to it; not null
   * @param entry not null
   */
  public record Customer(String at, String key, ClientEntry entry) {}

  /**
   * An invoice.
   *
   * @param at place; not null
   * @param key makes a second run find it again; not null
   * @param client key of a client, or null for a buyer given by name
   * @param parent key of the invoice that a credit note corrects, or null
   * @param state how far it is brought; not null
   * @param draft not null
   * @param payments not null
   * @param cancelReason or null
   */
  public record Bill(
      String at,
      String key,
      @Nullable String client,
      @Nullable String parent,
      State state,
      Draft draft,
      List<Located<RecordPayment.Command>> payments,
      @Nullable String cancelReason) {}

  /** What is typed for an invoice, once the ids it refers to are known. */
  public interface Draft {
    /**
     * Returns the entry.
     *
     * @param client or null
     * @param parent or null
     * @param idempotencyKey not null
     */
    InvoiceEntry entry(@Nullable UUID client, @Nullable UUID parent, String idempotencyKey);
  }

  /**
   * What a company sells, and whom it buys from.
   *
   * @param categories not null
   * @param products not null
   * @param suppliers not null
   */
  public record Catalogue(
      List<Located<ManageProductCategories.Command>> categories,
      List<Ware> products,
      List<Located<SupplierEntry>> suppliers) {}

  /**
   * A product.
   *
   * @param at place; not null
   * @param category name of its category, or null
   * @param entry without the category; not null
   * @param template not null
   */
  public record Ware(
      String at, @Nullable String category, ProductEntry entry, Template<ProductEntry> template) {}

  /**
   * What a company writes beside invoices.
   *
   * @param proformas not null
   * @param deliveryNotes not null
   * @param receipts not null
   * @param recurring not null
   */
  public record Papers(
      List<Sheet> proformas,
      List<Sheet> deliveryNotes,
      List<Slip> receipts,
      List<Plan> recurring) {}

  /**
   * A proforma or a delivery note, which a second run recognises by client, day and lines.
   *
   * @param at place; not null
   * @param client key of a client; null if it was forgotten, which the use case tells
   * @param state how far it is brought; not null
   * @param transport fields of the e-Transport declaration; not null
   * @param template not null
   */
  public record Sheet(
      String at,
      @Nullable String client,
      Stage state,
      TransportEntry transport,
      Template<PrecedingEntry> template) {}

  /**
   * A receipt.
   *
   * @param at place; not null
   * @param key makes a second run find it again; not null
   * @param client key of a client, or null
   * @param state how far it is brought; not null
   * @param template not null
   */
  public record Slip(
      String at,
      String key,
      @Nullable String client,
      Stage state,
      Template<ReceiptEntry> template) {}

  /**
   * A recurring invoice.
   *
   * @param at place; not null
   * @param reference makes a second run find it again; not null
   * @param client key of a client; null if it was forgotten, which the use case tells
   * @param series prefix of the series, or null for the default one
   * @param type type of the series, as the API names it; not null
   * @param template not null
   */
  public record Plan(
      String at,
      String reference,
      @Nullable String client,
      @Nullable String series,
      String type,
      Template<RecurringEntry> template) {}

  /** What is typed for a document, once the ids it refers to are known. */
  public interface Template<E> {
    /** Returns the entry with the ids filled in; neither is null. */
    E complete(Ids ids);
  }

  /** Ids by the names of the fields in which they belong. */
  public static final class Ids {
    private final Map<String, UUID> byField = new LinkedHashMap<>();

    /** Adds one and returns this. */
    public Ids with(String field, UUID id) {
      byField.put(field, id);
      return this;
    }

    /** Returns them; not null. */
    public Map<String, UUID> byField() {
      return Collections.unmodifiableMap(byField);
    }
  }

  /** How far an invoice is brought. */
  public enum State {
    DRAFT,
    ISSUED,
    /** Issued, and paid in full by one payment unless payments are given. */
    PAID,
    CANCELLED
  }
}
