package ro.storno.persistence.invoice.catalogue;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.application.invoice.InvoiceQueries.Sort;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * The catalogues of the companies that somebody lists invoices of, within a bounded amount of
 * memory: which one was not used for the longest time goes first, and each goes after an hour.
 *
 * <p>An answer is exact for the moment at which the open transaction asks, its own writes included;
 * decision 0021 says why. A transaction that has written builds on what is published, but publishes
 * nothing.
 */
public final class Catalogues {
  private static final Logger log = LoggerFactory.getLogger(Catalogues.class);
  private static final long IDLE = Duration.ofHours(1).toNanos();

  private final CatalogueReading reading;
  private final long budget;
  private final LongSupplier nanoTime;
  private final AtomicBoolean building = new AtomicBoolean();
  private final Map<CompanyId, Catalogue> held = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param budget how many bytes all catalogues together may take; 0 for none at all
   */
  public Catalogues(JdbiTransactions transactions, long budget) {
    this(transactions, budget, System::nanoTime);
  }

  Catalogues(JdbiTransactions transactions, long budget, LongSupplier nanoTime) {
    this.reading = new CatalogueReading(transactions);
    this.budget = budget;
    this.nanoTime = nanoTime;
  }

  /** What is held of one company. */
  private static final class Catalogue {
    private volatile @Nullable CatalogueVersion version;
    private volatile boolean unfit;
    private volatile long unfitSince;
    private volatile long bytes;
    private long used;

    /** Whether what is held stands on the same large segment as another version. */
    boolean holdsLike(CatalogueVersion other) {
      CatalogueVersion there = version;
      return there != null && there.builtLike(other);
    }
  }

  /**
   * One page of a list, and what the whole list comes to.
   *
   * @param ids in order
   * @param count of the whole list
   * @param sums by currency; of currencies that occur
   */
  public record Found(List<UUID> ids, long count, Map<String, Sums> sums) {}

  /**
   * Answers from memory, if the company's catalogue is there or can be loaded now.
   *
   * @return empty where the database itself has to answer: invoices that do not fit, that are to be
   *     loaded while others are, or of which nothing is held in a transaction that has written
   */
  public Optional<Found> find(CompanyId company, Filter filter, Sort sort, Page.Request page) {
    if (budget <= 0) {
      return Optional.empty();
    }
    Catalogue catalogue = catalogue(company);
    if (catalogue.unfit && nanoTime.getAsLong() - catalogue.unfitSince <= IDLE) {
      return Optional.empty();
    }
    try {
      return current(company, catalogue)
          .map(version -> version.find(filter, sort, page))
          .map(found -> new Found(found.ids(), found.count(), found.sums()));
    } catch (Unfit | ArithmeticException e) {
      log.info("Lists of company {} are answered by the database: {}", company, e.getMessage());
      catalogue.unfitSince = nanoTime.getAsLong();
      catalogue.unfit = true;
      catalogue.version = null;
      catalogue.bytes = 0;
      return Optional.empty();
    }
  }

  private Optional<CatalogueVersion> current(CompanyId company, Catalogue catalogue) {
    CatalogueVersion known = catalogue.version;
    if (known == null) {
      return loaded(company, catalogue);
    }
    CatalogueReading.News news = reading.since(company, known.snapshot());
    if (!news.moment().own()) {
      return Optional.empty();
    }
    if (!news.all()) {
      return news.moment().writing() ? Optional.empty() : loaded(company, catalogue);
    }
    if (!news.moment().snapshot().follows(known.snapshot())) {
      return Optional.empty();
    }
    CatalogueVersion next = known.at(news.moment().snapshot(), news.changes());
    return Optional.of(news.moment().writing() ? next : kept(catalogue, next));
  }

  /**
   * Publishes what has become of a version, merged if there is much new. One thread merges, since
   * that needs the memory a second time; others go on without.
   */
  private CatalogueVersion kept(Catalogue catalogue, CatalogueVersion changed) {
    boolean merging = changed.crowded() && building.compareAndSet(false, true);
    try {
      CatalogueVersion next = merging && catalogue.holdsLike(changed) ? changed.merged() : changed;
      if (next.bytes() > budget) {
        throw unfit(next);
      }
      // What was merged or loaded meanwhile stays.
      if (catalogue.holdsLike(changed)) {
        publish(catalogue, next);
      }
      return next;
    } finally {
      if (merging) {
        building.set(false);
      }
    }
  }

  private static Unfit unfit(CatalogueVersion version) {
    return new Unfit(version.size() + " invoices take " + version.bytes() + " bytes");
  }

  /**
   * One thread loads, of whatever company; others let the database answer meanwhile, which needs
   * neither waiting nor memory.
   */
  private Optional<CatalogueVersion> loaded(CompanyId company, Catalogue catalogue) {
    CatalogueReading.Moment begin = reading.now(company);
    if (begin.writing() || !begin.own() || !building.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      // What is there already is of no use any more, and would be held beside the new.
      catalogue.version = null;
      catalogue.bytes = 0;
      Segment all = reading.load(company, budget);
      CatalogueVersion loaded = CatalogueVersion.of(all, begin.snapshot());
      // What was written while it was read is read again.
      CatalogueReading.News news = reading.since(company, begin.snapshot());
      if (!news.all()) {
        return Optional.empty();
      }
      CatalogueVersion next = loaded.at(news.moment().snapshot(), news.changes());
      if (next.bytes() > budget) {
        throw unfit(next);
      }
      publish(catalogue, next);
      return Optional.of(next);
    } finally {
      building.set(false);
    }
  }

  private Catalogue catalogue(CompanyId company) {
    synchronized (held) {
      long now = nanoTime.getAsLong();
      sweep(now);
      Catalogue catalogue = held.computeIfAbsent(company, unknown -> new Catalogue());
      catalogue.used = now;
      return catalogue;
    }
  }

  private void sweep(long now) {
    held.values().removeIf(other -> now - other.used > IDLE);
  }

  /** Any two versions are right at their moments, so the last one to come may replace any other. */
  private void publish(Catalogue catalogue, CatalogueVersion version) {
    catalogue.version = version;
    catalogue.bytes = version.bytes();
    catalogue.unfit = false;
    synchronized (held) {
      long over = bytes() - budget;
      for (Iterator<Catalogue> oldest = held.values().iterator(); over > 0 && oldest.hasNext(); ) {
        Catalogue next = oldest.next();
        if (next != catalogue && next.bytes > 0) {
          over -= next.bytes;
          oldest.remove();
        }
      }
    }
  }

  /** Holds nothing of a company any more. */
  public void forget(CompanyId company) {
    synchronized (held) {
      held.remove(company);
    }
  }

  /** About how much memory all catalogues take, once those are gone whose hour is over. */
  public long bytes() {
    synchronized (held) {
      sweep(nanoTime.getAsLong());
      return held.values().stream().mapToLong(catalogue -> catalogue.bytes).sum();
    }
  }

  /** How many companies are held. */
  int companies() {
    synchronized (held) {
      return (int) held.values().stream().filter(one -> one.version != null).count();
    }
  }
}
