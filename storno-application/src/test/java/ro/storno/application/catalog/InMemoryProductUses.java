package ro.storno.application.catalog;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Invoice;

/** The use of products, counted from the invoices themselves. */
public final class InMemoryProductUses implements ProductUses {
  private static final Set<DocumentStatus> NOT_COUNTED =
      Set.of(DocumentStatus.DRAFT, DocumentStatus.CANCELLED);

  private final InMemoryInvoices invoices;

  public InMemoryProductUses(InMemoryInvoices invoices) {
    this.invoices = invoices;
  }

  @Override
  public Map<ProductId, Use> of(CompanyId company, Collection<ProductId> ids) {
    Map<ProductId, Use> found = new LinkedHashMap<>();
    invoices
        .all(company)
        .filter(invoice -> !NOT_COUNTED.contains(invoice.status()))
        .forEach(invoice -> count(invoice, ids, found));
    return found;
  }

  private static void count(Invoice invoice, Collection<ProductId> ids, Map<ProductId, Use> found) {
    for (int i = 0; i < invoice.content().lines().size(); i++) {
      DocumentLine line = invoice.content().lines().get(i);
      ProductId product = line.productId();
      if (product != null && ids.contains(product)) {
        BigDecimal net = invoice.totals().lines().get(i).net().amount();
        found.merge(product, use(invoice, line, net), InMemoryProductUses::plus);
      }
    }
  }

  private static Use use(Invoice invoice, DocumentLine line, BigDecimal net) {
    return new Use(
        1,
        line.quantity().value(),
        Map.of(invoice.content().currency().code(), net),
        invoice.content().issueDate(),
        invoice.content().issueDate());
  }

  private static Use plus(Use one, Use other) {
    Map<String, BigDecimal> revenue = new LinkedHashMap<>(one.revenue());
    other.revenue().forEach((code, net) -> revenue.merge(code, net, BigDecimal::add));
    boolean first = Objects.requireNonNull(one.firstUsed()).isBefore(other.firstUsed());
    boolean last = Objects.requireNonNull(one.lastUsed()).isAfter(other.lastUsed());
    return new Use(
        one.lines() + other.lines(),
        one.quantity().add(other.quantity()),
        revenue,
        first ? one.firstUsed() : other.firstUsed(),
        last ? one.lastUsed() : other.lastUsed());
  }
}
