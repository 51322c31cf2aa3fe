package ro.storno.application.invoice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;

/** Invoices in memory. */
public final class InMemoryInvoices implements Invoices {
  private final InMemoryTransactions transactions;
  private final Map<InvoiceId, Invoice> invoices;
  private final Map<InvoiceId, List<InvoiceEvent>> events;
  private final Map<InvoiceId, CanonicalRequest> requests;

  public InMemoryInvoices(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.invoices = transactions.table();
    this.events = transactions.table();
    this.requests = transactions.table();
  }

  /** Returns the invoices of a company in order of creation. */
  public Stream<Invoice> all(CompanyId company) {
    return transactions.sees(company)
        ? invoices.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public Optional<Invoice> find(CompanyId company, InvoiceId id) {
    return transactions.sees(company)
        ? Optional.ofNullable(invoices.get(id)).filter(each -> each.company().equals(company))
        : Optional.empty();
  }

  @Override
  public Optional<Invoice> findForUpdate(CompanyId company, InvoiceId id) {
    return find(company, id);
  }

  @Override
  public boolean add(
      Invoice invoice, @Nullable CanonicalRequest request, List<InvoiceEvent> first) {
    String key = invoice.idempotencyKey();
    if (key != null && findByIdempotencyKey(invoice.company(), key).isPresent()) {
      return false;
    }
    invoices.put(invoice.id(), invoice);
    if (request != null) {
      requests.put(invoice.id(), request);
    }
    append(invoice.company(), invoice.id(), first);
    return true;
  }

  @Override
  public void update(Invoice invoice, List<InvoiceEvent> added) {
    Optional<Invoice> present = find(invoice.company(), invoice.id());
    if (present.filter(each -> each.version() == invoice.version()).isEmpty()) {
      throw new ApplicationException.Conflict(
          "", "The invoice was changed by someone else; load it again.");
    }
    if (!Objects.equals(present.get().number(), invoice.number())) {
      requireFreeNumber(invoice);
    }
    invoices.put(invoice.id(), nextVersion(invoice));
    append(invoice.company(), invoice.id(), added);
  }

  private void requireFreeNumber(Invoice invoice) {
    boolean taken =
        all(invoice.company())
            .filter(other -> !other.id().equals(invoice.id()) && other.number() != null)
            .filter(other -> other.content().documentType() == invoice.content().documentType())
            .anyMatch(other -> Objects.equals(other.number(), invoice.number()));
    if (taken) {
      throw new ApplicationException.Conflict("", "The number is taken.");
    }
  }

  private static Invoice nextVersion(Invoice invoice) {
    return new Invoice(
        invoice.id(),
        invoice.company(),
        invoice.version() + 1,
        invoice.direction(),
        invoice.status(),
        invoice.number(),
        invoice.draftNumber(),
        invoice.content(),
        invoice.totals(),
        invoice.amountPaid(),
        invoice.cancellation(),
        invoice.restoration(),
        invoice.idempotencyKey(),
        invoice.createdAt(),
        invoice.updatedAt(),
        invoice.issuedAt(),
        invoice.reception(),
        invoice.sources());
  }

  @Override
  public void append(CompanyId company, InvoiceId id, List<InvoiceEvent> added) {
    List<InvoiceEvent> all = new ArrayList<>(events.getOrDefault(id, List.of()));
    all.addAll(added);
    events.put(id, List.copyOf(all));
  }

  @Override
  public void remove(CompanyId company, InvoiceId id) {
    find(company, id)
        .filter(Invoice::deletable)
        .ifPresent(
            invoice -> {
              invoices.remove(id);
              events.remove(id);
              requests.remove(id);
            });
  }

  @Override
  public List<InvoiceEvent> events(CompanyId company, InvoiceId id) {
    if (find(company, id).isEmpty()) {
      return List.of();
    }
    List<InvoiceEvent> newestFirst = new ArrayList<>(events.getOrDefault(id, List.of()));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  @Override
  public Optional<Keyed> findByIdempotencyKey(CompanyId company, String key) {
    return all(company)
        .filter(each -> key.equals(each.idempotencyKey()))
        .findFirst()
        .map(each -> new Keyed(each, Objects.requireNonNull(requests.get(each.id()))));
  }

  @Override
  public Optional<Invoice> findTwinDraft(
      CompanyId company, @Nullable ClientId client, Currency currency, Money total, Instant since) {
    return all(company)
        .filter(each -> each.status() == DocumentStatus.DRAFT && each.number() == null)
        .filter(each -> each.idempotencyKey() == null)
        .filter(each -> Objects.equals(each.content().clientId(), client))
        .filter(each -> each.totals().total().equals(total))
        .filter(each -> each.content().currency().equals(currency))
        .filter(each -> !each.createdAt().isBefore(since))
        .max(Comparator.comparing(Invoice::createdAt));
  }

  @Override
  public void lockTwins(
      CompanyId company, @Nullable ClientId client, Currency currency, Money total) {
    // Transactions run one after the other here: nothing to lock.
    transactions.sees(company);
  }

  @Override
  public List<Invoice> creditNotesOf(CompanyId company, InvoiceId parent) {
    return all(company)
        .filter(each -> parent.equals(each.content().parent()))
        .filter(each -> each.status() != DocumentStatus.CANCELLED)
        .sorted(Comparator.comparing(Invoice::createdAt))
        .toList();
  }
}
