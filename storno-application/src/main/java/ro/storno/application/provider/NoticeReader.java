package ro.storno.application.provider;

import java.util.Map;
import java.util.Optional;
import ro.storno.domain.submission.Channel;

/**
 * Reads what the system of a country sends by itself, and trusts nothing of it. Implementations are
 * thread-safe.
 */
public interface NoticeReader {
  /** The field of a configuration with the secret that the system's address for notices ends in. */
  String TOKEN = "notificationToken";

  /** A secret with fewer characters could be guessed; nobody is let in by it. */
  int SHORTEST_TOKEN = 20;

  /** Returns the channel whose notices it reads. */
  Channel channel();

  /**
   * Returns whether notices are sent to a company at all.
   *
   * @param fields of its configuration, opened; not null
   */
  boolean expected(Map<String, String> fields);

  /**
   * Reads a message.
   *
   * @param contentType as it came; not null
   * @param body not null
   * @return empty if it is neither a notice nor a document
   */
  Optional<Pushed> read(String contentType, byte[] body);
}
