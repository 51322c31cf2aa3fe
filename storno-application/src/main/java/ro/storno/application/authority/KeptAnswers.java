package ro.storno.application.authority;

import java.time.Instant;
import java.util.Optional;

/** Answers of public services, kept for a while and shared by all nodes; of no company. */
public interface KeptAnswers {
  /**
   * Finds an answer.
   *
   * @param service its name, such as {@code anaf.registry}; not null
   * @param question what was asked; not null
   * @param type what the answer is read as, as it was kept; not null
   */
  <T> Optional<Kept<T>> find(String service, String question, Class<T> type);

  /**
   * Keeps an answer in place of an older one, and drops those of the service that are too old.
   *
   * @param at when it was given; not null
   * @param dropBefore answers of the service given before that are dropped; not null
   */
  void keep(String service, String question, Object answer, Instant at, Instant dropBefore);

  /**
   * A kept answer.
   *
   * @param answer not null
   * @param at when it was given; not null
   */
  record Kept<T>(T answer, Instant at) {}
}
