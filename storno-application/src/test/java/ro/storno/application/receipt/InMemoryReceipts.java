package ro.storno.application.receipt;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.preceding.InMemoryPrecedingDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.Sale;

/** Receipts in memory, over documents in memory. */
public final class InMemoryReceipts implements Receipts {
  private static final PrecedingKind KIND = PrecedingKind.RECEIPT;

  private final InMemoryPrecedingDocuments documents;
  private final Map<PrecedingId, Sale> sales;
  private final Map<PrecedingId, Invoices.CanonicalRequest> requests;

  public InMemoryReceipts(InMemoryTransactions transactions, InMemoryPrecedingDocuments documents) {
    this.documents = documents;
    this.sales = transactions.table();
    this.requests = transactions.table();
  }

  /** Returns the receipts of a company, in no order. */
  public Stream<Receipt> of(CompanyId company) {
    return sales.entrySet().stream()
        .flatMap(
            sale ->
                documents.find(company, KIND, sale.getKey()).stream()
                    .map(document -> new Receipt(document, sale.getValue())));
  }

  @Override
  public Optional<Receipt> find(CompanyId company, PrecedingId id) {
    return documents
        .find(company, KIND, id)
        .map(document -> new Receipt(document, Objects.requireNonNull(sales.get(id))));
  }

  @Override
  public Optional<Receipt> findForUpdate(CompanyId company, PrecedingId id) {
    return find(company, id);
  }

  @Override
  public boolean add(Receipt receipt, Invoices.@Nullable CanonicalRequest request) {
    String key = receipt.sale().idempotencyKey();
    if (key != null && findByIdempotencyKey(receipt.company(), key).isPresent()) {
      return false;
    }
    documents.add(receipt.document());
    sales.put(receipt.id(), receipt.sale());
    if (request != null) {
      requests.put(receipt.id(), request);
    }
    return true;
  }

  @Override
  public void update(Receipt receipt) {
    documents.update(receipt.document());
    sales.put(receipt.id(), receipt.sale());
  }

  @Override
  public void remove(CompanyId company, PrecedingId id) {
    if (find(company, id).isPresent()) {
      documents.remove(company, id);
      sales.remove(id);
      requests.remove(id);
    }
  }

  @Override
  public List<Receipt> activeRefundsOf(CompanyId company, PrecedingId parent) {
    return of(company)
        .filter(each -> parent.equals(each.refundOf()) && each.stage() == Stage.ISSUED)
        .sorted(Comparator.comparing(each -> each.id().value()))
        .toList();
  }

  @Override
  public Optional<Keyed> findByIdempotencyKey(CompanyId company, String key) {
    return of(company)
        .filter(each -> key.equals(each.sale().idempotencyKey()))
        .findFirst()
        .map(each -> new Keyed(each, Objects.requireNonNull(requests.get(each.id()))));
  }

  @Override
  public Map<PrecedingId, String> numbers(CompanyId company, Collection<PrecedingId> ids) {
    Map<PrecedingId, String> numbers = new HashMap<>();
    for (PrecedingId id : ids) {
      find(company, id).ifPresent(each -> numbers.put(id, each.document().displayNumber()));
    }
    return numbers;
  }

  @Override
  public Page<Receipt> list(CompanyId company, Filter filter, Page.Request page) {
    List<Receipt> found =
        of(company)
            .filter(each -> matches(each, filter))
            .sorted(
                Comparator.comparing((Receipt each) -> each.document().content().issueDate())
                    .thenComparing(each -> each.id().value())
                    .reversed())
            .toList();
    return new Page<>(
        found.stream().skip(page.offset()).limit(page.limit()).toList(),
        found.size(),
        page.page(),
        page.limit());
  }

  private static boolean matches(Receipt receipt, Filter filter) {
    String search = filter.search();
    String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
    Sale sale = receipt.sale();
    LocalDate day = receipt.document().content().issueDate();
    return (filter.stages().isEmpty() || filter.stages().contains(receipt.stage()))
        && (filter.from() == null || !day.isBefore(filter.from()))
        && (filter.to() == null || !day.isAfter(filter.to()))
        && (filter.method() == null || filter.method() == sale.method())
        && (filter.cashRegister() == null || filter.cashRegister().equals(sale.cashRegister()))
        && (filter.hasCustomer() == null || filter.hasCustomer() == hasCustomer(receipt))
        && text(receipt).contains(wanted);
  }

  private static boolean hasCustomer(Receipt receipt) {
    return receipt.sale().customerName() != null
        || receipt.sale().customerCif() != null
        || receipt.document().content().clientId() != null;
  }

  private static String text(Receipt receipt) {
    Party buyer = receipt.document().content().buyer();
    return String.join(
            "\n",
            receipt.document().displayNumber(),
            String.valueOf(receipt.sale().customerName()),
            String.valueOf(receipt.sale().customerCif()),
            buyer == null ? "" : buyer.name() + "\n" + buyer.taxCode(),
            receipt.sale().fiscalNumber())
        .toLowerCase(Locale.ROOT);
  }
}
