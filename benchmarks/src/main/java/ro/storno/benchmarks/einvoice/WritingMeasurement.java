package ro.storno.benchmarks.einvoice;

import com.helger.ubl21.UBL21Marshaller;
import java.util.List;
import java.util.Map;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;
import ro.storno.einvoice.EInvoicing;

/** How fast we write UBL against ph-ubl, and whether it is the same that is written. */
public final class WritingMeasurement implements Measurement {
  @Override
  public String name() {
    return "writing";
  }

  @Override
  public String purpose() {
    return "writing UBL for 20 lines, against ph-ubl with and without its XSD check";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    Duel duel = new Duel(effort, 1, Map.of());
    Duel.Outcome checked = duel.between("WritingBenchmark.storno", "WritingBenchmark.phUbl");
    Duel.Outcome unchecked =
        duel.between("WritingBenchmark.storno", "WritingBenchmark.phUblUnchecked");
    return List.of(
        Figure.atLeast(
            "write UBL, 20 lines, against ph-ubl with its XSD check",
            Figure.shown(checked.ours()) + " us",
            Figure.shown(checked.peer()) + " us",
            checked.speedUp(),
            "5"),
        Figure.compared(
            "  against ph-ubl without its XSD check",
            Figure.shown(unchecked.ours()) + " us",
            Figure.shown(unchecked.peer()) + " us",
            unchecked.speedUp()),
        Figure.information(
            "  ours with the result checked by XSD",
            Figure.shown(duel.alone("WritingBenchmark.stornoChecked")) + " us",
            null),
        Figure.fact(
            "  what both write, read by ph-ubl", same() ? "equal" : "different", "equal", same()));
  }

  /** Whether ph-ubl reads the same out of what we write as out of what it writes itself. */
  static boolean same() {
    byte[] document = RomanianInvoice.bytes(20);
    EInvoicing ours = EInvoicing.standard();
    InvoiceType theirs = UBL21Marshaller.invoice().read(document);
    @Nullable InvoiceType fromOurs =
        UBL21Marshaller.invoice()
            .read(ours.writer().write(ours.reader().read(document).invoice().orElseThrow()));
    return theirs != null && theirs.equals(fromOurs);
  }
}
