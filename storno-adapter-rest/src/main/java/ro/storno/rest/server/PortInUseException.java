package ro.storno.rest.server;

/** The port to listen on is taken by another process. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortInUseException(int port, Throwable cause) {
    super(
        "Port "
            + port
            + " is in use by another process. Stop that one, or set STORNO_PORT to another port.",
        cause);
  }
}
