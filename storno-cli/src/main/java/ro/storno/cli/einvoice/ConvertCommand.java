package ro.storno.cli.einvoice;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Conversion.Loss;
import ro.storno.application.einvoice.Format;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.einvoice.Finding;

/** {@code storno convert}: writes a document anew in another format and tells what was lost. */
@Command(
    name = "convert",
    description = {
      "Writes an electronic invoice anew in another format and tells every term that did not"
          + " survive.",
      "",
      "Reads UBL, CII, FatturaPA and KSeF FA(2) and FA(3). The new document goes to the standard"
          + " output or a file; the report goes to the standard error, or with --report to a file."
    },
    footer = {
      "",
      "Each loss tells where: in reading = the model has no place for an element of",
      "the old document; in writing = the new format has no place for a term; in",
      "reading_again = a term of the model was found missing or changed when the new",
      "document was read again.",
      "",
      "Exits with 0 if nothing was lost, 1 if something was, 2 if there is no new",
      "document. Needs no server or database.",
      "",
      "Example: storno convert --to xrechnung in.xml -o out.xml"
    })
public final class ConvertCommand implements Callable<Integer> {
  private static final int LONGEST = 64 * 1024 * 1024;

  private final Installation installation;
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The document; - for stdin, which is the default.")
  private String input = InputFile.STANDARD_INPUT;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description = "What to write, such as xrechnung; --formats lists them.")
  private @Nullable String format;

  @Mixin private DocumentOutput output = new DocumentOutput();

  @Option(names = "--report", paramLabel = "FILE", description = "The report as JSON in a file.")
  private @Nullable Path report;

  @Option(names = "--formats", description = "List the formats instead.")
  private boolean listed;

  /** A command on an installation. */
  public ConvertCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OfflineTools tools = installation.offlineTools();
    if (listed) {
      tools.formats().forEach(this::print);
      return ExitCode.OK.code();
    }
    Conversion conversion =
        tools.convert(InputFile.read(input, terminal, LONGEST), known(tools.formats()).name());
    if (report != null) {
      InputFile.write(report, utf8(JsonOutput.of(fields(conversion)) + "\n"));
    } else {
      tell(conversion);
    }
    conversion.document().ifPresent(document -> output.deliver(terminal, document));
    return switch (conversion.outcome()) {
      case LOSSLESS -> ExitCode.OK.code();
      case LOSSY -> ExitCode.NEGATIVE.code();
      case REFUSED -> ExitCode.USAGE.code();
    };
  }

  private void print(Format one) {
    String until = one.validTo() == null ? "" : "  until " + one.validTo();
    terminal.result("%-20s %s%s".formatted(one.name(), one.title(), until));
  }

  private Format known(List<Format> formats) {
    return formats.stream()
        .filter(one -> one.name().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    (format == null ? "--to FORMAT is needed" : format + ": no such format")
                        + "; one of "
                        + formats.stream().map(Format::name).collect(Collectors.joining(", "))));
  }

  private void tell(Conversion conversion) {
    for (Finding reason : conversion.refusal()) {
      terminal.message(
          "refused" + at(reason.location()) + ": " + Terminal.oneLine(reason.message()));
    }
    for (Loss loss : conversion.losses()) {
      terminal.message(
          "lost in " + stage(loss) + at(loss.place()) + ": " + Terminal.oneLine(loss.reason()));
    }
    for (Finding assumption : conversion.assumptions()) {
      terminal.message(
          "assumed" + at(assumption.location()) + ": " + Terminal.oneLine(assumption.message()));
    }
    terminal.message(
        conversion.outcome().name().toLowerCase(Locale.ROOT)
            + ": "
            + conversion.losses().size()
            + " term(s) lost in "
            + conversion.format().title());
  }

  private static String at(@Nullable String place) {
    return place == null ? "" : " at " + Terminal.oneLine(place);
  }

  private static String stage(Loss loss) {
    return loss.stage().name().toLowerCase(Locale.ROOT);
  }

  private Map<String, Object> fields(Conversion conversion) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", input);
    fields.put("format", conversion.format().name());
    fields.put("outcome", conversion.outcome().name());
    fields.put("losses", conversion.losses().stream().map(ConvertCommand::loss).toList());
    fields.put(
        "assumptions", conversion.assumptions().stream().map(ConvertCommand::reason).toList());
    fields.put("refusal", conversion.refusal().stream().map(ConvertCommand::reason).toList());
    return fields;
  }

  private static Map<String, @Nullable Object> loss(Loss loss) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("stage", stage(loss));
    fields.put("place", loss.place());
    fields.put("reason", loss.reason());
    return fields;
  }

  private static Map<String, @Nullable Object> reason(Finding finding) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("rule", finding.rule());
    fields.put("place", finding.location());
    fields.put("reason", finding.message());
    return fields;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
