package ro.storno.cli.simulator;

import java.net.URI;
import java.util.Map;

/** A simulator that accepts requests. */
public interface SimulatedAuthority extends AutoCloseable {
  /** Returns where it is reached from this machine, without a trailing slash. */
  URI address();

  /** Returns the seed of its chance, with which the same happens again. */
  long seed();

  /** Returns the settings that let a server use it, key to value, in the order to show them. */
  Map<String, String> settings();

  /** Returns the fields of a company's configuration for it; empty where nothing is configured. */
  default Map<String, String> providerFields() {
    return Map.of();
  }

  /** Waits until the simulator has been closed. */
  void awaitClosed() throws InterruptedException;

  /** Stops it; a second call does nothing. */
  @Override
  void close();
}
