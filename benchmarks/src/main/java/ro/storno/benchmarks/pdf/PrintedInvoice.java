package ro.storno.benchmarks.pdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.BankAccount;
import ro.storno.application.invoice.PrintableInvoice.Heading;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.Line;
import ro.storno.application.invoice.PrintableInvoice.Party;
import ro.storno.application.invoice.PrintableInvoice.Standing;
import ro.storno.application.invoice.PrintableInvoice.Texts;
import ro.storno.application.invoice.PrintableInvoice.Totals;
import ro.storno.application.invoice.PrintableInvoice.VatRow;

/** An invoice between two Romanian companies, of any length, ready to be printed. */
final class PrintedInvoice {
  /** As many lines as still fit on one page. */
  static final int ONE_PAGE = 8;

  private static final BigDecimal RATE = new BigDecimal("21");

  private PrintedInvoice() {}

  /** The invoice with so many lines. */
  static PrintableInvoice of(int count) {
    List<Line> lines = new ArrayList<>();
    BigDecimal net = new BigDecimal("0.00");
    for (int i = 1; i <= count; i++) {
      BigDecimal price = new BigDecimal("12.50").add(BigDecimal.valueOf(i * 137L, 2));
      BigDecimal amount = price.multiply(BigDecimal.valueOf(i)).setScale(2, RoundingMode.HALF_UP);
      lines.add(line(i, price, amount));
      net = net.add(amount);
    }
    BigDecimal vat = share(net);
    BigDecimal gross = net.add(vat);
    return new PrintableInvoice(
        new Heading(
            Kind.INVOICE,
            Standing.VALID,
            Language.RO,
            "FCT-0042",
            LocalDate.of(2026, 11, 2),
            LocalDate.of(2026, 12, 2),
            null,
            null,
            null,
            "RON",
            2),
        party("Moara Veche SRL", "RO18547290", "Strada Fabricii 12", "400620 Cluj-Napoca"),
        party("Librăria din Colț SA", "RO14399840", "Bulevardul Unirii 5", "030823 București"),
        List.of(),
        lines,
        List.of(),
        List.of(new VatRow("S", RATE, net, vat, null)),
        new Totals(net, net, vat, gross, null, null, gross, new BigDecimal("0.00"), gross),
        null,
        List.of(),
        List.of(
            new BankAccount(
                null, "Banca Transilvania", "RO49AAAA1B31007593840000", "BTRLRO22", null)),
        Texts.none(),
        Appearance.plain());
  }

  private static Line line(int i, BigDecimal price, BigDecimal amount) {
    return new Line(
        "Făină albă de grâu, sac de 25 kg, lot " + i,
        "F-" + i,
        BigDecimal.valueOf(i),
        "buc",
        price,
        null,
        null,
        amount,
        "S",
        RATE,
        share(amount));
  }

  private static BigDecimal share(BigDecimal amount) {
    return amount.multiply(RATE).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
  }

  private static Party party(String name, String taxCode, String street, String city) {
    return new Party(
        name, taxCode, null, "J12/345/2006", null, List.of(street, city), null, null, null, null);
  }
}
