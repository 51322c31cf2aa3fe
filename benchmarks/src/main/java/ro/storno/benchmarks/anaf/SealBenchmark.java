package ro.storno.benchmarks.anaf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import ro.storno.application.anaf.SealCheck.Archive;
import ro.storno.application.anaf.SealCheck.Result;
import ro.storno.application.anaf.SealCheck.Verdict;
import ro.storno.authority.seal.Trust;
import ro.storno.authority.seal.XmlSealCheck;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.seal.DetachedSeal;
import ro.storno.simulator.seal.SealAuthority;
import ro.storno.simulator.seal.SealAuthority.Signer;

/**
 * Opening the archive of an invoice of 24 kB and checking its seal: RSA-SHA256, the path of
 * certificates to the configured anchor included. Reported in microseconds per archive.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SealBenchmark {
  private static final int LINES = 300;

  private final XmlSealCheck check;
  private final byte[] archive;

  /** Seals an invoice as the simulator does. */
  public SealBenchmark() {
    Instant now = Instant.parse("2026-11-20T10:00:00Z");
    SealAuthority ministry = new SealAuthority(new Seed(1), now);
    byte[] invoice = invoice();
    byte[] seal = new DetachedSeal(ministry.key(Signer.AUTHORITY)).seal(invoice, "5001.xml");
    try {
      archive = zip(invoice, seal);
      Path anchor = Files.createTempFile("anchor", ".pem");
      Files.writeString(anchor, ministry.anchorPem());
      check = new XmlSealCheck(Trust.read(anchor), InstantSource.fixed(now));
      Files.delete(anchor);
    } catch (IOException e) {
      throw new IllegalStateException("the benchmark cannot be prepared", e);
    }
    if (openAndCheck().verdict() != Verdict.VALID) {
      throw new IllegalStateException("the seal that is measured does not hold");
    }
  }

  private static byte[] invoice() {
    StringBuilder xml = new StringBuilder("<Invoice xmlns=\"urn:storno:benchmark\">\n");
    for (int i = 0; i < LINES; i++) {
      xml.append("  <Line><ID>").append(i).append("</ID><Price>").append(i * 7919 % 10_000);
      xml.append("</Price><Name>Some goods, number ").append(i).append("</Name></Line>\n");
    }
    return xml.append("</Invoice>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(byte[] invoice, byte[] seal) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("5001.xml"));
      zip.write(invoice);
      zip.putNextEntry(new ZipEntry("semnatura_5001.xml"));
      zip.write(seal);
    }
    return bytes.toByteArray();
  }

  /** Everything anew from the bytes of the archive. */
  @Benchmark
  public Result openAndCheck() {
    Archive opened = check.open(archive);
    byte[] document = opened.document();
    if (document == null) {
      throw new IllegalStateException(opened.problems().toString());
    }
    return check.check(document, opened.signature());
  }
}
