package ro.storno.cli.simulator;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a simulated service; texts are read by the simulator.
 *
 * @param service which; not null
 * @param port 0 takes a free one
 * @param seed of all chance, or null for one nobody chose
 * @param faults such as {@code deposer-flux.lost-answer=20%}; empty for none; not null
 * @param judging how long a verdict takes, such as {@code 5s..60s}; not null
 */
public record ServiceOrder(
    Service service, int port, @Nullable Long seed, String faults, String judging) {
  /** The services that take documents in. */
  public enum Service {
    /** France's Chorus Pro behind PISTE. */
    CHORUSPRO("Chorus Pro"),
    /** An authority's inbox for XRechnung documents. */
    XRECHNUNG("An inbox for XRechnung"),
    /** Italy's Sistema di Interscambio, with an intermediary before it. */
    SDI("Sistema di Interscambio");

    private final String title;

    Service(String title) {
      this.title = title;
    }

    /** Returns the name on the command line. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name for people. */
    public String title() {
      return title;
    }
  }

  /** Checks that nothing is missing. */
  public ServiceOrder {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(faults, "faults");
    Objects.requireNonNull(judging, "judging");
  }
}
