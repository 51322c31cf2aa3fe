package ro.storno.cli.einvoice;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.cli.installation.Installation;
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

    @Mixin private DocumentOutput output = new DocumentOutput();

    /** A command on an installation. */
    public Xml(Installation installation, Terminal terminal) {
      this.installation = installation;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      InvoiceDescription invoice = described(input, terminal, null);
      return output.deliver(terminal, installation.offlineTools().xml(invoice));
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

    @Mixin private DocumentOutput output = new DocumentOutput();

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
      output.refuseScreen(terminal);
      InvoiceDescription invoice = described(input, terminal, language);
      OfflineTools tools = installation.offlineTools();
      return output.deliver(terminal, hybrid ? tools.hybridPdf(invoice) : tools.pdf(invoice));
    }
  }

  private static InvoiceDescription described(
      String input, Terminal terminal, @Nullable String language) {
    String text = new String(InputFile.read(input, terminal, LONGEST), StandardCharsets.UTF_8);
    return InvoiceDescriptionReader.read(input, text, language);
  }
}
