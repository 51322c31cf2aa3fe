package ro.storno.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * Transactions over tables in memory: one after the other, taken back when the work throws, and
 * walled by tenant like the real ones.
 */
public final class InMemoryTransactions implements Transactions {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final List<Map<Object, Object>> tables = new ArrayList<>();
  private boolean open;
  private @Nullable CompanyId tenant;
  private int commits;

  /** Returns a new table whose changes are taken back with the transaction. */
  @SuppressWarnings("unchecked")
  public <K, V> Map<K, V> table() {
    Map<Object, Object> table = new LinkedHashMap<>();
    tables.add(table);
    return (Map<K, V>) table;
  }

  /** Returns whether rows of a company are visible now. */
  public boolean sees(CompanyId company) {
    requireOpen();
    return company.equals(tenant);
  }

  /** Returns whether rows of the platform are visible now. */
  public boolean seesPlatform() {
    requireOpen();
    return tenant == null;
  }

  /** Returns how many transactions were committed. */
  public int commits() {
    return commits;
  }

  private void requireOpen() {
    if (!lock.isHeldByCurrentThread() || !open) {
      throw new IllegalStateException("repositories may be called only inside a transaction");
    }
  }

  @Override
  public <T> T inCompany(CompanyId company, Supplier<T> work) {
    return run(company, work);
  }

  @Override
  public <T> T inPlatform(Supplier<T> work) {
    return run(null, work);
  }

  private <T> T run(@Nullable CompanyId company, Supplier<T> work) {
    if (lock.isHeldByCurrentThread() && open) {
      if (!Objects.equals(company, tenant)) {
        throw new IllegalStateException("a nested transaction of another tenant");
      }
      return work.get();
    }
    lock.lock();
    List<Map<Object, Object>> before =
        tables.stream().map(LinkedHashMap::new).collect(Collectors.toList());
    open = true;
    tenant = company;
    boolean committed = false;
    try {
      T result = work.get();
      committed = true;
      commits++;
      return result;
    } finally {
      if (!committed) {
        takeBack(before);
      }
      open = false;
      tenant = null;
      lock.unlock();
    }
  }

  private void takeBack(List<Map<Object, Object>> before) {
    for (int i = 0; i < before.size(); i++) {
      tables.get(i).clear();
      tables.get(i).putAll(before.get(i));
    }
  }
}
