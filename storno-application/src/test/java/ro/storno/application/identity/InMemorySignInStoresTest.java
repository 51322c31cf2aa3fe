package ro.storno.application.identity;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.UserId;

class InMemorySignInStoresTest extends SignInStoresContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOneTimeTokens tokens = new InMemoryOneTimeTokens(transactions);
  private final InMemorySecondFactors factors = new InMemorySecondFactors(transactions);
  private final InMemoryMfaChallenges challenges = new InMemoryMfaChallenges(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected OneTimeTokens tokens() {
    return tokens;
  }

  @Override
  protected SecondFactors factors() {
    return factors;
  }

  @Override
  protected MfaChallenges challenges() {
    return challenges;
  }

  @Override
  protected UserId account() {
    return new UserId(Samples.uuid());
  }
}
