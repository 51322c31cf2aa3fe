package ro.storno.messaging.network;

import java.net.ConnectException;

/** A host that a user named stands in a private network. The address is not told. */
public final class PrivateAddressException extends ConnectException {
  private static final long serialVersionUID = 1L;

  PrivateAddressException() {
    super(
        "This host is in a private network. The operator can allow that with"
            + " STORNO_PRIVATE_HOSTS=on.");
  }
}
