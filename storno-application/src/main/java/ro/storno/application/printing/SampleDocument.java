package ro.storno.application.printing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.BankAccount;
import ro.storno.application.invoice.PrintableInvoice.Discount;
import ro.storno.application.invoice.PrintableInvoice.Heading;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.Line;
import ro.storno.application.invoice.PrintableInvoice.Party;
import ro.storno.application.invoice.PrintableInvoice.Reference;
import ro.storno.application.invoice.PrintableInvoice.ReferenceKind;
import ro.storno.application.invoice.PrintableInvoice.Standing;
import ro.storno.application.invoice.PrintableInvoice.Texts;
import ro.storno.application.invoice.PrintableInvoice.Totals;
import ro.storno.application.invoice.PrintableInvoice.VatRow;

/**
 * A document that nobody issued, to show what a design looks like: two rates, a discount, long and
 * short lines, terms and notes. Nothing in it comes from any company but its seller.
 *
 * @param kind not null
 * @param language not null
 * @param seller not null
 * @param date of issue; not null
 */
public record SampleDocument(Kind kind, Language language, Party seller, LocalDate date) {
  private static final BigDecimal HIGH = new BigDecimal("21");
  private static final BigDecimal LOW = new BigDecimal("11");
  private static final int DAYS_TO_PAY = 30;

  /** An account that no bank gave out. */
  private static final BankAccount ACCOUNT =
      new BankAccount(null, "Banca Exemplu", "RO49AAAA1B31007593840000", "AAAAROBU", "RON");

  private enum Word {
    DESK(
        "Masă rotundă din lemn de fag, 90 cm",
        "Round beech table, 90 cm",
        "Runder Tisch aus Buche, 90 cm",
        "Table ronde en hêtre, 90 cm"),
    CHAIR(
        "Scaun tapițat cu spătar înalt, stofă gri antracit, picioare din stejar masiv",
        "Upholstered high-back chair, anthracite fabric, solid oak legs",
        "Gepolsterter Hochlehner, Stoff anthrazit, Beine aus massiver Eiche",
        "Chaise rembourrée à dossier haut, tissu anthracite, pieds en chêne massif"),
    BOOK("Catalog tipărit", "Printed catalogue", "Gedruckter Katalog", "Catalogue imprimé"),
    WORK(
        "Montaj la sediul clientului",
        "Assembly at the customer's premises",
        "Montage beim Kunden",
        "Montage chez le client"),
    BUYER("Client Exemplu SRL", "Sample Customer Ltd", "Musterkunde GmbH", "Client Exemple SARL"),
    TERMS(
        "Plata în 30 de zile de la data facturii.",
        "Payment within 30 days of the invoice date.",
        "Zahlbar innerhalb von 30 Tagen ab Rechnungsdatum.",
        "Paiement à 30 jours à compter de la date de facture."),
    NOTES(
        "Vă mulțumim pentru comandă!",
        "Thank you for your order!",
        "Vielen Dank für Ihren Auftrag!",
        "Merci pour votre commande !");

    private final List<String> texts;

    Word(String... texts) {
      this.texts = List.of(texts);
    }
  }

  private String say(Word word) {
    return word.texts.get(language.ordinal());
  }

  /** Returns the document with a handful of lines. */
  public PrintableInvoice printable(Appearance appearance) {
    return printable(appearance, 4);
  }

  /**
   * Returns the document.
   *
   * @param appearance how it looks; not null
   * @param count how many lines it has; more than four are the same again
   */
  public PrintableInvoice printable(Appearance appearance, int count) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(i));
    }
    List<VatRow> vat = new ArrayList<>();
    for (BigDecimal rate : List.of(HIGH, LOW)) {
      List<Line> group = lines.stream().filter(line -> line.vatRate().equals(rate)).toList();
      if (!group.isEmpty()) {
        vat.add(
            new VatRow("S", rate, sum(group, Line::netAmount), sum(group, Line::vatAmount), null));
      }
    }
    BigDecimal net = sum(lines, Line::netAmount);
    BigDecimal vatTotal = sum(lines, Line::vatAmount);
    BigDecimal gross = net.add(vatTotal);
    BigDecimal none = new BigDecimal("0.00");
    return new PrintableInvoice(
        heading(),
        seller,
        buyer(),
        references(),
        lines,
        List.of(),
        vat,
        new Totals(net, net, vatTotal, gross, null, null, gross, none, gross),
        null,
        List.of(),
        List.of(ACCOUNT),
        texts(),
        appearance);
  }

  private Heading heading() {
    return new Heading(
        kind,
        Standing.VALID,
        language,
        number(),
        date,
        kind.asksForPayment() ? date.plusDays(DAYS_TO_PAY) : null,
        null,
        kind == Kind.DELIVERY_NOTE ? date : null,
        null,
        "RON",
        2);
  }

  private String number() {
    return switch (kind) {
      case INVOICE -> "FACT-0042";
      case CREDIT_NOTE -> "CN-0007";
      case PROFORMA -> "PRO-0019";
      case DELIVERY_NOTE -> "AVIZ-0105";
    };
  }

  private List<Reference> references() {
    Reference order = new Reference(ReferenceKind.ORDER, "PO-2026-117", null);
    return kind == Kind.CREDIT_NOTE
        ? List.of(
            new Reference(ReferenceKind.CORRECTED_INVOICE, "FACT-0039", date.minusDays(9)), order)
        : List.of(order);
  }

  private Party buyer() {
    return new Party(
        say(Word.BUYER),
        "12345674",
        "RO12345674",
        "J12/345/2019",
        null,
        List.of("Str. Exemplului nr. 7, ap. 12", "400001 Cluj-Napoca", "România"),
        "Ioana Exemplu",
        "facturi@example.com",
        "+40 264 000 000",
        null);
  }

  private Line line(int place) {
    return switch (place % 4) {
      case 0 -> line(Word.DESK, "MAS-090", "2", "H87", "1240.00", "10", HIGH);
      case 1 -> line(Word.CHAIR, "SCA-114", "12", "H87", "389.90", null, HIGH);
      case 2 -> line(Word.BOOK, null, "25", "H87", "18.50", null, LOW);
      default -> line(Word.WORK, null, "6.5", "HUR", "120.00", null, HIGH);
    };
  }

  private Line line(
      Word text,
      @Nullable String code,
      String quantity,
      String unit,
      String price,
      @Nullable String percent,
      BigDecimal rate) {
    BigDecimal signed =
        kind == Kind.CREDIT_NOTE ? new BigDecimal(quantity).negate() : new BigDecimal(quantity);
    BigDecimal full = signed.multiply(new BigDecimal(price));
    BigDecimal reduction = percent == null ? null : share(full, new BigDecimal(percent));
    BigDecimal net =
        (reduction == null ? full : full.subtract(reduction)).setScale(2, RoundingMode.HALF_UP);
    return new Line(
        say(text),
        code,
        signed,
        unit,
        new BigDecimal(price),
        null,
        reduction == null || percent == null
            ? null
            : new Discount(reduction, new BigDecimal(percent)),
        net,
        "S",
        rate,
        share(net, rate));
  }

  private static BigDecimal share(BigDecimal amount, BigDecimal percent) {
    return amount.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal sum(List<Line> lines, Function<Line, BigDecimal> amount) {
    return lines.stream().map(amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  private Texts texts() {
    return new Texts(
        kind.asksForPayment() ? say(Word.TERMS) : null,
        say(Word.NOTES),
        null,
        List.of(),
        null,
        null,
        "Andrei Exemplu",
        null,
        null,
        null);
  }
}
