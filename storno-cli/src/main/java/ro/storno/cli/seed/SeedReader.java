package ro.storno.cli.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
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
import ro.storno.cli.file.LocatedTree;
import ro.storno.cli.file.RecordReader;
import ro.storno.cli.seed.SeedDocument.Account;
import ro.storno.cli.seed.SeedDocument.AccountFields;
import ro.storno.cli.seed.SeedDocument.Bill;
import ro.storno.cli.seed.SeedDocument.Business;
import ro.storno.cli.seed.SeedDocument.Catalogue;
import ro.storno.cli.seed.SeedDocument.Customer;
import ro.storno.cli.seed.SeedDocument.Located;
import ro.storno.cli.seed.SeedDocument.Member;
import ro.storno.cli.seed.SeedDocument.Papers;
import ro.storno.cli.seed.SeedDocument.Plan;
import ro.storno.cli.seed.SeedDocument.Settings;
import ro.storno.cli.seed.SeedDocument.Sheet;
import ro.storno.cli.seed.SeedDocument.Slip;
import ro.storno.cli.seed.SeedDocument.State;
import ro.storno.cli.seed.SeedDocument.Template;
import ro.storno.cli.seed.SeedDocument.Tenant;
import ro.storno.cli.seed.SeedDocument.Ware;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.domain.identity.Role;
import ro.storno.domain.preceding.Stage;

/** Reads seed files: YAML or JSON, every mistake of form reported at once with line and path. */
public final class SeedReader {
  private static final Set<String> PLANS =
      new TreeSet<>(Set.of("community", "freemium", "starter", "professional", "business"));
  private static final Set<String> NOT_YET = Set.of("apiKeys", "tokens");
  private static final Set<String> TENANT_KEYS =
      Set.of(
          "settings",
          "vatRates",
          "bankAccounts",
          "series",
          "clients",
          "invoices",
          "productCategories",
          "products",
          "suppliers",
          "proformas",
          "deliveryNotes",
          "receipts",
          "recurringInvoices");
  private static final Set<String> SHEET_KEYS = Set.of("client", "state");
  private static final Set<String> SLIP_KEYS = Set.of("key", "client", "state");
  private static final Set<String> PLAN_KEYS = Set.of("client", "series");
  private static final Set<String> WARE_KEYS = Set.of("category");
  private static final Set<String> BILL_KEYS =
      Set.of("key", "client", "parent", "state", "payments", "cancelReason");

  private final RecordReader records;
  private final JsonNode root;

  private SeedReader(LocatedTree tree) {
    this.records = new RecordReader(tree);
    this.root = tree.root();
  }

  /**
   * Reads a seed file.
   *
   * @param source name for messages; not null
   * @throws CommandFailure with one line for each mistake
   */
  public static SeedDocument read(String source, String text) {
    SeedReader reader = new SeedReader(LocatedTree.parse(source, text));
    SeedDocument document = reader.document();
    List<String> mistakes = reader.records.mistakes();
    if (!mistakes.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, mistakes.stream().map(mistake -> source + ": " + mistake).toList());
    }
    return document;
  }

  private SeedDocument document() {
    knownKeys(root, "", Set.of("users", "organizations"));
    List<Account> users = each(root, "", "users", this::account);
    List<Business> organizations = each(root, "", "organizations", this::business);
    unique(users.stream().map(u -> String.valueOf(u.fields().email())).toList(), "users", "email");
    return new SeedDocument(users, organizations);
  }

  private Optional<Account> account(JsonNode node, String path) {
    return records
        .read(node, path, AccountFields.class, Set.of())
        .map(
            fields -> {
              required(node, path, "email");
              required(node, path, "password");
              return new Account(records.at(path), fields);
            });
  }

  private Optional<Business> business(JsonNode node, String path) {
    knownKeys(node, path, Set.of("name", "plan", "members", "companies"));
    String name = required(node, path, "name");
    String plan = text(node, "plan", "community");
    if (!PLANS.contains(plan)) {
      records.mistake(path + ".plan", "is one of " + String.join(", ", PLANS));
    }
    List<Member> members = each(node, path, "members", this::member);
    if (members.stream().noneMatch(member -> member.role() == Role.OWNER)) {
      records.mistake(path, "members must have one with role: owner");
    }
    List<Tenant> companies = each(node, path, "companies", this::tenant);
    unique(companies.stream().map(Tenant::cif).toList(), path + ".companies", "cif");
    return Optional.of(new Business(records.at(path), name, plan, members, companies));
  }

  private Optional<Member> member(JsonNode node, String path) {
    knownKeys(node, path, Set.of("user", "role", "companies"));
    String user = required(node, path, "user").toLowerCase(Locale.ROOT);
    Optional<Role> role = oneOf(Role.class, node, path, "role", "employee");
    List<String> companies = null;
    if (node.hasNonNull("companies")) {
      companies = each(node, path, "companies", (cif, at) -> Optional.of(digits(cif.asText())));
    }
    @Nullable List<String> seen = companies;
    return role.map(given -> new Member(records.at(path), user, given, seen));
  }

  private Optional<Tenant> tenant(JsonNode node, String path) {
    Set<String> others = new HashSet<>(TENANT_KEYS);
    for (String later : NOT_YET) {
      if (node.has(later)) {
        others.add(later);
        records.mistake(path + "." + later, "not yet supported in this version");
      }
    }
    Optional<CreateCompany.Command> details =
        records.read(node, path, CreateCompany.Command.class, others);
    required(node, path, "cif");
    List<Located<ManageVatRates.Command>> vatRates =
        located(node, path, "vatRates", ManageVatRates.Command.class);
    List<Located<ManageBankAccounts.Command>> accounts =
        located(node, path, "bankAccounts", ManageBankAccounts.Command.class);
    List<Located<ManageSeries.Command>> series =
        located(node, path, "series", ManageSeries.Command.class);
    List<Customer> clients = each(node, path, "clients", this::customer);
    unique(clients.stream().map(Customer::key).toList(), path + ".clients", "key");
    List<Bill> invoices = each(node, path, "invoices", this::bill);
    unique(invoices.stream().map(Bill::key).toList(), path + ".invoices", "key");
    Catalogue catalogue = catalogue(node, path);
    Papers papers = papers(node, path);
    refer(node, path, clients);
    Optional<Settings> settings = settings(node, path);
    return details.map(
        company ->
            new Tenant(
                records.at(path),
                digits(String.valueOf(company.cif())),
                company,
                settings,
                vatRates,
                accounts,
                series,
                clients,
                invoices,
                catalogue,
                papers));
  }

  private Optional<Settings> settings(JsonNode node, String path) {
    JsonNode given = node.path("settings");
    if (given.isMissingNode()) {
      return Optional.empty();
    }
    String at = path + ".settings";
    Set<String> names = new HashSet<>();
    given.fieldNames().forEachRemaining(names::add);
    return records
        .read(given, at, UpdateCompany.Command.class, Set.of())
        .map(values -> new Settings(records.at(at), values, names));
  }

  private Optional<Customer> customer(JsonNode node, String path) {
    String key = required(node, path, "key");
    return records
        .read(node, path, ClientEntry.class, Set.of("key"))
        .map(entry -> new Customer(records.at(path), key, entry));
  }

  private Optional<Bill> bill(JsonNode node, String path) {
    String key = required(node, path, "key");
    Optional<State> state = oneOf(State.class, node, path, "state", "draft");
    List<Located<RecordPayment.Command>> payments =
        located(node, path, "payments", RecordPayment.Command.class);
    Optional<InvoiceEntry> entry = records.read(node, path, InvoiceEntry.class, BILL_KEYS);
    if (state.isEmpty() || entry.isEmpty()) {
      return Optional.empty();
    }
    boolean reachable = state.get() == State.ISSUED || state.get() == State.PAID;
    if (!payments.isEmpty() && !reachable) {
      records.mistake(path + ".payments", "only an issued or paid invoice has payments");
    }
    return Optional.of(
        new Bill(
            records.at(path),
            key,
            optional(node, "client"),
            optional(node, "parent"),
            state.get(),
            (client, parent, idempotencyKey) -> draft(node, path, client, parent, idempotencyKey),
            payments,
            optional(node, "cancelReason")));
  }

  private InvoiceEntry draft(
      JsonNode node,
      String path,
      @Nullable UUID client,
      @Nullable UUID parent,
      String idempotencyKey) {
    ObjectNode complete = node.deepCopy();
    if (client != null) {
      complete.put("clientId", client.toString());
    }
    if (parent != null) {
      complete.put("parentDocumentId", parent.toString());
    }
    complete.put("idempotencyKey", idempotencyKey);
    return records.read(complete, path, InvoiceEntry.class, BILL_KEYS).orElseThrow();
  }

  private Catalogue catalogue(JsonNode node, String path) {
    return new Catalogue(
        located(node, path, "productCategories", ManageProductCategories.Command.class),
        each(node, path, "products", this::ware),
        located(node, path, "suppliers", SupplierEntry.class));
  }

  private Optional<Ware> ware(JsonNode node, String path) {
    return records
        .read(node, path, ProductEntry.class, WARE_KEYS)
        .map(
            entry ->
                new Ware(
                    records.at(path),
                    optional(node, "category"),
                    entry,
                    template(node, path, ProductEntry.class, WARE_KEYS)));
  }

  private Papers papers(JsonNode node, String path) {
    List<Slip> receipts = each(node, path, "receipts", this::slip);
    unique(receipts.stream().map(Slip::key).toList(), path + ".receipts", "key");
    List<Plan> recurring = each(node, path, "recurringInvoices", this::plan);
    unique(
        recurring.stream().map(Plan::reference).toList(), path + ".recurringInvoices", "reference");
    return new Papers(
        each(
            node,
            path,
            "proformas",
            (one, at) ->
                sheet(
                    one,
                    at,
                    Set.of(),
                    Stage.DRAFT,
                    Stage.SENT,
                    Stage.ACCEPTED,
                    Stage.REJECTED,
                    Stage.CANCELLED)),
        each(
            node,
            path,
            "deliveryNotes",
            (one, at) ->
                sheet(one, at, transportFields(), Stage.DRAFT, Stage.ISSUED, Stage.CANCELLED)),
        receipts,
        recurring);
  }

  private Optional<Sheet> sheet(
      JsonNode node, String path, Set<String> transported, Stage... stages) {
    Optional<Stage> state = stage(node, path, stages);
    Set<String> others = union(SHEET_KEYS, transported);
    Optional<PrecedingEntry> entry = records.read(node, path, PrecedingEntry.class, others);
    if (state.isEmpty() || entry.isEmpty()) {
      return Optional.empty();
    }
    Optional<TransportEntry> transport =
        transported.isEmpty()
            ? Optional.of(TransportEntry.NONE)
            : records.read(
                node,
                path,
                TransportEntry.class,
                union(SHEET_KEYS, fieldsOf(PrecedingEntry.class)));
    return transport.map(
        declared ->
            new Sheet(
                records.at(path),
                optional(node, "client"),
                state.get(),
                declared,
                template(node, path, PrecedingEntry.class, others)));
  }

  private Optional<Slip> slip(JsonNode node, String path) {
    String key = required(node, path, "key");
    Optional<Stage> state = stage(node, path, Stage.DRAFT, Stage.ISSUED, Stage.CANCELLED);
    Optional<ReceiptEntry> entry = records.read(node, path, ReceiptEntry.class, SLIP_KEYS);
    if (state.isEmpty() || entry.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Slip(
            records.at(path),
            key,
            optional(node, "client"),
            state.get(),
            template(node, path, ReceiptEntry.class, SLIP_KEYS)));
  }

  private Optional<Plan> plan(JsonNode node, String path) {
    String reference = required(node, path, "reference");
    return records
        .read(node, path, RecurringEntry.class, PLAN_KEYS)
        .map(
            entry ->
                new Plan(
                    records.at(path),
                    reference,
                    optional(node, "client"),
                    optional(node, "series"),
                    text(node, "documentType", "invoice"),
                    template(node, path, RecurringEntry.class, PLAN_KEYS)));
  }

  /** The form was checked before; what is filled in has the form of its field. */
  private <E extends Record> Template<E> template(
      JsonNode node, String path, Class<E> type, Set<String> others) {
    return ids -> {
      ObjectNode complete = node.deepCopy();
      ids.byField().forEach((field, id) -> complete.put(field, id.toString()));
      return records.read(complete, path, type, others).orElseThrow();
    };
  }

  private Optional<Stage> stage(JsonNode node, String path, Stage... allowed) {
    String given = text(node, "state", "draft");
    Optional<Stage> found =
        Arrays.stream(allowed).filter(each -> each.name().equalsIgnoreCase(given)).findFirst();
    if (found.isEmpty()) {
      records.mistake(
          path + ".state",
          "is one of "
              + Arrays.stream(allowed)
                  .map(each -> each.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")));
    }
    return found;
  }

  private static Set<String> fieldsOf(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(component -> component.getName())
        .collect(Collectors.toSet());
  }

  /** Those that are not fields of the note as well; of the lines the note reads its own only. */
  private static Set<String> transportFields() {
    Set<String> fields = new HashSet<>(fieldsOf(TransportEntry.class));
    fields.removeAll(fieldsOf(PrecedingEntry.class));
    return fields;
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static @Nullable String optional(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.get(name).asText() : null;
  }

  private void refer(JsonNode node, String path, List<Customer> clients) {
    Set<String> known = clients.stream().map(Customer::key).collect(Collectors.toSet());
    for (String list : List.of("proformas", "deliveryNotes", "receipts", "recurringInvoices")) {
      referToClients(node.path(list), path + "." + list, known);
    }
    JsonNode invoices = node.path("invoices");
    referToClients(invoices, path + ".invoices", known);
    Set<String> before = new HashSet<>();
    for (int i = 0; i < invoices.size(); i++) {
      JsonNode parent = invoices.get(i).path("parent");
      if (parent.isValueNode() && !parent.isNull() && !before.contains(parent.asText())) {
        records.mistake(
            path + ".invoices[" + i + "].parent",
            "no invoice with key '" + parent.asText() + "' stands before it in this company");
      }
      before.add(invoices.get(i).path("key").asText());
    }
  }

  private void referToClients(JsonNode list, String path, Set<String> known) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode client = list.get(i).path("client");
      if (client.isValueNode() && !client.isNull() && !known.contains(client.asText())) {
        records.mistake(
            path + "[" + i + "].client",
            "the file has no client with key '" + client.asText() + "' in this company");
      }
    }
  }

  private <T extends Record> List<Located<T>> located(
      JsonNode node, String path, String name, Class<T> type) {
    return each(
        node,
        path,
        name,
        (element, at) ->
            records
                .read(element, at, type, Set.of())
                .map(value -> new Located<>(records.at(at), value)));
  }

  private <T> List<T> each(
      JsonNode node, String path, String name, BiFunction<JsonNode, String, Optional<T>> read) {
    JsonNode list = node.path(name);
    String at = path.isEmpty() ? name : path + "." + name;
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      records.mistake(at, "expected a list");
      return List.of();
    }
    List<T> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      read.apply(list.get(i), at + "[" + i + "]").ifPresent(all::add);
    }
    return all;
  }

  private void knownKeys(JsonNode node, String path, Set<String> known) {
    if (!node.isObject()) {
      records.mistake(path, "expected fields (key: value)");
      return;
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      String at = path.isEmpty() ? name : path + "." + name;
      if (NOT_YET.contains(name)) {
        records.mistake(at, "not yet supported in this version");
      } else if (!known.contains(name)) {
        records.mistake(at, "unknown field; known are " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  private String required(JsonNode node, String path, String name) {
    String value = text(node, name, "");
    if (value.isBlank()) {
      records.mistake(path + "." + name, "is required");
    }
    return value;
  }

  private <E extends Enum<E>> Optional<E> oneOf(
      Class<E> type, JsonNode node, String path, String name, String otherwise) {
    String given = text(node, name, otherwise);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(given)) {
        return Optional.of(constant);
      }
    }
    records.mistake(
        path + "." + name,
        "is one of "
            + Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
    return Optional.empty();
  }

  private void unique(List<String> keys, String path, String name) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!seen.add(keys.get(i).toLowerCase(Locale.ROOT))) {
        records.mistake(path, name + " '" + keys.get(i) + "' occurs twice");
      }
    }
  }

  private static String text(JsonNode node, String name, String otherwise) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull() ? value.asText() : otherwise;
  }

  private static String digits(String cif) {
    return cif.strip().toUpperCase(Locale.ROOT).replaceFirst("^RO\\s*", "");
  }
}
