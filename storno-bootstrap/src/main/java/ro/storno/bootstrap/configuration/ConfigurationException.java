package ro.storno.bootstrap.configuration;

import java.util.List;

/** The configuration has mistakes; all of them are told at once. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final List<String> mistakes;

  /**
   * @param mistakes one sentence each, naming the setting and where it stands; not null
   */
  public ConfigurationException(List<String> mistakes) {
    super(String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Returns one sentence per mistake. */
  public List<String> mistakes() {
    return mistakes;
  }
}
