package ro.storno.benchmarks.einvoice;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.einvoice.EInvoicing;

/**
 * Reading and writing an invoice of twenty lines in one syntax, from bytes in memory to the model
 * and back. Microseconds per document.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SyntaxBenchmark {
  /** The same invoice in a format. */
  @State(Scope.Benchmark)
  public static class Invoice {
    /** A name of {@link EInvoicing#formats()}. */
    @Param({"ubl"})
    public String format = "ubl";

    private final EInvoicing einvoicing = EInvoicing.standard();
    private byte[] document = new byte[0];
    private ElectronicInvoice model = read(RomanianInvoice.bytes(20));

    /** Converts the invoice, and reads what this format has of it. */
    @Setup
    public void convert() {
      Conversion conversion = einvoicing.convert(source(), format);
      document =
          conversion
              .document()
              .orElseThrow(
                  () -> new IllegalStateException(format + " refuses: " + conversion.refusal()));
      model = read(document);
    }

    /** KSeF takes invoices of Polish sellers only. */
    private byte[] source() {
      String text = RomanianInvoice.text(20);
      return (format.startsWith("fa") && !format.equals("fatturapa")
              ? text.replace("RO18547290", "PL5260250274")
              : text)
          .getBytes(StandardCharsets.UTF_8);
    }

    private ElectronicInvoice read(byte[] bytes) {
      return einvoicing.read(bytes).invoice().orElseThrow();
    }
  }

  /** Reads the document. */
  @Benchmark
  public ReadResult read(Invoice invoice) {
    return invoice.einvoicing.read(invoice.document);
  }

  /** Writes the model. */
  @Benchmark
  public byte[] write(Invoice invoice) {
    return invoice.einvoicing.write(invoice.model, invoice.format);
  }
}
