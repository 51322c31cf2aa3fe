package ro.storno.application.secret;

import java.util.Objects;

/**
 * A secret as it may lie in a database: unreadable without the key, and useless in any place but
 * its own. Immutable.
 *
 * @param text printable ASCII that begins with the version of its form and the name of the key it
 *     was sealed with, each before a full stop; not null
 */
public record SealedSecret(String text) {
  /** Checks that the text is present. */
  public SealedSecret {
    Objects.requireNonNull(text, "text");
  }

  /** Shows nothing: not even a sealed secret belongs in a log. */
  @Override
  public String toString() {
    return "SealedSecret[…]";
  }
}
