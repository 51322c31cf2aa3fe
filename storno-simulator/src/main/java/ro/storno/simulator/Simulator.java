package ro.storno.simulator;

import ro.storno.simulator.fault.Seed;

/** A simulated authority that runs on this machine. */
public interface Simulator extends AutoCloseable {
  /** Returns the seed of all chance; not null. */
  Seed seed();

  /** Forgets documents, calls and orders. */
  void reset();

  /** Waits until it has been closed. */
  void awaitClosed() throws InterruptedException;

  /** Stops at once; a second call does nothing. */
  @Override
  void close();
}
