package ro.storno.application.party;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ro.storno.application.Transactions;
import ro.storno.application.authority.KeptAnswers;
import ro.storno.application.authority.KeptAnswers.Kept;
import ro.storno.domain.party.VatId;

/**
 * VIES that is not asked twice about the same identifier within an hour. An older answer never
 * stands in for one of now: the reverse charge rests on it.
 */
public final class RememberingVies implements Vies {
  static final Duration FRESH = Duration.ofHours(1);
  private static final String SERVICE = "vies";

  private final Vies vies;
  private final Transactions transactions;
  private final KeptAnswers answers;
  private final Clock clock;

  /** Remembers what the given VIES says; none is null. */
  public RememberingVies(Vies vies, Transactions transactions, KeptAnswers answers, Clock clock) {
    this.vies = vies;
    this.transactions = transactions;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public boolean connected() {
    return vies.connected();
  }

  @Override
  public Answer check(VatId id) {
    Instant now = clock.instant();
    Optional<Answer> kept =
        transactions
            .inPlatform(() -> answers.find(SERVICE, id.toString(), Answer.class))
            .filter(answer -> answer.at().isAfter(now.minus(FRESH)))
            .map(Kept::answer);
    return kept.orElseGet(() -> asked(id));
  }

  private Answer asked(VatId id) {
    Answer answer = vies.check(id);
    Instant now = clock.instant();
    transactions.inPlatform(
        () -> {
          answers.keep(SERVICE, id.toString(), answer, now, now.minus(FRESH));
          return answer;
        });
    return answer;
  }
}
