package ro.storno.cli.installation;

/**
 * What the self-check found about one part of the installation.
 *
 * @param part such as {@code database}; not null
 * @param state how it is; not null
 * @param detail what was seen, and what to change if it is not well; not null
 */
public record HealthFinding(String part, State state, String detail) {
  /** How a part is. */
  public enum State {
    OK,
    /** Works, but somebody should look at it soon. */
    WARNING,
    /** Does not work. */
    FAILED
  }
}
