package ro.storno.application.party;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;

/** Suppliers in memory. */
public final class InMemorySuppliers implements Suppliers {
  private final InMemoryTransactions transactions;
  private final Map<SupplierId, Supplier> suppliers;

  public InMemorySuppliers(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.suppliers = transactions.table();
  }

  private Stream<Supplier> of(CompanyId company) {
    return transactions.sees(company)
        ? suppliers.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public Optional<Supplier> find(CompanyId company, SupplierId id) {
    return of(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Supplier> findForUpdate(CompanyId company, SupplierId id) {
    return find(company, id);
  }

  @Override
  public Map<String, Supplier> findByKeys(CompanyId company, Collection<String> keys) {
    Map<String, Supplier> found = new LinkedHashMap<>();
    of(company)
        .filter(each -> keys.contains(each.key()))
        .forEach(each -> found.put(each.key(), each));
    return found;
  }

  @Override
  public int add(CompanyId company, List<Supplier> added) {
    int count = 0;
    for (Supplier each : added) {
      if (of(company).noneMatch(other -> other.key().equals(each.key()))) {
        suppliers.put(each.id(), each);
        count++;
      }
    }
    return count;
  }

  @Override
  public void update(CompanyId company, List<Supplier> changed) {
    changed.forEach(each -> suppliers.replace(each.id(), each));
  }

  @Override
  public Page<Supplier> list(CompanyId company, @Nullable String search, Page.Request page) {
    String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
    List<Supplier> found =
        of(company)
            .filter(each -> each.deletedAt() == null)
            .filter(each -> text(each).contains(wanted))
            .sorted(Comparator.comparing(each -> each.party().name().toLowerCase(Locale.ROOT)))
            .toList();
    return new Page<>(
        found.stream().skip(page.offset()).limit(page.limit()).toList(),
        found.size(),
        page.page(),
        page.limit());
  }

  private static String text(Supplier supplier) {
    return String.join(
            "\n",
            supplier.party().name(),
            String.valueOf(supplier.party().taxCode()),
            String.valueOf(supplier.party().email()))
        .toLowerCase(Locale.ROOT);
  }
}
