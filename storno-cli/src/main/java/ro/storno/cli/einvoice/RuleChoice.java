package ro.storno.cli.einvoice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;

/**
 * The rules that documents are judged by: those of a day, whichever a document asks for, or one set
 * whatever it asks for.
 *
 * @param label as printed, not null
 * @param name of the set; null for the sets of the day
 * @param day whose rules apply, not null
 */
record RuleChoice(String label, @Nullable String name, LocalDate day) {

  /**
   * Understands a day such as {@code 2026-01-31}, or a set with its version as {@code storno rules}
   * prints them, such as {@code CIUS-RO 1.0.9}.
   *
   * @throws CommandFailure if the text is neither; it names the versions there are
   */
  static RuleChoice of(String text, List<RuleSetInfo> sets) {
    String given = text.strip();
    try {
      return new RuleChoice(given, null, LocalDate.parse(given));
    } catch (DateTimeException notADay) {
      return sets.stream()
          .filter(set -> isNamed(set.identity(), given))
          .findFirst()
          .map(set -> of(set, label(set.identity())))
          .orElseThrow(() -> unknown(given, sets));
    }
  }

  private static RuleChoice of(RuleSetInfo set, String label) {
    return new RuleChoice(label, set.identity().name(), set.validFrom());
  }

  private static boolean isNamed(RuleSetIdentity set, String text) {
    return label(set).equalsIgnoreCase(text) || set.toString().equalsIgnoreCase(text);
  }

  private static String label(RuleSetIdentity set) {
    return set.name() + " " + set.version();
  }

  private static CommandFailure unknown(String text, List<RuleSetInfo> sets) {
    String beginning = text.toLowerCase(Locale.ROOT);
    List<String> labels =
        sets.stream().map(RuleSetInfo::identity).map(RuleChoice::label).distinct().toList();
    List<String> near =
        labels.stream()
            .filter(
                label ->
                    label.toLowerCase(Locale.ROOT).startsWith(beginning)
                        || beginning.startsWith(
                            label.substring(0, label.indexOf(' ')).toLowerCase(Locale.ROOT)))
            .toList();
    return new CommandFailure(
        ExitCode.USAGE,
        text
            + " is neither a day such as 2026-01-31 nor a rule set with its version: "
            + String.join(", ", near.isEmpty() ? labels : near));
  }

  /** Judges a document by these rules. */
  ValidationReport judge(OfflineTools tools, byte[] document) {
    return name == null ? tools.validate(document, day) : tools.validateAs(name, document, day);
  }
}
