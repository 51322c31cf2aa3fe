package ro.storno.cli.einvoice;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;

/**
 * {@code storno xml} and {@code storno pdf}: documents from an invoice in JSON.
 *
 * <p>The JSON is the body of {@code POST /api/v1/invoices} plus {@code company}, {@code client} and
 * {@code number}; docs/invoice-json.md describes it.
 */
public final class RenderCommand {
  private static final int LONGEST = 16 * 1024 * 1024;

  private RenderCommand() {}

  /** Writes the UBL. */
  @Command(
      name = "xml",
      description = "Writes the UBL (CIUS-RO) of an invoice described in JSON.",
      footer = {"", "The JSON is described in docs/invoice-json.md. Needs no server or database."})
  public static final class Xml implements java.util.concurrent.Callable<Integer> {
    private final Installation installation;
    private final Terminal terminal;

    @Parameters(paramLabel = "INVOICE.json", description = "The invoice; - for stdin.")
    private String input = "";

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to write; default is the standard output.")
    private @Nullable Path output;

    /** A command on an installation. */
    public Xml(Installation installation, Terminal terminal) {
      this.installation = installation;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      InvoiceDescription invoice = described(input, terminal, null);
      return deliver(terminal, output, installation.offlineTools().xml(invoice));
    }
  }

  /** Draws the PDF. */
  @Command(
      name = "pdf",
      description = "Draws the PDF of an invoice described in JSON.",
      footer = {"", "The JSON is described in docs/invoice-json.md. Needs no server or database."})
  public static final class Pdf implements java.util.concurrent.Callable<Integer> {
    private final Installation installation;
    private final Terminal terminal;

    @Parameters(paramLabel = "INVOICE.json", description = "The invoice; - for stdin.")
    private String input = "";

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to write; default is the standard output.")
    private @Nullable Path output;

    @Option(
        names = "--factur-x",
        description = "With the invoice inside as CII (PDF/A-3, Factur-X EN 16931).")
    private boolean hybrid;

    @Option(names = "--language", description = "ro, en, de or fr, whatever the invoice says.")
    private @Nullable String language;

    /** A command on an installation. */
    public Pdf(Installation installation, Terminal terminal) {
      this.installation = installation;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      refuseScreen(terminal, output);
      InvoiceDescription invoice = described(input, terminal, language);
      OfflineTools tools = installation.offlineTools();
      return deliver(terminal, output, hybrid ? tools.hybridPdf(invoice) : tools.pdf(invoice));
    }
  }

  private static InvoiceDescription described(
      String input, Terminal terminal, @Nullable String language) {
    String text = new String(InputFile.read(input, terminal, LONGEST), StandardCharsets.UTF_8);
    return InvoiceDescriptionReader.read(input, text, language);
  }

  static void refuseScreen(Terminal terminal, @Nullable Path output) {
    if (output == null && terminal.outputIsScreen()) {
      throw new CommandFailure(
          ExitCode.USAGE, "A PDF is nothing to read on a screen: give -o FILE or a pipe");
    }
  }

  static int deliver(Terminal terminal, @Nullable Path output, byte[] document) {
    if (output == null) {
      terminal.result(document);
    } else {
      InputFile.write(output, document);
      terminal.message("Wrote " + output + " (" + document.length + " bytes)");
    }
    return ExitCode.OK.code();
  }
}
