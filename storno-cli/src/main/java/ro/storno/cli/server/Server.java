package ro.storno.cli.server;

import java.net.URI;
import java.util.Optional;
import ro.storno.cli.installation.Administration;

/** A server that accepts requests. */
public interface Server extends AutoCloseable {
  /** Returns where it is reached from this machine, without a trailing slash. */
  URI address();

  /** Returns the administration of the database the server works on; closed with the server. */
  Administration administration();

  /**
   * Returns a random secret that the data folder keeps, readable by its owner only; made at first
   * use.
   *
   * @param name letters and dashes; not null
   */
  String keptSecret(String name);

  /**
   * Gives out a link with which the first account is made, in the place of any earlier one; good
   * for ten minutes.
   *
   * @return empty if there is an account
   */
  Optional<String> firstRun();

  /** Waits until the server has been closed. */
  void awaitClosed() throws InterruptedException;

  /** Finishes running requests and jobs, then stops everything; a second call does nothing. */
  @Override
  void close();
}
