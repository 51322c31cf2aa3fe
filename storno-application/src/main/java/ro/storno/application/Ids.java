package ro.storno.application;

import java.util.UUID;

/** Makes identifiers and randomness, so that tests can set them. */
public interface Ids {
  /** Returns a new UUID version 7: time-ordered, unique. */
  UUID next();

  /**
   * Returns random hex digits, such as those of {@code DRAFT-a1b2c3d4}.
   *
   * @param digits how many
   */
  String hex(int digits);
}
