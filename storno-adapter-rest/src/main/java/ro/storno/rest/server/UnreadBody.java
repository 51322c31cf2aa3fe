package ro.storno.rest.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is left of a request's body before its answer goes out.
 *
 * <p>A request that is refused for its caller or its address is answered without a look at its
 * body. The HTTP server then closes the connection behind an answer that promised to keep it, and
 * the client's next request on it gets no answer at all. So a small body is read to its end and
 * forgotten; before a large one the answer says that the connection ends.
 */
final class UnreadBody {
  /** More than any good JSON body has, and little enough to be thrown away. */
  static final int LIMIT = 256 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);

  private UnreadBody() {}

  static void discard(Context context) {
    if (hasBody(context) && !ends(context) && !(mayBeRead(context) && read(context))) {
      context.header("Connection", "close");
    }
  }

  private static boolean hasBody(Context context) {
    return context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
  }

  private static boolean ends(Context context) {
    return "close".equals(context.res().getHeader("Connection"));
  }

  /** A client that waits for leave to send its body must not be given it for nothing. */
  private static boolean mayBeRead(Context context) {
    return context.req().getContentLengthLong() <= LIMIT && context.header("Expect") == null;
  }

  private static boolean read(Context context) {
    try {
      InputStream body = context.req().getInputStream();
      return body.readNBytes(LIMIT + 1).length <= LIMIT;
    } catch (IOException | IllegalStateException e) {
      LOG.debug("the rest of a request's body cannot be read, so its connection ends", e);
      return false;
    }
  }
}
