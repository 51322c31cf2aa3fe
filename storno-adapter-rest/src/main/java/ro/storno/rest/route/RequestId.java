package ro.storno.rest.route;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that ties an answer, its log lines and a bug report together. */
public final class RequestId {
  /** Header in which it is accepted and answered. */
  public static final String HEADER = "X-Request-Id";

  /** Name under which it hangs on the request. */
  public static final String ATTRIBUTE = "storno.requestId";

  /** Harmless in a log, a header and a shell; long enough for a trace id. */
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestId() {}

  /**
   * Takes over a sane id from the caller, else makes one.
   *
   * @param received the header, null if absent
   * @return an id, not null
   */
  public static String of(@Nullable String received) {
    return received != null && SANE.matcher(received).matches()
        ? received
        : UUID.randomUUID().toString();
  }
}
