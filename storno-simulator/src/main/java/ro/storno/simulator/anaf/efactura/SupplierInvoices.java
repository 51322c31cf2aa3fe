package ro.storno.simulator.anaf.efactura;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ro.storno.simulator.anaf.taxpayer.TaxpayerDirectory;
import ro.storno.simulator.fault.Seed;

/**
 * As many invoices and credit notes of suppliers as one likes, each made when it is asked for: of
 * 40 suppliers, with one to twelve lines, of the rates 21 % and 11 % and exempt, with and without
 * discounts, some in euros, every ninth a credit note. By seed, buyer and number always the same.
 * Thread-safe.
 */
public final class SupplierInvoices {
  private static final int SUPPLIERS = 40;
  private static final List<Article> ARTICLES =
      List.of(
          new Article("Hârtie copiator A4, 80 g/mp", "XPK", "2350"),
          new Article("Servicii de consultanţă IT", "HUR", "18500"),
          new Article("Transport marfă Cluj - Bucureşti", "KMT", "620"),
          new Article("Toner imprimantă negru", "H87", "28990"),
          new Article("Cafea boabe 1 kg", "KGM", "8425"),
          new Article("Mentenanţă servere & reţea", "MON", "125000"),
          new Article("Motorină <Euro 5>", "LTR", "749"),
          new Article("Cărămidă \"Porotherm\" 25", "H87", "1137"),
          new Article("Pâine feliată 500 g", "H87", "485"),
          new Article("Chirie spaţiu depozitare", "MTK", "3300"));

  private record Article(String name, String unit, String baniPerUnit) {}

  private final Seed seed;
  private final String buyer;
  private final TaxpayerDirectory directory;
  private final LocalDate until;

  /**
   * Invoices to a buyer.
   *
   * @param seed not null
   * @param buyer digits; not null
   * @param directory knows buyer and suppliers; not null
   * @param until the last date of issue; they go back from there, a day for ten invoices; not null
   */
  public SupplierInvoices(Seed seed, String buyer, TaxpayerDirectory directory, LocalDate until) {
    this.seed = seed;
    this.buyer = buyer;
    this.directory = directory;
    this.until = until;
  }

  /** Returns the first invoices, made one after the other as they are asked for. */
  public Stream<SupplierInvoice> stream(int count) {
    return IntStream.range(0, count).mapToObj(this::invoice);
  }

  /** Returns the code of the one who sends an invoice, without making it. */
  public String seller(int number) {
    return TaxpayerDirectory.supplier(draw(SUPPLIERS, number, "supplier"));
  }

  /** Returns one invoice. */
  public SupplierInvoice invoice(int number) {
    boolean creditNote = number % 9 == 8;
    String seller = seller(number);
    String name = (creditNote ? "SC" : "SF") + "-" + (100_000 + number);
    UblInvoice ubl =
        new UblInvoice(
            name,
            creditNote ? "SF-" + (100_000 + number - 1) : null,
            until.minusDays(number / 10 % 50),
            draw(12, number, "currency") == 0 ? "EUR" : "RON",
            directory.find(seller).orElseGet(() -> TaxpayerDirectory.madeUp(seller)),
            directory.find(buyer).orElseGet(() -> TaxpayerDirectory.madeUp(buyer)),
            lines(number));
    return new SupplierInvoice(seller, name, creditNote, ubl.xml());
  }

  private List<UblInvoice.Line> lines(int number) {
    return IntStream.range(0, 1 + draw(12, number, "lines"))
        .mapToObj(line -> line(number, line))
        .toList();
  }

  private UblInvoice.Line line(int number, int line) {
    Article article = ARTICLES.get(draw(ARTICLES.size(), number, line, "article"));
    BigDecimal quantity = BigDecimal.valueOf(1 + draw(40_000, number, line, "quantity"), 3);
    BigDecimal price =
        new BigDecimal(article.baniPerUnit())
            .movePointLeft(2)
            .add(BigDecimal.valueOf(draw(100, number, line, "price"), 2));
    int discount = draw(6, number, line, "discount") == 0 ? 1 + draw(20, number, line, "rate") : 0;
    return new UblInvoice.Line(
        article.name(), article.unit(), quantity, price, discount, vat(number, line));
  }

  private UblInvoice.Vat vat(int number, int line) {
    return switch (draw(10, number, line, "vat")) {
      case 0 -> UblInvoice.Vat.EXEMPT;
      case 1, 2 -> UblInvoice.Vat.REDUCED;
      default -> UblInvoice.Vat.STANDARD;
    };
  }

  private int draw(int bound, Object... purpose) {
    return seed.below(bound, "supplier invoice", buyer, List.of(purpose));
  }
}
