package ro.storno.application.authority;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;

/** Answers of public services in memory. */
public final class InMemoryKeptAnswers implements KeptAnswers {
  private final InMemoryTransactions transactions;
  private final Map<String, Kept<Object>> answers;

  public InMemoryKeptAnswers(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.answers = transactions.table();
  }

  private void requirePlatform() {
    if (!transactions.seesPlatform()) {
      throw new IllegalStateException("kept answers belong to the platform");
    }
  }

  @Override
  public <T> Optional<Kept<T>> find(String service, String question, Class<T> type) {
    requirePlatform();
    return Optional.ofNullable(answers.get(service + " " + question))
        .map(kept -> new Kept<>(type.cast(kept.answer()), kept.at()));
  }

  @Override
  public void keep(String service, String question, Object answer, Instant at, Instant dropBefore) {
    requirePlatform();
    answers
        .entrySet()
        .removeIf(
            each ->
                each.getKey().startsWith(service + " ")
                    && each.getValue().at().isBefore(dropBefore));
    answers.put(service + " " + question, new Kept<>(answer, at));
  }
}
