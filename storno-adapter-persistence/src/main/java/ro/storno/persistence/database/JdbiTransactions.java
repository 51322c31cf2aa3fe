package ro.storno.persistence.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;

/**
 * Transactions on PostgreSQL, bound to the thread.
 *
 * <p>Isolation is READ COMMITTED: correctness rests on row locks and unique keys. The tenant is a
 * setting of the transaction, which the policies of row-level security compare with. Work that
 * PostgreSQL rolled back for a deadlock is done again, a bounded number of times.
 *
 * <p>Each round trip counts, most of all while a series is locked. So BEGIN and the tenant travel
 * with the first statement, and {@linkplain Deferred deferred} writes with the commit.
 */
public final class JdbiTransactions implements Transactions {
  private static final Logger log = LoggerFactory.getLogger(JdbiTransactions.class);
  private static final int ATTEMPTS = 4;
  private static final int PORTION = 500;

  private final Jdbi jdbi;
  private final ThreadLocal<Session> current = new ThreadLocal<>();
  private final AtomicInteger underWay = new AtomicInteger();

  JdbiTransactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** One open transaction. */
  private static final class Session {
    private final Handle handle;
    private final Optional<CompanyId> company;
    private final Map<Class<?>, Deferred> deferred = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Map<Object, Object> notes = new HashMap<>();

    Session(Handle handle, Optional<CompanyId> company) {
      this.handle = handle;
      this.company = company;
    }
  }

  @Override
  public <T> T inCompany(CompanyId company, Supplier<T> work) {
    return in(Optional.of(company), work);
  }

  @Override
  public <T> T inPlatform(Supplier<T> work) {
    return in(Optional.empty(), work);
  }

  private <T> T in(Optional<CompanyId> company, Supplier<T> work) {
    Session open = current.get();
    if (open == null) {
      underWay.incrementAndGet();
      try {
        return repeatedly(company, work);
      } finally {
        underWay.decrementAndGet();
      }
    }
    if (!open.company.equals(company)) {
      throw new IllegalStateException(
          "A transaction of "
              + named(open.company)
              + " is open; work of "
              + named(company)
              + " needs one of its own.");
    }
    return work.get();
  }

  private static String named(Optional<CompanyId> company) {
    return company.map(id -> "company " + id).orElse("the platform");
  }

  private <T> T repeatedly(Optional<CompanyId> company, Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(company, work);
      } catch (RuntimeException e) {
        Optional<SQLException> sql = SqlErrors.in(e);
        if (sql.filter(SqlErrors::unavailable).isPresent()) {
          throw new ApplicationException.Unavailable(
              "The database does not answer now; try again in a moment.", e);
        }
        if (sql.filter(SqlErrors::changedMeanwhile).isPresent()) {
          throw conflict("It was changed by somebody else meanwhile; load it again and repeat.", e);
        }
        if (sql.filter(SqlErrors::duplicate).isPresent()) {
          throw conflict("The same was saved by another request at this moment; load it again.", e);
        }
        if (attempt == ATTEMPTS || sql.filter(SqlErrors::repeatable).isEmpty()) {
          throw e;
        }
        log.debug("Transaction is done again after {}", sql.get().getSQLState());
        pause(ThreadLocalRandom.current().nextLong(5, 20L << attempt));
      }
    }
  }

  private static ApplicationException.Conflict conflict(String message, RuntimeException cause) {
    ApplicationException.Conflict conflict = new ApplicationException.Conflict("", message);
    conflict.initCause(cause);
    return conflict;
  }

  private <T> T once(Optional<CompanyId> company, Supplier<T> work) {
    Session session;
    T result;
    try (Handle handle = jdbi.open()) {
      session = new Session(handle, company);
      handle.setStatementBuilder(admission(company));
      handle.begin();
      try {
        current.set(session);
        result = work.get();
        commit(session);
      } catch (Throwable e) {
        rollback(handle, e);
        throw e;
      } finally {
        current.remove();
      }
    }
    session.afterCommit.forEach(JdbiTransactions::runAfterCommit);
    return result;
  }

  private static AdmittingStatements admission(Optional<CompanyId> company) {
    return company.isPresent()
        ? new AdmittingStatements("storno.company", company.get().toString())
        : new AdmittingStatements("storno.platform", "on");
  }

  private static void commit(Session session) {
    if (!session.deferred.isEmpty()) {
      String sql =
          session.deferred.values().stream().map(Deferred::sql).collect(Collectors.joining(";"));
      try (Update together = session.handle.createUpdate(sql + "; commit")) {
        session.deferred.values().forEach(write -> write.bind(together));
        together.execute();
      }
    }
    // After a commit inside a statement the driver knows that there is nothing left to send.
    session.handle.commit();
  }

  private static void flush(Session session) {
    List<Deferred> due =
        session.deferred.values().stream().filter(write -> !write.unseen()).toList();
    session.deferred.values().removeAll(due);
    for (Deferred write : due) {
      try (Update alone = session.handle.createUpdate(write.sql())) {
        write.bind(alone);
        alone.execute();
      }
    }
  }

  private static void rollback(Handle handle, Throwable reason) {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      // The connection is broken; the server rolls back by itself. The reason matters more.
      reason.addSuppressed(e);
    }
  }

  /** What follows a commit must not make the committed work look failed. */
  private static void runAfterCommit(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.warn("A step after a commit failed", e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApplicationException.Unavailable("Interrupted while waiting for a lock.", e);
    }
  }

  private Session session() {
    Session open = current.get();
    if (open == null) {
      throw new IllegalStateException("Repositories work inside a transaction only.");
    }
    return open;
  }

  /** The connection of the open transaction, for repositories. */
  public Handle handle() {
    Session session = session();
    if (!session.deferred.isEmpty()) {
      flush(session);
    }
    return session.handle;
  }

  /**
   * A query whose result stays with the server and is fetched in portions, so that its length costs
   * no memory here. The driver does so for a statement that is alone, so that the transaction must
   * have been admitted before.
   */
  public Query streaming(String sql) {
    Handle handle = handle();
    handle.createQuery("select 1").mapTo(int.class).one();
    return handle.createQuery(sql).setFetchSize(PORTION);
  }

  /** How many transactions of this process are under way, or wait for a connection. */
  public int underWay() {
    return underWay.get();
  }

  /** Whether the thread is in a transaction. */
  public boolean open() {
    return current.get() != null;
  }

  /** Lets a write wait until the end of the open transaction. */
  public void defer(Deferred write) {
    Session session = session();
    if (session.deferred.containsKey(write.getClass())) {
      flush(session);
    }
    if (session.deferred.put(write.getClass(), write) != null) {
      throw new IllegalStateException("already waiting: " + write.getClass());
    }
  }

  /** The write of a class that still waits in the open transaction. */
  public <D extends Deferred> Optional<D> waiting(Class<D> type) {
    return Optional.ofNullable(session().deferred.get(type)).map(type::cast);
  }

  /** Runs work once the open transaction has been committed; never if it is rolled back. */
  public void afterCommit(Runnable work) {
    session().afterCommit.add(work);
  }

  /** Keeps a note until the open transaction ends. */
  public void note(Object key, Object value) {
    session().notes.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
  }

  /** A note of the open transaction, or null. */
  public @Nullable Object noted(Object key) {
    return session().notes.get(key);
  }
}
