package ro.storno.application.party;

import java.time.Clock;
import java.time.Duration;
import ro.storno.application.Transactions;
import ro.storno.application.authority.FreshAnswers;
import ro.storno.application.authority.KeptAnswers;
import ro.storno.domain.party.VatId;

/**
 * VIES that is not asked twice about the same identifier within an hour. An older answer never
 * stands in for one of now: the reverse charge rests on it.
 */
public final class RememberingVies implements Vies {
  private static final Duration FRESH = Duration.ofHours(1);

  private final Vies vies;
  private final FreshAnswers answers;

  /** Remembers what the given VIES says; none is null. */
  public RememberingVies(Vies vies, Transactions transactions, KeptAnswers answers, Clock clock) {
    this.vies = vies;
    this.answers = new FreshAnswers("vies", FRESH, transactions, answers, clock);
  }

  @Override
  public boolean connected() {
    return vies.connected();
  }

  @Override
  public Answer check(VatId id) {
    return answers.to(id.toString(), Answer.class, () -> vies.check(id));
  }
}
