package ro.storno.application;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * Transactions over tables in memory: one after the other, taken back when the work throws, and
 * walled by tenant like the real ones.
 */
public final class InMemoryTransactions implements Transactions {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private boolean open;
  private @Nullable CompanyId tenant;
  private int commits;
  private Runnable boundary = () -> {};

  /** Returns a new table whose changes are taken back with the transaction. */
  public <K, V> Map<K, V> table() {
    return new Table<>();
  }

  /**
   * Notes how to take back each change, so that a transaction costs as much as it changes, however
   * many rows there are. A row that was removed comes back as the last one.
   */
  private final class Table<K, V> extends AbstractMap<K, V> {
    private final LinkedHashMap<K, V> rows = new LinkedHashMap<>();

    @Override
    public @Nullable V get(@Nullable Object key) {
      return rows.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return rows.containsKey(key);
    }

    @Override
    public @Nullable V put(K key, V value) {
      V before = rows.put(key, value);
      note(key, before);
      return before;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V remove(@Nullable Object key) {
      V before = rows.remove(key);
      if (before != null) {
        note((K) key, before);
      }
      return before;
    }

    private void note(K key, @Nullable V before) {
      if (!open) {
        return;
      }
      undo.push(
          () -> {
            if (before == null) {
              rows.remove(key);
            } else {
              rows.put(key, before);
            }
          });
    }

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public int size() {
          return rows.size();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
          return walk();
        }
      };
    }

    private Iterator<Map.Entry<K, V>> walk() {
      Iterator<Map.Entry<K, V>> all = rows.entrySet().iterator();
      return new Iterator<>() {
        private Map.@Nullable Entry<K, V> last;

        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public Map.Entry<K, V> next() {
          Map.Entry<K, V> row = all.next();
          last = row;
          return new SimpleEntry<>(row.getKey(), row.getValue()) {
            private static final long serialVersionUID = 1L;

            @Override
            public V setValue(V value) {
              Table.this.put(getKey(), value);
              return super.setValue(value);
            }
          };
        }

        @Override
        public void remove() {
          Map.Entry<K, V> row = Objects.requireNonNull(last);
          K key = row.getKey();
          V value = row.getValue();
          all.remove();
          note(key, value);
        }
      };
    }
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
    undo.clear();
    boolean committed = false;
    try {
      boundary.run();
      open = true;
      tenant = company;
      T result = work.get();
      boundary.run();
      committed = true;
      commits++;
      return result;
    } finally {
      open = false;
      if (!committed) {
        undo.forEach(Runnable::run);
      }
      undo.clear();
      tenant = null;
      lock.unlock();
    }
  }

  /**
   * Runs something before each transaction and before each commit; what it throws ends the work.
   */
  public void atBoundaries(Runnable work) {
    boundary = work;
  }
}
