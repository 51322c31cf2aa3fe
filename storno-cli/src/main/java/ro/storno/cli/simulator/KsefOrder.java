package ro.storno.cli.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of simulated KSeF; texts are read by the simulator.
 *
 * @param port 0 takes a free one
 * @param seed of all chance, or null for one nobody chose
 * @param faults such as {@code invoice-send.lost-answer=20%}; empty for none; not null
 * @param judging how long it takes to judge an invoice, such as {@code 5s..60s}; not null
 * @param lag how long an accepted invoice takes to be found, such as {@code 0s..15m}; not null
 * @param limited whether the limits of production apply
 * @param inboxes NIP to number of made-up supplier invoices to begin with; not null
 */
public record KsefOrder(
    int port,
    @Nullable Long seed,
    String faults,
    String judging,
    String lag,
    boolean limited,
    Map<String, Integer> inboxes) {
  /** Takes a copy. */
  public KsefOrder {
    inboxes = Map.copyOf(inboxes);
  }
}
