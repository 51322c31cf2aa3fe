package ro.storno.einvoice.peppol;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.PeppolDocuments;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.EInvoicing;

/** Writes, judges and wraps what access points take. Thread-safe. */
public final class PeppolWriter implements PeppolDocuments {
  private static final String FORMAT = "peppol";

  private final EInvoicing einvoicing;

  /** Writes with what writes and judges all formats; not null. */
  public PeppolWriter(EInvoicing einvoicing) {
    this.einvoicing = einvoicing;
  }

  @Override
  public Made write(ElectronicInvoice invoice, LocalDate day, @Nullable Message message) {
    byte[] ubl;
    try {
      ubl = einvoicing.write(invoice, FORMAT);
    } catch (UnwritableInvoiceException unwritable) {
      return new Made.Refused(unwritable.findings());
    }
    ValidationReport report = einvoicing.nationalWriter().judge(ubl, FORMAT, day);
    if (report.verdict() == Verdict.INVALID) {
      return new Made.Refused(
          report.findings().stream().filter(each -> each.severity().invalidates()).toList());
    }
    return message == null ? new Made.Ready(ubl) : wrapped(ubl, message);
  }

  /** The envelope names what the document says, so that is read again. */
  private Made wrapped(byte[] ubl, Message message) {
    ElectronicInvoice told = einvoicing.read(ubl).invoice().orElseThrow();
    List<Finding> obstacles = PeppolEnvelope.obstacles(told);
    return obstacles.isEmpty()
        ? new Made.Ready(
            PeppolEnvelope.wrap(
                told, ubl, new PeppolEnvelope.Message(message.id(), message.createdAt())))
        : new Made.Refused(obstacles);
  }
}
