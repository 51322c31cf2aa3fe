package ro.storno.benchmarks.einvoice;

import com.helger.phive.api.result.ValidationResultList;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.einvoice.EInvoicing;

/**
 * Judging a CIUS-RO invoice, from its bytes in memory to the findings: XSD, EN 16931 1.3.8 and
 * CIUS-RO 1.0.9, by us and by phive. Documents per second of all threads together.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ValidationBenchmark {
  /** The document to judge. */
  @State(Scope.Benchmark)
  public static class Document {
    /** How many lines the invoice has. */
    @Param({"1", "6", "32"})
    public int lines;

    private byte[] bytes = new byte[0];

    /** Writes the document. */
    @Setup
    public void write() {
      bytes = RomanianInvoice.bytes(lines);
    }
  }

  /** Our engine, compiled rules and all. */
  @State(Scope.Benchmark)
  public static class Ours {
    private final ElectronicInvoiceValidator validator = EInvoicing.standard().validator();
  }

  /** The peer's engine, compiled rules and all. */
  @State(Scope.Benchmark)
  public static class Peer {
    private final Phive phive = new Phive();
  }

  /** Judges the document by our engine. */
  @Benchmark
  public ValidationReport storno(Document document, Ours engine) {
    ValidationReport report = engine.validator.validate(document.bytes);
    if (!report.isValid()) {
      throw new IllegalStateException("Ours finds " + report.findings());
    }
    return report;
  }

  /** Judges the document by phive. */
  @Benchmark
  public ValidationResultList phive(Document document, Peer engine) {
    ValidationResultList results = engine.phive.judge(document.bytes);
    if (!Phive.valid(results)) {
      throw new IllegalStateException("phive finds " + results.getAllErrors());
    }
    return results;
  }
}
