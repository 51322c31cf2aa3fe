package ro.storno.cli.einvoice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;

/** {@code storno inspect}: tells what files are. */
@Command(
    name = "inspect",
    description = {
      "Tells what electronic invoices are: syntax, format, number, parties and totals.",
      "",
      "Reads UBL, CII, FatturaPA and KSeF FA(2) and FA(3), also inside signed files (p7m). Judges"
          + " nothing; for that see storno validate."
    },
    footer = {
      "",
      "Examples: storno inspect --full invoice.xml",
      "          storno inspect --html -o invoice.html invoice.xml",
      "",
      "Exits with 0 if every file is an invoice, 2 if at least one is none or cannot be read.",
      "Needs no server or database."
    })
public final class InspectCommand implements Callable<Integer> {
  private static final int LONGEST = 64 * 1024 * 1024;
  private static final String ROW = "  %-13s %s";

  private final Installation installation;
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Documents, folders to search for *.xml, *.p7m and *.pdf, or - for stdin.")
  private List<String> arguments = List.of();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(names = "--full", description = "All that each invoice says, not just its head and sums.")
  private boolean full;

  @Option(names = "--html", description = "All that each invoice says, as a page for a browser.")
  private boolean html;

  @Mixin private DocumentOutput output = new DocumentOutput();

  /** A command on an installation. */
  public InspectCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OfflineTools tools = installation.offlineTools();
    List<Inspection> inspections = new ArrayList<>();
    for (String file : DocumentFiles.of(arguments)) {
      Inspection inspection = inspect(tools, file);
      inspections.add(inspection);
      if (html) {
        inspection.problems().forEach(line -> complain(inspection, line));
      } else if (!json) {
        print(inspection);
      }
    }
    if (html) {
      output.deliver(terminal, page(inspections));
    } else if (json) {
      terminal.result(JsonOutput.of(inspections.stream().map(Inspection::fields).toList()));
    }
    boolean all = inspections.stream().allMatch(Inspection::isInvoice);
    return (all ? ExitCode.OK : ExitCode.USAGE).code();
  }

  private Inspection inspect(OfflineTools tools, String file) {
    try {
      ReadResult read = tools.read(InputFile.read(file, terminal, LONGEST));
      return new Inspection(file, read, tools.formatOf(read).orElse(null), null);
    } catch (CommandFailure unreadable) {
      return new Inspection(file, null, null, String.join(" ", unreadable.lines()));
    }
  }

  private void complain(Inspection inspection, String line) {
    if (!inspection.isInvoice()) {
      terminal.message("storno: " + inspection.file() + ": " + Terminal.oneLine(line));
    }
  }

  private static byte[] page(List<Inspection> inspections) {
    ReadingHtml page =
        new ReadingHtml(
            inspections.size() == 1 ? inspections.get(0).file() : inspections.size() + " files");
    for (Inspection inspection : inspections) {
      inspection.readings().forEach(reading -> page.add(inspection.file(), reading));
    }
    return page.page().getBytes(StandardCharsets.UTF_8);
  }

  private void print(Inspection inspection) {
    ReadResult read = inspection.read();
    if (read == null || !inspection.isInvoice()) {
      terminal.result(terminal.paint(Paint.BAD, "NO INVOICE") + "  " + inspection.file());
      inspection.problems().forEach(line -> terminal.result("      " + Terminal.oneLine(line)));
      return;
    }
    String format = inspection.format() == null ? "no format we know" : inspection.format().title();
    terminal.result(terminal.paint(Paint.STRONG, inspection.file()));
    terminal.result(
        ROW.formatted("syntax", read.syntax().map(Enum::name).orElse("unknown") + ", " + format));
    if (full) {
      inspection.readings().forEach(new ReadingText(terminal)::print);
    } else {
      read.documents().forEach(document -> print(Inspection.of(document.invoice())));
    }
    if (!read.findings().isEmpty()) {
      terminal.result(ROW.formatted("not taken over", read.findings().size() + " element(s)"));
    }
  }

  private void print(Map<String, @Nullable Object> fields) {
    fields.forEach(
        (name, value) -> {
          if (value != null) {
            terminal.result(ROW.formatted(name, Terminal.oneLine(value.toString())));
          }
        });
  }
}
