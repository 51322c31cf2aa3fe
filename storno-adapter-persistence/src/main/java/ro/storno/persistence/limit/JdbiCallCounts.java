package ro.storno.persistence.limit;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import ro.storno.application.limit.CallCounts;
import ro.storno.persistence.database.JdbiTransactions;

/** Counts as one row a key; the upsert locks it, whether it was there or not. */
public final class JdbiCallCounts implements CallCounts {
  private final JdbiTransactions transactions;

  public JdbiCallCounts(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Instant> lock(String key) {
    return transactions
        .handle()
        .createQuery(
            """
            insert into call_count as kept (key, moments) values (:key, '{}')
            on conflict (key) do update set key = kept.key
            returning moments
            """)
        .bind("key", key)
        .map(
            (row, context) ->
                Arrays.stream((Timestamp[]) row.getArray("moments").getArray())
                    .map(Timestamp::toInstant)
                    .toList())
        .one();
  }

  @Override
  public void keep(String key, List<Instant> moments, Instant until) {
    transactions
        .handle()
        .createUpdate(
            "update call_count set moments = cast(:moments as timestamptz[]), until = :until"
                + " where key = :key")
        .bind("moments", text(moments))
        .bind("until", until)
        .bind("key", key)
        .execute();
  }

  private static String text(List<Instant> moments) {
    StringBuilder array = new StringBuilder("{");
    for (Instant moment : moments) {
      OffsetDateTime time = moment.atOffset(ZoneOffset.UTC);
      array.append(array.length() == 1 ? "" : ",").append('"').append(time).append('"');
    }
    return array.append('}').toString();
  }

  /** Rows that others hold are left for the next time. */
  @Override
  public void forget(Instant now) {
    transactions
        .handle()
        .createUpdate(
            """
            delete from call_count where key in
              (select key from call_count where until <= :now or until is null
               for update skip locked)
            """)
        .bind("now", now)
        .execute();
  }
}
