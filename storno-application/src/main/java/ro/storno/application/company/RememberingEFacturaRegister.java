package ro.storno.application.company;

import java.time.Clock;
import java.time.Duration;
import ro.storno.application.Transactions;
import ro.storno.application.authority.FreshAnswers;
import ro.storno.application.authority.KeptAnswers;

/** A register of RO e-Factura that is not asked twice about the same taxpayer within an hour. */
public final class RememberingEFacturaRegister implements EFacturaRegister {
  private static final Duration FRESH = Duration.ofHours(1);

  private final EFacturaRegister register;
  private final FreshAnswers answers;

  /** Remembers what the given register says; none is null. */
  public RememberingEFacturaRegister(
      EFacturaRegister register, Transactions transactions, KeptAnswers answers, Clock clock) {
    this.register = register;
    this.answers = new FreshAnswers("anaf.efactura-register", FRESH, transactions, answers, clock);
  }

  /** What is kept: whether somebody is listed. */
  record Listing(boolean listed) {}

  @Override
  public boolean lists(String cif) {
    return answers.to(cif, Listing.class, () -> new Listing(register.lists(cif))).listed();
  }
}
