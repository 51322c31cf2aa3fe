package ro.storno.rest.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is left of a request's body before its answer goes out.
 *
 * <p>A request that is refused for its caller or its address is answered without a look at its
 * body. The HTTP server then ends the connection while the client still sends, and the network
 * drops the answer that was on its way, or the client's next request. So what a body still has is
 * read and forgotten; before one that is far too large the answer says that the connection ends.
 */
final class UnreadBody {
  /** More than refused bodies have that somebody sent by mistake. */
  static final int LIMIT = 128 * 1024 * 1024;

  /** A client that trickles is not waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);

  private UnreadBody() {}

  static void discard(Context context) {
    if (hasBody(context) && !(mayBeRead(context) && readToItsEnd(context))) {
      context.header("Connection", "close");
    }
  }

  private static boolean hasBody(Context context) {
    return context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
  }

  /** A client that waits for leave to send its body must not be given it for nothing. */
  private static boolean mayBeRead(Context context) {
    return context.req().getContentLengthLong() <= LIMIT && context.header("Expect") == null;
  }

  private static boolean readToItsEnd(Context context) {
    try {
      InputStream body = context.req().getInputStream();
      byte[] forgotten = new byte[64 * 1_024];
      long begun = System.nanoTime();
      int all = 0;
      for (int read = body.read(forgotten); read >= 0; read = body.read(forgotten)) {
        all += read;
        if (all > LIMIT || System.nanoTime() - begun > PATIENCE.toNanos()) {
          return false;
        }
      }
      return true;
    } catch (IOException | IllegalStateException e) {
      LOG.debug("the rest of a request's body cannot be read, so its connection ends", e);
      return false;
    }
  }
}
