package ro.storno.application.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.authority.KeptAnswers;
import ro.storno.application.authority.KeptAnswers.Kept;

/**
 * A registry that does not ask twice within an hour, and offers what it last heard, marked as
 * outdated, when the registry does not answer.
 */
public final class RememberingCompanyRegistry implements CompanyRegistry {
  static final Duration FRESH = Duration.ofHours(1);
  static final Duration KEPT = Duration.ofDays(30);
  private static final String SERVICE = "anaf.registry";

  private final CompanyRegistry registry;
  private final Transactions transactions;
  private final KeptAnswers answers;
  private final Clock clock;

  /** Remembers what the given registry says; none is null. */
  public RememberingCompanyRegistry(
      CompanyRegistry registry, Transactions transactions, KeptAnswers answers, Clock clock) {
    this.registry = registry;
    this.transactions = transactions;
    this.answers = answers;
    this.clock = clock;
  }

  /** What is kept: an entry, or that there is none. */
  record Memory(@Nullable Entry entry) {}

  @Override
  public Optional<Entry> find(String cif) {
    Instant now = clock.instant();
    Optional<Kept<Memory>> kept =
        transactions
            .inPlatform(() -> answers.find(SERVICE, cif, Memory.class))
            .filter(memory -> memory.at().isAfter(now.minus(KEPT)));
    if (kept.isPresent() && kept.get().at().isAfter(now.minus(FRESH))) {
      return Optional.ofNullable(kept.get().answer().entry());
    }
    try {
      return asked(cif);
    } catch (ApplicationException.Unavailable unavailable) {
      return Optional.of(standIn(kept, unavailable));
    }
  }

  /** As now, whatever was heard before: for those who want the present state. */
  public Optional<Entry> asked(String cif) {
    Optional<Entry> entry = registry.find(cif);
    Instant now = clock.instant();
    transactions.inPlatform(
        () -> {
          answers.keep(SERVICE, cif, new Memory(entry.orElse(null)), now, now.minus(KEPT));
          return entry;
        });
    return entry;
  }

  /** That somebody was unknown is not offered: they may have registered since. */
  private static Entry standIn(
      Optional<Kept<Memory>> kept, ApplicationException.Unavailable unavailable) {
    Entry entry = kept.map(memory -> memory.answer().entry()).orElse(null);
    if (entry == null) {
      throw unavailable;
    }
    return entry.outdatedSince(kept.orElseThrow().at());
  }
}
