package ro.storno.application.authority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import ro.storno.application.Transactions;

/**
 * The answers of one public service for as long as they count as answers of now: the same is not
 * asked twice meanwhile, by any node. Nothing older ever stands in. Opens its own short
 * transactions: not for use inside one.
 */
public final class FreshAnswers {
  private final String service;
  private final Duration fresh;
  private final Transactions transactions;
  private final KeptAnswers answers;
  private final Clock clock;

  /**
   * Keeps answers in the given ports; none is null.
   *
   * @param service its name, such as {@code vies}; not null
   * @param fresh how long an answer counts as one of now; not null
   */
  public FreshAnswers(
      String service, Duration fresh, Transactions transactions, KeptAnswers answers, Clock clock) {
    this.service = service;
    this.fresh = fresh;
    this.transactions = transactions;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Returns the answer to a question, kept or new.
   *
   * @param question not null
   * @param type of the answer; not null
   * @param ask asks the service; what it throws is passed on, and nothing is kept then; not null
   */
  public <A> A to(String question, Class<A> type, Supplier<A> ask) {
    Instant now = clock.instant();
    return transactions
        .inPlatform(() -> answers.find(service, question, type))
        .filter(kept -> kept.at().isAfter(now.minus(fresh)))
        .map(KeptAnswers.Kept::answer)
        .orElseGet(() -> asked(question, ask));
  }

  private <A> A asked(String question, Supplier<A> ask) {
    A answer = ask.get();
    Instant now = clock.instant();
    transactions.inPlatform(
        () -> {
          answers.keep(service, question, answer, now, now.minus(fresh));
          return answer;
        });
    return answer;
  }
}
