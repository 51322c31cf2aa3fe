package ro.storno.application.identity;

/** Where the request comes from that this thread serves. */
@FunctionalInterface
public interface Whereabouts {
  /** For work that no request asked for. */
  Whereabouts NOWHERE = () -> "-";

  /** Returns the network address of the caller, or {@code -} where there is none. */
  String address();
}
