package ro.storno.benchmarks.einvoice;

import com.helger.jaxb.GenericJAXBMarshaller;
import com.helger.ubl21.UBL21Marshaller;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.einvoice.EInvoicing;

/**
 * Writing an invoice of twenty lines as UBL, from a ready model in memory to bytes: our model by
 * our writer, ph-ubl's model by its marshaller with and without its XSD check. Both models were
 * read from the same document. Microseconds per document.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WritingBenchmark {
  private static final byte[] DOCUMENT = RomanianInvoice.bytes(20);

  /** Our writer and the invoice in our model. */
  @State(Scope.Benchmark)
  public static class Ours {
    private final ElectronicInvoiceWriter writer = EInvoicing.standard().writer();
    private final ElectronicInvoiceWriter checkedWriter = EInvoicing.standard().checkedWriter();
    private final ElectronicInvoice invoice =
        EInvoicing.standard().reader().read(DOCUMENT).invoice().orElseThrow();
  }

  /** ph-ubl's marshallers and the invoice in its model. */
  @State(Scope.Benchmark)
  public static class Peer {
    private final GenericJAXBMarshaller<InvoiceType> checking = UBL21Marshaller.invoice();
    private final GenericJAXBMarshaller<InvoiceType> trusting =
        UBL21Marshaller.invoice().setUseSchema(false);
    private final InvoiceType invoice = Objects.requireNonNull(checking.read(DOCUMENT));
  }

  /** Writes by our writer. */
  @Benchmark
  public byte[] storno(Ours ours) {
    return ours.writer.write(ours.invoice);
  }

  /** Writes by our writer and checks the result by XSD. */
  @Benchmark
  public byte[] stornoChecked(Ours ours) {
    return ours.checkedWriter.write(ours.invoice);
  }

  /** Writes by ph-ubl with its XSD check, as it comes. */
  @Benchmark
  public byte[] phUbl(Peer peer) {
    return Objects.requireNonNull(peer.checking.getAsBytes(peer.invoice));
  }

  /** Writes by ph-ubl without its XSD check. */
  @Benchmark
  public byte[] phUblUnchecked(Peer peer) {
    return Objects.requireNonNull(peer.trusting.getAsBytes(peer.invoice));
  }
}
