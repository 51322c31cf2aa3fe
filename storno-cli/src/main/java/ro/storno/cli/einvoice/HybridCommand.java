package ro.storno.cli.einvoice;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ro.storno.application.einvoice.HybridPdfs.Attached;
import ro.storno.application.einvoice.HybridPdfs.Extraction;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;

/** {@code storno extract} and {@code storno embed}: invoices in XML inside PDFs. */
public final class HybridCommand {
  private static final int LONGEST = 64 * 1024 * 1024;

  private HybridCommand() {}

  /** Takes an invoice out of a PDF. */
  @Command(
      name = "extract",
      description = "Takes the invoice out of a hybrid PDF (Factur-X, ZUGFeRD), whoever made it.",
      footer = {
        "",
        "Exits with 0 if there is an invoice, 2 if there is none or the file is no PDF.",
        "The invoice comes out as it is; storno validate judges it.",
        "Needs no server or database."
      })
  public static final class Extract implements Callable<Integer> {
    private final Installation installation;
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE.pdf", description = "The PDF; - for stdin.")
    private String input = "";

    @Mixin private DocumentOutput output = new DocumentOutput();

    /** A command on an installation. */
    public Extract(Installation installation, Terminal terminal) {
      this.installation = installation;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Extraction extraction =
          installation.offlineTools().extract(InputFile.read(input, terminal, LONGEST));
      Attached invoice =
          extraction
              .found()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.USAGE,
                          input + ": " + Terminal.oneLine("" + extraction.problem())));
      terminal.message(
          Terminal.oneLine(invoice.name())
              + (invoice.relationship() == null
                  ? ""
                  : ", " + Terminal.oneLine(invoice.relationship()))
              + ", "
              + invoice.content().length
              + " bytes");
      return output.deliver(terminal, invoice.content());
    }
  }

  /** Puts an invoice into a PDF. */
  @Command(
      name = "embed",
      description = {
        "Puts a CII invoice into a PDF of yours, which becomes a hybrid invoice (Factur-X).",
        "",
        "The PDF has to be PDF/A-1, -2 or -3 and becomes PDF/A-3; the invoice has to follow a"
            + " Factur-X profile or XRechnung (storno convert --to factur-x-en16931)."
      },
      footer = {
        "",
        "Exits with 0 if done, 2 if the PDF cannot be made to conform; each reason is a",
        "line that says what to change. Needs no server or database."
      })
  public static final class Embed implements Callable<Integer> {
    private final Installation installation;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "PAGE.pdf", description = "The PDF people see.")
    private String page = "";

    @Parameters(
        index = "1",
        paramLabel = "INVOICE.xml",
        description = "The CII document; - for stdin.")
    private String invoice = "";

    @Mixin private DocumentOutput output = new DocumentOutput();

    /** A command on an installation. */
    public Embed(Installation installation, Terminal terminal) {
      this.installation = installation;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      output.refuseScreen(terminal);
      byte[] pdf = InputFile.read(page, terminal, LONGEST);
      byte[] xml = InputFile.read(invoice, terminal, LONGEST);
      return output.deliver(terminal, installation.offlineTools().embed(pdf, xml));
    }
  }
}
