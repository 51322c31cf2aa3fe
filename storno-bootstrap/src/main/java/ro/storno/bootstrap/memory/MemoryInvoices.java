package ro.storno.bootstrap.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;

/** Invoices of the one company; nothing is kept for idempotency, since each run starts afresh. */
final class MemoryInvoices implements Invoices {
  private final Map<InvoiceId, Invoice> invoices = new LinkedHashMap<>();
  private final Map<InvoiceId, List<InvoiceEvent>> events = new LinkedHashMap<>();

  @Override
  public Optional<Invoice> find(CompanyId company, InvoiceId id) {
    return Optional.ofNullable(invoices.get(id));
  }

  @Override
  public Optional<Invoice> findForUpdate(CompanyId company, InvoiceId id) {
    return find(company, id);
  }

  @Override
  public boolean add(
      Invoice invoice, @Nullable CanonicalRequest request, List<InvoiceEvent> first) {
    invoices.put(invoice.id(), invoice);
    events.put(invoice.id(), new ArrayList<>(first));
    return true;
  }

  @Override
  public void update(Invoice invoice, List<InvoiceEvent> added) {
    invoices.put(invoice.id(), invoice);
    append(invoice.company(), invoice.id(), added);
  }

  @Override
  public void append(CompanyId company, InvoiceId id, List<InvoiceEvent> added) {
    events.computeIfAbsent(id, none -> new ArrayList<>()).addAll(added);
  }

  @Override
  public void remove(CompanyId company, InvoiceId id) {
    invoices.remove(id);
    events.remove(id);
  }

  @Override
  public List<InvoiceEvent> events(CompanyId company, InvoiceId id) {
    List<InvoiceEvent> newestFirst = new ArrayList<>(events.getOrDefault(id, List.of()));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  @Override
  public Optional<Keyed> findByIdempotencyKey(CompanyId company, String key) {
    return Optional.empty();
  }

  @Override
  public Optional<Invoice> findTwinDraft(
      CompanyId company, @Nullable ClientId client, Currency currency, Money total, Instant since) {
    return Optional.empty();
  }

  @Override
  public void lockTwins(
      CompanyId company, @Nullable ClientId client, Currency currency, Money total) {
    // one thread: there is nobody to wait for
  }

  @Override
  public List<Invoice> creditNotesOf(CompanyId company, InvoiceId parent) {
    return invoices.values().stream()
        .filter(invoice -> parent.equals(invoice.content().parent()))
        .toList();
  }
}
