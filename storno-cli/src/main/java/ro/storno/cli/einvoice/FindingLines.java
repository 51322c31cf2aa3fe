package ro.storno.cli.einvoice;

import java.util.Locale;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;
import ro.storno.domain.einvoice.BilingualText;
import ro.storno.domain.einvoice.Finding;

/** Shows a finding of a rule to people. */
final class FindingLines {
  private FindingLines() {}

  static void print(Finding finding, Terminal terminal) {
    terminal.result(
        "  "
            + terminal.paint(
                finding.severity().invalidates() ? Paint.BAD : Paint.DOUBTFUL,
                finding.severity().name().toLowerCase(Locale.ROOT))
            + " "
            + finding.rule()
            + (finding.location() == null ? "" : "  at " + finding.location()));
    terminal.result("      " + Terminal.oneLine(finding.message()));
    BilingualText remedy = finding.remedy();
    if (remedy != null) {
      terminal.result("      To do: " + remedy.english());
    }
  }
}
