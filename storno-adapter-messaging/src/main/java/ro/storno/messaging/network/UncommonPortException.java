package ro.storno.messaging.network;

import java.io.IOException;

/** A user has named a port at which no mail server stands. */
public final class UncommonPortException extends IOException {
  private static final long serialVersionUID = 1L;

  UncommonPortException() {
    super("Mail servers are reached at the ports 25, 465, 587 and 2525 only.");
  }
}
