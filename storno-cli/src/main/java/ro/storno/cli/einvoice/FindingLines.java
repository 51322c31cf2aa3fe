package ro.storno.cli.einvoice;

import java.util.Locale;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.LocalizedText;

/** Shows a finding of a rule to people. */
final class FindingLines {
  private static final LocalizedText TO_DO =
      new LocalizedText("To do", "De făcut")
          .with("de", "Zu tun")
          .with("fr", "À faire")
          .with("it", "Da fare")
          .with("pl", "Do zrobienia");

  private FindingLines() {}

  static void print(Finding finding, String language, Terminal terminal) {
    terminal.result(
        "  "
            + terminal.paint(
                finding.severity().invalidates() ? Paint.BAD : Paint.DOUBTFUL,
                finding.severity().name().toLowerCase(Locale.ROOT))
            + " "
            + finding.rule()
            + (finding.location() == null ? "" : "  at " + finding.location()));
    terminal.result("      " + Terminal.oneLine(finding.message()));
    LocalizedText remedy = finding.remedy();
    if (remedy != null) {
      terminal.result("      " + TO_DO.in(language) + ": " + remedy.in(language));
    }
  }
}
