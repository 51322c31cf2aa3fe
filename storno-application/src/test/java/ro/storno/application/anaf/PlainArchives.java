package ro.storno.application.anaf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.VatBreakdown;

/** Opens and reads the archives of {@link FakeAnaf}: real ZIPs with plain text in them. */
public final class PlainArchives implements SealCheck, ElectronicInvoiceReader {
  private static final String ERRORS = "ERRORS;";
  private static final String NOTE = "NOTE;";

  private volatile boolean blind;

  /** Reads no invoice from now on, as a version that does not know the form yet; or reads again. */
  public void blind(boolean nothingIsRead) {
    blind = nothingIsRead;
  }

  @Override
  public Archive open(byte[] zip) {
    byte[] document = null;
    byte[] signature = null;
    String name = null;
    String sealName = null;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().startsWith("semnatura_")) {
          signature = in.readAllBytes();
          sealName = entry.getName();
        } else {
          document = in.readAllBytes();
          name = entry.getName();
        }
      }
    } catch (IOException e) {
      return new Archive(null, null, null, null, List.of(), List.of("The ZIP is damaged."));
    }
    String text = document == null ? "" : new String(document, StandardCharsets.UTF_8);
    return new Archive(
        document,
        name,
        signature,
        sealName,
        text.startsWith(ERRORS) ? List.of(text.substring(ERRORS.length())) : List.of(),
        document == null ? List.of("The ZIP holds no document.") : List.of());
  }

  @Override
  public Result check(byte[] document, byte @Nullable [] signature) {
    boolean sealed =
        signature != null && new String(signature, StandardCharsets.UTF_8).equals("SEAL");
    Verdict verdict =
        sealed ? Verdict.VALID : signature == null ? Verdict.UNSIGNED : Verdict.TAMPERED;
    return new Result(
        verdict,
        sealed ? null : signature == null ? "no_signature" : "signature_mismatch",
        sealed ? "The seal holds." : "The seal does not hold.",
        "Ministerul Finantelor",
        null,
        null,
        null,
        null,
        sealed,
        sealed,
        sealed);
  }

  @Override
  public ReadResult read(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    if (text.startsWith("EXPLODE")) {
      throw new IllegalStateException("a fault of the reader");
    }
    String[] parts = text.split(";", -1);
    if (blind || !parts[0].equals("INVOICE")) {
      return new ReadResult(
          null,
          null,
          List.of(
              Finding.of("READ-ROOT", Severity.FATAL, FindingSource.READER, "This is no invoice.")),
          document);
    }
    return new ReadResult(invoice(parts), Syntax.UBL, List.of(), document);
  }

  private static ElectronicInvoice invoice(String[] parts) {
    BigDecimal net = new BigDecimal(parts[5]);
    BigDecimal vat = new BigDecimal(parts[6]);
    ElectronicInvoice.Builder told =
        ElectronicInvoice.builder()
            .number(parts[1])
            .issueDate(LocalDate.parse(parts[2]))
            .typeCode(parts[7])
            .currency("RON")
            .seller(Party.builder().name("Firma " + parts[3]).vatId("RO" + parts[3]).build())
            .buyer(Party.builder().name("Firma " + parts[4]).vatId("RO" + parts[4]).build())
            .addLine(
                InvoiceLine.builder()
                    .quantity(BigDecimal.ONE)
                    .unitCode("H87")
                    .netAmount(net)
                    .price(PriceDetails.builder().netPrice(net).build())
                    .vat(new LineVat("S", new BigDecimal("21")))
                    .item(Item.builder().name("Marfă").build())
                    .build())
            .addVatBreakdown(
                VatBreakdown.builder()
                    .taxableAmount(net)
                    .taxAmount(vat)
                    .categoryCode("S")
                    .rate(new BigDecimal("21"))
                    .build())
            .totals(
                DocumentTotals.builder()
                    .lineNetTotal(net)
                    .taxExclusiveAmount(net)
                    .vatTotal(vat)
                    .taxInclusiveAmount(net.add(vat))
                    .payableAmount(net.add(vat))
                    .build());
    if (parts.length > 8) {
      told.addPrecedingInvoice(new PrecedingInvoice(parts[8], null));
    }
    return told.build();
  }

  /** Reads and writes buyers' messages, likewise as plain text. */
  public static final class Notes implements BuyerMessages {
    @Override
    public byte[] write(BuyerMessage message) {
      if (message.text().indexOf('\uFFFE') >= 0) {
        throw new IllegalArgumentException("XML cannot hold it");
      }
      return (NOTE + message.invoice() + ";" + message.text()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<BuyerMessage> read(byte[] xml) {
      String text = new String(xml, StandardCharsets.UTF_8);
      if (!text.startsWith(NOTE)) {
        return Optional.empty();
      }
      String[] parts = text.split(";", 3);
      return Optional.of(new BuyerMessage(new UploadIndex(parts[1]), parts[2]));
    }
  }
}
