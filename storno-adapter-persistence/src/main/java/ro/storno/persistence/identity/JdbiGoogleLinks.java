package ro.storno.persistence.identity;

import java.time.Instant;
import java.util.Optional;
import ro.storno.application.identity.GoogleLinks;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Links to Google accounts, one for each account on either side. */
public final class JdbiGoogleLinks implements GoogleLinks {
  private final JdbiTransactions transactions;

  public JdbiGoogleLinks(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<UserId> find(String subject) {
    return transactions
        .handle()
        .createQuery("select user_id from google_link where subject = :subject")
        .bind("subject", subject)
        .map((row, context) -> new UserId(new Columns(row).uuid("user_id")))
        .findOne();
  }

  @Override
  public void link(String subject, UserId user, Instant now) {
    removeAllOf(user);
    transactions
        .handle()
        .execute(
            """
            insert into google_link (subject, user_id, linked_at) values (?, ?, ?)
            on conflict (subject) do update
            set user_id = excluded.user_id, linked_at = excluded.linked_at
            """,
            subject,
            user.value(),
            now);
  }

  @Override
  public void removeAllOf(UserId user) {
    transactions.handle().execute("delete from google_link where user_id = ?", user.value());
  }
}
