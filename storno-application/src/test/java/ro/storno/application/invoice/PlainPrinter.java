package ro.storno.application.invoice;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A printer whose paper is the text of what is printed: for tests only. */
public final class PlainPrinter implements InvoicePrinter {
  private @Nullable PrintableInvoice last;

  /** Returns what was printed last. */
  public PrintableInvoice last() {
    return Objects.requireNonNull(last);
  }

  @Override
  public byte[] print(PrintableInvoice invoice) {
    last = invoice;
    return invoice.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String preview(PrintableInvoice invoice) {
    last = invoice;
    return invoice.toString();
  }

  @Override
  public void checkLogo(PrintableInvoice.Logo logo) {
    if (logo.content().length > 1000) {
      throw new UnprintableInvoiceException("logo", "The logo cannot be unpacked.");
    }
  }

  @Override
  public void warmUp() {
    last = null;
  }
}
