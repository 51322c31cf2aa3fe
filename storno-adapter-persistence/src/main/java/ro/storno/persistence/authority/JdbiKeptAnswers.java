package ro.storno.persistence.authority;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.authority.KeptAnswers;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Answers of public services as JSON. */
public final class JdbiKeptAnswers implements KeptAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(JdbiKeptAnswers.class);

  private final JdbiTransactions transactions;

  public JdbiKeptAnswers(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> Optional<Kept<T>> find(String service, String question, Class<T> type) {
    return transactions
        .handle()
        .createQuery(
            """
            select answer, given_at from kept_answer
            where service = :service and question = :question
            """)
        .bind("service", service)
        .bind("question", question)
        .map(
            (row, context) ->
                read(new Columns(row).text("answer"), new Columns(row).instant("given_at"), type))
        .findOne()
        .flatMap(kept -> kept);
  }

  /** What a release with other records kept is as good as not kept. */
  private static <T> Optional<Kept<T>> read(String json, Instant at, Class<T> type) {
    try {
      return Optional.of(new Kept<>(StoredJson.read(json, type), at));
    } catch (IllegalStateException unreadable) {
      LOG.debug("a kept answer cannot be read any more", unreadable);
      return Optional.empty();
    }
  }

  @Override
  public void keep(String service, String question, Object answer, Instant at, Instant dropBefore) {
    transactions
        .handle()
        .createUpdate("delete from kept_answer where service = :service and given_at < :before")
        .bind("service", service)
        .bind("before", dropBefore)
        .execute();
    transactions
        .handle()
        .createUpdate(
            """
            insert into kept_answer (service, question, answer, given_at)
            values (:service, :question, cast(:answer as jsonb), :at)
            on conflict (service, question) do update
            set answer = excluded.answer, given_at = excluded.given_at
            """)
        .bind("service", service)
        .bind("question", question)
        .bind("answer", StoredJson.write(answer))
        .bind("at", at)
        .execute();
  }
}
