package ro.storno.persistence.authority;

import java.time.Duration;
import java.util.Optional;
import ro.storno.application.authority.Pace;
import ro.storno.persistence.database.JdbiTransactions;

/** Turns taken by one statement on one row, by the clock of the database. */
public final class JdbiPace implements Pace {
  private final JdbiTransactions transactions;

  public JdbiPace(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Duration> takeTurn(String service, Duration interval, Duration patience) {
    return transactions.inPlatform(() -> take(service, interval, patience));
  }

  private Optional<Duration> take(String service, Duration interval, Duration patience) {
    return transactions
        .handle()
        .createQuery(
            """
            insert into pace as turn (service, next_turn)
            values (:service, clock_timestamp() + :interval * interval '1 microsecond')
            on conflict (service) do update
            set next_turn = greatest(turn.next_turn, clock_timestamp())
                  + :interval * interval '1 microsecond'
            where turn.next_turn <= clock_timestamp() + :patience * interval '1 microsecond'
            returning ceil(extract(epoch from
              next_turn - :interval * interval '1 microsecond' - clock_timestamp()) * 1000000)
            """)
        .bind("service", service)
        .bind("interval", micros(interval))
        .bind("patience", micros(patience))
        .mapTo(long.class)
        .findOne()
        .map(wait -> Duration.ofNanos(Math.max(0, wait) * 1000));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
