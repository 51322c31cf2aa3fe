package ro.storno.rest.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.Party;

/** The ports of invoices, in memory. */
final class MemoryInvoices {
  final Map<InvoiceId, Invoice> invoices = new LinkedHashMap<>();
  final Map<InvoiceId, List<InvoiceEvent>> events = new LinkedHashMap<>();
  final Map<InvoiceId, Invoices.CanonicalRequest> requests = new LinkedHashMap<>();
  final Map<InvoiceId, InvoiceFiles.GeneratedXml> xml = new LinkedHashMap<>();
  final Map<InvoiceId, List<InvoiceFiles.Evidence>> verdicts = new LinkedHashMap<>();
  final Map<AttachmentId, Attachment> attachments = new LinkedHashMap<>();

  final class All implements Invoices {
    @Override
    public Optional<Invoice> find(CompanyId company, InvoiceId id) {
      return Optional.ofNullable(invoices.get(id)).filter(i -> i.company().equals(company));
    }

    @Override
    public Optional<Invoice> findForUpdate(CompanyId company, InvoiceId id) {
      return find(company, id);
    }

    @Override
    public boolean add(
        Invoice invoice, @Nullable CanonicalRequest request, List<InvoiceEvent> happened) {
      String key = invoice.idempotencyKey();
      if (key != null && findByIdempotencyKey(invoice.company(), key).isPresent()) {
        return false;
      }
      invoices.put(invoice.id(), invoice);
      if (request != null) {
        requests.put(invoice.id(), request);
      }
      append(invoice.company(), invoice.id(), happened);
      return true;
    }

    @Override
    public void update(Invoice invoice, List<InvoiceEvent> happened) {
      invoices.put(invoice.id(), invoice);
      append(invoice.company(), invoice.id(), happened);
    }

    @Override
    public void append(CompanyId company, InvoiceId id, List<InvoiceEvent> happened) {
      events.computeIfAbsent(id, any -> new ArrayList<>()).addAll(happened);
    }

    @Override
    public void remove(CompanyId company, InvoiceId id) {
      invoices.remove(id);
    }

    @Override
    public List<InvoiceEvent> events(CompanyId company, InvoiceId id) {
      List<InvoiceEvent> newestFirst = new ArrayList<>(events.getOrDefault(id, List.of()));
      java.util.Collections.reverse(newestFirst);
      return newestFirst;
    }

    @Override
    public Optional<Keyed> findByIdempotencyKey(CompanyId company, String key) {
      return invoices.values().stream()
          .filter(i -> i.company().equals(company) && key.equals(i.idempotencyKey()))
          .findFirst()
          .map(i -> new Keyed(i, requests.get(i.id())));
    }

    @Override
    public Optional<Invoice> findTwinDraft(
        CompanyId company,
        @Nullable ClientId client,
        Currency currency,
        Money total,
        Instant since) {
      return invoices.values().stream()
          .filter(i -> i.company().equals(company) && i.deletable() && i.idempotencyKey() == null)
          .filter(i -> java.util.Objects.equals(i.content().clientId(), client))
          .filter(i -> i.totals().total().equals(total) && !i.createdAt().isBefore(since))
          .findFirst();
    }

    @Override
    public void lockTwins(
        CompanyId company, @Nullable ClientId client, Currency currency, Money total) {
      // one thread at a time here
    }

    @Override
    public List<Invoice> creditNotesOf(CompanyId company, InvoiceId parent) {
      return invoices.values().stream()
          .filter(i -> i.company().equals(company) && parent.equals(i.content().parent()))
          .filter(i -> i.cancellation() == null)
          .toList();
    }
  }

  final class Queries implements InvoiceQueries {
    @Override
    public Result list(CompanyId company, Filter filter, Sort sort, Page.Request page) {
      Comparator<Invoice> order = Comparator.comparing(i -> i.content().issueDate());
      List<Invoice> found =
          invoices.values().stream()
              .filter(i -> i.company().equals(company))
              .filter(i -> filter.statuses().isEmpty() || filter.statuses().contains(i.status()))
              .filter(
                  i ->
                      filter.clientId() == null || filter.clientId().equals(i.content().clientId()))
              .filter(
                  i ->
                      filter.documentType() == null
                          || filter.documentType() == i.content().documentType())
              .filter(
                  i ->
                      filter.issuedFrom() == null
                          || !i.content().issueDate().isBefore(filter.issuedFrom()))
              .filter(
                  i ->
                      filter.issuedTo() == null
                          || !i.content().issueDate().isAfter(filter.issuedTo()))
              .sorted(sort.descending() ? order.reversed() : order)
              .toList();
      List<String> currencies =
          found.stream().map(i -> i.content().currency().code()).distinct().sorted().toList();
      boolean one = currencies.size() == 1;
      return new Result(
          MemoryTenant.page(found, page).map(i -> row(i, filter.today())),
          currencies,
          one ? currencies.get(0) : null,
          one ? sum(found.stream().map(i -> i.totals().subtotal()).toList()) : null,
          one ? sum(found.stream().map(i -> i.totals().vatTotal()).toList()) : null,
          one ? sum(found.stream().map(i -> i.totals().total()).toList()) : null);
    }

    private Money sum(List<Money> amounts) {
      return amounts.stream().reduce(Money::plus).orElseThrow();
    }

    private Row row(Invoice invoice, LocalDate today) {
      Party buyer = invoice.content().buyer();
      return new Row(
          invoice.id(),
          invoice.displayNumber(),
          invoice.content().documentType(),
          invoice.content().typeCode(),
          invoice.direction(),
          invoice.status(),
          invoice.paymentStatus(today),
          invoice.shownStatus(today),
          invoice.content().issueDate(),
          invoice.content().dueDate(),
          invoice.content().clientId(),
          invoice.content().supplier().name(),
          invoice.content().supplier().taxCode(),
          buyer == null ? null : buyer.name(),
          buyer == null ? null : buyer.taxCode(),
          invoice.totals().subtotal(),
          invoice.totals().vatTotal(),
          invoice.totals().total(),
          invoice.amountPaid(),
          invoice.balance(),
          invoice.content().paymentMethod().wireName(),
          invoice.content().parent(),
          invoice.cancellation() == null ? null : invoice.cancellation().at(),
          invoice.paymentStatus(today) == PaymentStatus.PAID ? invoice.updatedAt() : null,
          invoice.createdAt(),
          invoice.updatedAt());
    }
  }

  final class Files implements InvoiceFiles {
    @Override
    public Optional<GeneratedXml> xml(CompanyId company, InvoiceId invoice) {
      return Optional.ofNullable(xml.get(invoice));
    }

    @Override
    public void saveXml(CompanyId company, InvoiceId invoice, GeneratedXml generated) {
      xml.put(invoice, generated);
    }

    @Override
    public void dropXml(CompanyId company, InvoiceId invoice) {
      xml.remove(invoice);
    }

    @Override
    public void saveVerdict(CompanyId company, InvoiceId invoice, Evidence evidence) {
      verdicts.computeIfAbsent(invoice, any -> new ArrayList<>()).add(0, evidence);
    }

    @Override
    public List<Evidence> verdicts(CompanyId company, InvoiceId invoice) {
      return verdicts.getOrDefault(invoice, List.of());
    }

    @Override
    public void addAttachment(CompanyId company, Attachment attachment) {
      attachments.put(attachment.id(), attachment);
    }

    @Override
    public List<Attachment> attachments(CompanyId company, InvoiceId invoice) {
      return attachments.values().stream().filter(a -> a.invoice().equals(invoice)).toList();
    }

    @Override
    public Optional<Attachment> attachment(CompanyId company, InvoiceId invoice, AttachmentId id) {
      return attachments(company, invoice).stream().filter(a -> a.id().equals(id)).findFirst();
    }
  }
}
