package ro.storno.application.provider;

import java.util.List;
import java.util.Map;
import ro.storno.domain.submission.Channel;

/**
 * What the system of a country wants to be configured with, and whether it answers to that.
 * Implementations are thread-safe.
 */
public interface ProviderConnection {
  /** Returns the channel that is configured. */
  Channel channel();

  /** Returns the fields that it knows, in the order in which people are asked for them. */
  List<ProviderField> fields();

  /**
   * Checks fields without calling anybody: what is missing, and what cannot be right.
   *
   * @param fields values by name; not null
   * @return messages by the name of the field; empty if a call can be made with them
   */
  Map<String, String> problems(Map<String, String> fields);

  /**
   * Tries the credentials at the provider, without handing in anything. Not for use inside a
   * transaction.
   *
   * @param fields without {@link #problems}; not null
   * @return what the provider answered, for people; never a secret
   * @throws ro.storno.application.authority.AuthorityException if it refuses them, or gives no
   *     answer
   */
  String test(Map<String, String> fields);
}
