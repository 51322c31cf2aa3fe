package ro.storno.application.invoice;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.SupplierId;

/** Documents made elsewhere, among the invoices in memory. */
public final class InMemoryReceivedInvoices implements ReceivedInvoices {
  private final InMemoryInvoices invoices;
  private final InMemoryInvoiceFiles files;

  public InMemoryReceivedInvoices(InMemoryInvoices invoices, InMemoryInvoiceFiles files) {
    this.invoices = invoices;
    this.files = files;
  }

  private Stream<Invoice> of(CompanyId company) {
    return invoices.all(company).filter(Invoice::madeElsewhere).toList().stream();
  }

  @Override
  public Map<String, InvoiceId> known(
      CompanyId company, String authority, Collection<String> references) {
    Map<String, InvoiceId> known = new HashMap<>();
    of(company)
        .forEach(
            each -> {
              Reception reception = each.reception();
              if (reception != null
                  && reception.authority().equals(authority)
                  && references.contains(reception.reference())) {
                known.put(reception.reference(), each.id());
              }
            });
    return known;
  }

  @Override
  public Set<InvoiceId> add(CompanyId company, List<New> documents) {
    Set<InvoiceId> added = new HashSet<>();
    for (New each : documents) {
      Reception reception = each.invoice().reception();
      if (reception != null
          && known(company, reception.authority(), List.of(reception.reference())).isEmpty()) {
        invoices.add(each.invoice(), null, each.events());
        files.saveVerdict(company, each.invoice().id(), each.evidence());
        added.add(each.invoice().id());
      }
    }
    return added;
  }

  private static @Nullable SupplierId supplier(Invoice invoice) {
    Reception reception = invoice.reception();
    return reception == null ? null : reception.supplier();
  }

  @Override
  public Map<Numbered, InvoiceId> numbered(CompanyId company, Collection<Numbered> wanted) {
    Map<Numbered, InvoiceId> found = new HashMap<>();
    of(company)
        .forEach(
            each -> {
              Numbered numbered = new Numbered(supplier(each), each.displayNumber());
              if (wanted.contains(numbered)) {
                found.putIfAbsent(numbered, each.id());
              }
            });
    return found;
  }

  @Override
  public Set<InvoiceId> duplicates(CompanyId company, Collection<InvoiceId> documents) {
    List<Invoice> all = of(company).toList();
    Set<InvoiceId> found = new HashSet<>();
    all.stream()
        .filter(each -> documents.contains(each.id()))
        .filter(each -> InMemoryInvoiceQueries.duplicate(each, all))
        .forEach(each -> found.add(each.id()));
    return found;
  }

  @Override
  public Optional<InvoiceId> written(CompanyId company, String sha256) {
    return invoices
        .all(company)
        .map(Invoice::id)
        .filter(id -> files.xml(company, id).filter(xml -> xml.sha256().equals(sha256)).isPresent())
        .findFirst();
  }

  @Override
  public Map<InvoiceId, Shown> shown(CompanyId company, Collection<InvoiceId> documents) {
    Map<InvoiceId, Shown> found = new HashMap<>();
    invoices
        .all(company)
        .filter(each -> documents.contains(each.id()))
        .forEach(each -> found.put(each.id(), shown(each)));
    return found;
  }

  private static Shown shown(Invoice invoice) {
    Party other =
        invoice.direction() == Direction.INCOMING
            ? invoice.content().supplier()
            : invoice.content().buyer();
    return new Shown(
        invoice.displayNumber(),
        invoice.content().issueDate(),
        other == null ? null : other.name(),
        invoice.totals().total());
  }

  @Override
  public Map<SupplierId, Expenses> expenses(CompanyId company, Collection<SupplierId> suppliers) {
    Map<SupplierId, Expenses> sums = new HashMap<>();
    of(company)
        .forEach(
            each -> {
              SupplierId supplier = supplier(each);
              if (supplier != null && suppliers.contains(supplier)) {
                Expenses one =
                    new Expenses(
                        1,
                        Map.of(each.content().currency().code(), each.totals().total().amount()),
                        each.content().issueDate());
                sums.merge(supplier, one, Expenses::plus);
              }
            });
    return sums;
  }
}
