package ro.storno.application.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.invoice.Evidences;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.application.party.Clients;
import ro.storno.application.party.Suppliers;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.ReceivedInvoice;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;

/**
 * Turns documents that were read into invoices, suppliers and clients; the part of receiving that
 * happens in a transaction. A document whose number at the authority is known already is not taken
 * in again, whoever took it in and when.
 */
public final class TakeInDocuments {
  private static final String PARTY = "RECEIVED-PARTY";

  private final Origin origin;
  private final ReceivedInvoices received;
  private final Invoices invoices;
  private final Suppliers suppliers;
  private final Clients clients;
  private final Ids ids;
  private final Clock clock;

  /**
   * Takes in what an authority hands over.
   *
   * @param origin the authority; not null
   * @param received not null
   * @param invoices not null
   * @param suppliers not null
   * @param clients not null
   * @param ids not null
   * @param clock not null
   */
  public TakeInDocuments(
      Origin origin,
      ReceivedInvoices received,
      Invoices invoices,
      Suppliers suppliers,
      Clients clients,
      Ids ids,
      Clock clock) {
    this.origin = origin;
    this.received = received;
    this.invoices = invoices;
    this.suppliers = suppliers;
    this.clients = clients;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What became of one document.
   *
   * @param incoming not null
   * @param invoice as stored; null if the document is none of the company's
   * @param added whether it was not known before
   * @param direction or null
   * @param findings all that there is to say about it; not null
   */
  public record Taken(
      Incoming incoming,
      @Nullable InvoiceId invoice,
      boolean added,
      @Nullable Direction direction,
      List<Finding> findings) {
    /** Takes a copy. */
    public Taken {
      findings = List.copyOf(findings);
    }

    /** Returns whether something about it is wrong, or not surely the authority's. */
    public boolean worthALook() {
      return findings.stream()
          .anyMatch(
              finding ->
                  finding.severity().invalidates() || finding.rule().equals("RECEIVED-SEAL"));
    }

    /** Returns why it is none of the company's, or null. */
    public @Nullable String foreign() {
      return findings.stream()
          .filter(finding -> finding.rule().equals(PARTY))
          .map(Finding::message)
          .findFirst()
          .orElse(null);
    }

    /** Returns what arrived; empty unless it was not known before. */
    public Optional<Arrival> arrival() {
      return added && invoice != null && direction != null
          ? Optional.of(
              new Arrival(
                  invoice,
                  direction,
                  incoming.document().number(),
                  incoming.document().content().supplier().name()))
          : Optional.empty();
    }
  }

  /** A document on its way. */
  private static final class Candidate {
    private final Incoming incoming;
    private final ReceivedInvoice document;
    private final List<Finding> findings;
    private final @Nullable Direction direction;

    private Candidate(Incoming incoming, List<Finding> findings, @Nullable Direction direction) {
      this.incoming = incoming;
      this.document = incoming.document();
      this.findings = findings;
      this.direction = direction;
    }

    String reference() {
      return incoming.reference();
    }
  }

  /**
   * Takes documents in, in the company's transaction.
   *
   * @return what became of each, in their order
   */
  public List<Taken> take(Company company, List<Incoming> documents) {
    List<Candidate> candidates = documents.stream().map(each -> candidate(company, each)).toList();
    Map<String, Candidate> fresh = new LinkedHashMap<>();
    candidates.stream()
        .filter(each -> each.direction != null)
        .forEach(each -> fresh.putIfAbsent(each.reference(), each));
    Map<String, InvoiceId> known =
        new HashMap<>(received.known(company.id(), origin.authority(), fresh.keySet()));
    fresh.keySet().removeAll(known.keySet());
    Set<InvoiceId> added = add(company, List.copyOf(fresh.values()), known);
    List<Taken> taken = new ArrayList<>();
    for (Candidate each : candidates) {
      InvoiceId invoice = each.direction == null ? null : known.get(each.reference());
      boolean first = fresh.get(each.reference()) == each;
      taken.add(
          new Taken(
              each.incoming,
              invoice,
              first && invoice != null && added.contains(invoice),
              each.direction,
              each.findings));
    }
    return taken;
  }

  private Candidate candidate(Company company, Incoming incoming) {
    List<Finding> findings = new ArrayList<>(incoming.findings());
    Direction direction = direction(company, incoming, findings);
    return new Candidate(incoming, findings, direction);
  }

  /**
   * Which way the document goes: by the parties that it names; where they do not tell, by whom the
   * authority names. Null if it is none of the company's.
   */
  private @Nullable Direction direction(
      Company company, Incoming incoming, List<Finding> findings) {
    Incoming.Addressed addressed = incoming.addressed();
    List<@Nullable String> numbers = new ArrayList<>(addressed.own());
    numbers.add(company.party().taxCode());
    OwnNumbers own = new OwnNumbers(numbers);
    boolean sells = own.name(incoming.document().content().supplier());
    boolean buys = own.name(incoming.document().content().buyer());
    if (sells != buys) {
      return sells ? Direction.OUTGOING : Direction.INCOMING;
    }
    boolean seller = own.contain(addressed.seller());
    boolean buyer = own.contain(addressed.buyer());
    if (!sells) {
      boolean ours = seller || buyer || !addressed.named();
      findings.add(
          Finding.of(
              PARTY,
              ours ? Severity.WARNING : Severity.ERROR,
              FindingSource.READER,
              "The document names "
                  + company.party().taxCode()
                  + " neither as seller nor as buyer"
                  + (ours
                      ? "; " + origin.name() + " listed it for this company."
                      : ", and neither does " + origin.name() + ".")));
      if (!ours) {
        return null;
      }
    }
    if (seller != buyer) {
      return seller ? Direction.OUTGOING : Direction.INCOMING;
    }
    return addressed.otherwise();
  }

  private Set<InvoiceId> add(Company company, List<Candidate> fresh, Map<String, InvoiceId> known) {
    if (fresh.isEmpty()) {
      return Set.of();
    }
    Map<String, Supplier> sellers = sellers(company.id(), fresh);
    lockClients(company.id(), fresh);
    Map<ReceivedInvoices.Numbered, InvoiceId> parents = parents(company.id(), fresh, sellers);
    List<ReceivedInvoices.New> documents = new ArrayList<>();
    for (Candidate each : fresh) {
      Invoice invoice = invoice(company.id(), each, sellers, parents);
      known.put(each.reference(), invoice.id());
      documents.add(
          new ReceivedInvoices.New(
              invoice,
              List.of(received(each, invoice.status())),
              Evidences.ofReading(each.findings, each.incoming.sha256(), clock.instant())));
    }
    Set<InvoiceId> added = received.add(company.id(), documents);
    if (added.size() < documents.size()) {
      // Another node was faster with some of them: those are known by now.
      known.putAll(
          received.known(
              company.id(), origin.authority(), fresh.stream().map(Candidate::reference).toList()));
    }
    return added;
  }

  /** Finds or makes the suppliers; what was deleted comes back (suppliers/delete.md). */
  private Map<String, Supplier> sellers(CompanyId company, List<Candidate> fresh) {
    Instant now = clock.instant();
    // In order, so that nodes that work side by side lock in the same one.
    Map<String, Party> told = new TreeMap<>();
    for (Candidate each : fresh) {
      if (each.direction == Direction.INCOMING) {
        Party seller = each.document.content().supplier();
        told.put(Supplier.key(seller), seller);
      }
    }
    if (told.isEmpty()) {
      return Map.of();
    }
    Map<String, Supplier> present = new HashMap<>(suppliers.findByKeys(company, told.keySet()));
    List<Supplier> missing = new ArrayList<>();
    told.forEach(
        (key, seller) -> {
          if (!present.containsKey(key)) {
            missing.add(
                new Supplier(
                    new SupplierId(ids.next()),
                    company,
                    seller,
                    null,
                    origin.authority(),
                    now,
                    now,
                    null,
                    null));
          }
        });
    List<Supplier> heard = new ArrayList<>();
    present.replaceAll(
        (key, supplier) -> {
          Supplier after = supplier.heardFrom(Objects.requireNonNull(told.get(key)), now);
          heard.add(after);
          return after;
        });
    suppliers.update(company, heard);
    if (!missing.isEmpty()) {
      int added = suppliers.add(company, missing);
      missing.forEach(each -> present.put(each.key(), each));
      if (added < missing.size()) {
        present.putAll(suppliers.findByKeys(company, told.keySet()));
      }
    }
    return present;
  }

  /** The documents that these correct, where we have them. */
  private Map<ReceivedInvoices.Numbered, InvoiceId> parents(
      CompanyId company, List<Candidate> fresh, Map<String, Supplier> sellers) {
    List<ReceivedInvoices.Numbered> wanted = new ArrayList<>();
    fresh.forEach(each -> corrected(each, sellers).ifPresent(wanted::add));
    return wanted.isEmpty() ? Map.of() : received.numbered(company, wanted);
  }

  private static Optional<ReceivedInvoices.Numbered> corrected(
      Candidate each, Map<String, Supplier> sellers) {
    return each.document.corrects().stream()
        .map(PrecedingInvoice::number)
        .filter(number -> number != null && !number.isBlank())
        .findFirst()
        .map(number -> new ReceivedInvoices.Numbered(seller(each, sellers), number.strip()));
  }

  private static @Nullable SupplierId seller(Candidate each, Map<String, Supplier> sellers) {
    Supplier found =
        each.direction == Direction.INCOMING
            ? sellers.get(Supplier.key(each.document.content().supplier()))
            : null;
    return found == null ? null : found.id();
  }

  private Invoice invoice(
      CompanyId company,
      Candidate each,
      Map<String, Supplier> sellers,
      Map<ReceivedInvoices.Numbered, InvoiceId> parents) {
    Direction direction = Objects.requireNonNull(each.direction);
    Reception reception =
        new Reception(
            origin.authority(), each.reference(), each.incoming.message(), seller(each, sellers));
    return Invoice.received(
        new InvoiceId(ids.next()),
        company,
        direction,
        each.document,
        corrected(each, sellers).map(parents::get).orElse(null),
        direction == Direction.OUTGOING ? client(company, each.document) : null,
        reception,
        clock.instant());
  }

  /**
   * Lets whoever else makes one of these clients wait, so that none is made twice. In order of the
   * digits, by which the locks go, so that nodes that work side by side lock in the same one.
   */
  private void lockClients(CompanyId company, List<Candidate> fresh) {
    Map<String, String> codes = new TreeMap<>();
    for (Candidate each : fresh) {
      Party buyer = each.document.content().buyer();
      String code = buyer == null ? null : buyer.taxCode();
      if (each.direction == Direction.OUTGOING && code != null) {
        codes.put(code.replaceAll("\\D", ""), code);
      }
    }
    codes.values().forEach(code -> clients.lockTaxCode(company, code));
  }

  /**
   * The client of a document that was issued elsewhere in the company's name, found or made; its
   * tax code is locked.
   */
  private @Nullable ClientId client(CompanyId company, ReceivedInvoice document) {
    Party buyer = document.content().buyer();
    if (buyer == null || buyer.taxCode() == null) {
      return null;
    }
    Optional<Client> found = clients.findByTaxCode(company, buyer.taxCode());
    if (found.isPresent()) {
      return found.get().id();
    }
    boolean individual = Cif.parse(buyer.taxCode()).isEmpty() && buyer.vatCode() == null;
    Client made =
        new Client(
            new ClientId(ids.next()),
            company,
            individual ? ClientType.INDIVIDUAL : ClientType.COMPANY,
            buyer,
            individual ? buyer.taxCode() : null,
            null,
            null,
            null,
            null,
            null,
            origin.authority(),
            null,
            null,
            null,
            Map.of(),
            clock.instant(),
            null,
            null);
    clients.add(made);
    return made.id();
  }

  private InvoiceEvent received(Candidate each, DocumentStatus status) {
    Map<String, String> metadata = new LinkedHashMap<>();
    each.incoming.details().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(detail -> metadata.put(detail.getKey(), detail.getValue()));
    metadata.put("findings", Integer.toString(each.findings.size()));
    return new InvoiceEvent(
        ids.next(),
        InvoiceEvent.Type.RECEIVED,
        null,
        status,
        clock.instant(),
        null,
        "Received from "
            + origin.name()
            + (each.document.selfBilled() ? ": a self-billed invoice" : ""),
        metadata);
  }

  /** Tells on documents that came a second time that they did. */
  public void markDuplicates(CompanyId company, List<InvoiceId> added) {
    if (added.isEmpty()) {
      return;
    }
    for (InvoiceId duplicate : received.duplicates(company, added)) {
      invoices.append(
          company,
          duplicate,
          List.of(
              new InvoiceEvent(
                  ids.next(),
                  InvoiceEvent.Type.DUPLICATE_SUSPECTED,
                  null,
                  null,
                  clock.instant(),
                  null,
                  "The same supplier sent a document with this number and date before",
                  Map.of())));
    }
  }
}
