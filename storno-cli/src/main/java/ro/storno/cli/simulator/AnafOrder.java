package ro.storno.cli.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of simulated ANAF; texts are read by the simulator.
 *
 * @param port 0 takes a free one
 * @param seed of all chance, or null for one nobody chose
 * @param faults such as {@code upload.lost-answer=20%}; empty for none; not null
 * @param judging how long it takes to judge a document, such as {@code 5s..60s}; not null
 * @param lag how long a judged document takes to be listed, such as {@code 0s..15m}; not null
 * @param limited whether ANAF's limits apply
 * @param autoApprove whether authorizations are approved without asking
 * @param client id of the registered application; not null
 * @param secret of the application; not null
 * @param redirectUris of the application; empty for any address of this machine; not null
 * @param inboxes CIF to number of made-up supplier invoices to begin with; not null
 * @param trust file to write the anchor of the seals to; not null
 */
public record AnafOrder(
    int port,
    @Nullable Long seed,
    String faults,
    String judging,
    String lag,
    boolean limited,
    boolean autoApprove,
    String client,
    String secret,
    List<String> redirectUris,
    Map<String, Integer> inboxes,
    Path trust) {
  /** Takes copies. */
  public AnafOrder {
    redirectUris = List.copyOf(redirectUris);
    inboxes = Map.copyOf(inboxes);
  }

  /** Shows nothing of the secret. */
  @Override
  public String toString() {
    return "AnafOrder[port=" + port + ", seed=" + seed + ", faults=" + faults + "]";
  }
}
