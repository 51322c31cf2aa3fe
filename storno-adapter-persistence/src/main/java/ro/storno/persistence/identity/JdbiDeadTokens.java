package ro.storno.persistence.identity;

import java.time.Instant;
import ro.storno.application.identity.DeadTokens;
import ro.storno.persistence.database.JdbiTransactions;

/** Dead tokens in PostgreSQL. */
public final class JdbiDeadTokens implements DeadTokens {
  private static final String REFRESH =
      """
      delete from refresh_token where hash in (
        select hash from refresh_token dead
        where expires_at < :before
          -- the oldest of a session that can go on tells when it began
          and (exists (
                 select 1 from refresh_token older where older.family = dead.family
                 and (older.created_at, older.hash) < (dead.created_at, dead.hash))
            or not exists (
                 select 1 from refresh_token alive where alive.family = dead.family
                 and alive.expires_at >= :before))
        order by expires_at limit :most)
      """;

  /** The token of a grant outlives its code, and the grant its last token. */
  private static final String GRANT =
      """
      delete from oauth2_grant where id in (
        select id from oauth2_grant dead
        where code_expires_at < :before
          and not exists (select 1 from oauth2_token kept where kept.grant_id = dead.id)
        order by code_expires_at limit :most)
      """;

  private final JdbiTransactions transactions;

  /** Removes in the transactions of the caller; not null. */
  public JdbiDeadTokens(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int remove(Kind kind, Instant before, int most) {
    return transactions
        .handle()
        .createUpdate(
            switch (kind) {
              case REFRESH -> REFRESH;
              case ONE_TIME -> expired("one_time_token");
              case CHALLENGE -> expired("mfa_challenge");
              case APP -> expired("oauth2_token");
              case GRANT -> GRANT;
              case INVITATION -> expired("invitation");
              case ANAF_LINK -> expired("anaf_token_link");
            })
        .bind("before", before)
        .bind("most", most)
        .execute();
  }

  private static String expired(String table) {
    return """
        delete from %1$s where hash in (
          select hash from %1$s where expires_at < :before order by expires_at limit :most)
        """
        .formatted(table);
  }
}
