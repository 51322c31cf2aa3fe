package ro.storno.application.identity;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.UserId;

class InMemoryPasskeyStoresTest extends PasskeyStoresContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryPasskeys passkeys = new InMemoryPasskeys(transactions);
  private final InMemoryPasskeyChallenges challenges = new InMemoryPasskeyChallenges(transactions);
  private final InMemoryGoogleLinks links = new InMemoryGoogleLinks(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Passkeys passkeys() {
    return passkeys;
  }

  @Override
  protected PasskeyChallenges challenges() {
    return challenges;
  }

  @Override
  protected GoogleLinks links() {
    return links;
  }

  @Override
  protected UserId account() {
    return new UserId(Samples.uuid());
  }
}
