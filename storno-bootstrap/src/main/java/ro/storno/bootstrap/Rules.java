package ro.storno.bootstrap;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.bootstrap.configuration.ConfigurationException;
import ro.storno.einvoice.EInvoicing;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** The rules that documents are judged by: those that come with Storno, and an operator's own. */
final class Rules {
  private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

  private Rules() {}

  /** What comes with Storno: compiled once in a process, however many servers it starts. */
  private static final class Standard {
    static final EInvoicing FORMATS = EInvoicing.standard();
  }

  /**
   * Returns the formats with the rule sets of a folder, if there is one.
   *
   * @throws ConfigurationException if the folder has no list that can be read
   */
  static EInvoicing of(Optional<Path> folder) {
    if (folder.isEmpty()) {
      return Standard.FORMATS;
    }
    RuleSetRegistry registry = registry(folder);
    registry.problems().forEach(problem -> LOG.warn("rules directory: {}", problem));
    return EInvoicing.with(registry, XmlLimits.STANDARD, Clock.systemUTC());
  }

  /**
   * Returns the rule sets with those of a folder, if there is one.
   *
   * @throws ConfigurationException if the folder has no list that can be read
   */
  static RuleSetRegistry registry(Optional<Path> folder) {
    RuleSetRegistry standard = RuleSetRegistry.standard();
    try {
      return folder.map(standard::withDirectory).orElse(standard);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(List.of("STORNO_RULES_DIR: " + e.getMessage()));
    }
  }
}
