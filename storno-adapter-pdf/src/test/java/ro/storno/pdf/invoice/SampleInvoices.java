package ro.storno.pdf.invoice;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.AccountingVat;
import ro.storno.application.invoice.PrintableInvoice.Adjustment;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.BankAccount;
import ro.storno.application.invoice.PrintableInvoice.Delegate;
import ro.storno.application.invoice.PrintableInvoice.Discount;
import ro.storno.application.invoice.PrintableInvoice.Heading;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.LatePenalty;
import ro.storno.application.invoice.PrintableInvoice.LegalMention;
import ro.storno.application.invoice.PrintableInvoice.Line;
import ro.storno.application.invoice.PrintableInvoice.Logo;
import ro.storno.application.invoice.PrintableInvoice.Party;
import ro.storno.application.invoice.PrintableInvoice.Payment;
import ro.storno.application.invoice.PrintableInvoice.Period;
import ro.storno.application.invoice.PrintableInvoice.Reference;
import ro.storno.application.invoice.PrintableInvoice.ReferenceKind;
import ro.storno.application.invoice.PrintableInvoice.Standing;
import ro.storno.application.invoice.PrintableInvoice.Texts;
import ro.storno.application.invoice.PrintableInvoice.Totals;
import ro.storno.application.invoice.PrintableInvoice.VatRow;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;

/** Invoices to print in tests and samples: a small builder whose sums always add up. */
public final class SampleInvoices {
  static final String RO_IBAN = "RO49AAAA1B31007593840000";

  static final Party SELLER =
      new Party(
          "Atelierul de Mobilă Țăranu SRL",
          "RO14399840",
          null,
          "J40/8302/2014",
          "200 lei",
          List.of("Str. Ștefan cel Mare nr. 24, ap. 3", "020142 București, sector 2", "România"),
          null,
          "facturi@atelierultaranu.ro",
          "+40 21 310 22 14",
          null);

  static final Party BUYER =
      new Party(
          "Grădinița Micul Prinț SRL",
          "RO18547290",
          null,
          "J12/1907/2006",
          null,
          List.of("Bd. Eroilor nr. 5", "400129 Cluj-Napoca, jud. Cluj", "România"),
          "Ioana Mureșan",
          "contabilitate@miculprint.ro",
          null,
          null);

  static final Party GERMAN_BUYER =
      new Party(
          "Süßwarenhaus Müller & Söhne GmbH",
          null,
          "DE136695976",
          "HRB 98 765, München",
          null,
          List.of("Schönhauser Straße 112", "80331 München", "Deutschland"),
          "Jürgen Weiß",
          "rechnung@mueller-soehne.example",
          null,
          null);

  Kind kind = Kind.INVOICE;
  Standing standing = Standing.VALID;
  Language language = Language.RO;
  String number = "ATM-0042";
  String currency = "RON";
  Party seller = SELLER;
  @Nullable Party buyer = BUYER;
  LocalDate issueDate = LocalDate.of(2026, 11, 21);
  @Nullable LocalDate dueDate = LocalDate.of(2026, 12, 21);
  @Nullable LocalDate deliveryDate;
  @Nullable Period period;
  final List<Reference> references = new ArrayList<>();
  final List<Line> lines = new ArrayList<>();
  final List<Adjustment> adjustments = new ArrayList<>();
  final List<Payment> payments = new ArrayList<>();
  List<BankAccount> accounts =
      List.of(new BankAccount(null, "Banca Transilvania", RO_IBAN, "BTRLRO22", null));
  @Nullable BigDecimal rate;
  @Nullable BigDecimal prepaid;
  @Nullable String exemption;
  Texts texts = Texts.none();
  Appearance appearance = Appearance.plain();

  /** The classic design with some choices. */
  static Appearance look(
      @Nullable String colour, @Nullable Logo logo, boolean bank, @Nullable String footer) {
    return new Appearance(
        new PrintSettings(
            PrintDesign.CLASSIC,
            colour == null ? null : AccentColour.of(colour),
            null,
            true,
            bank,
            footer,
            null,
            PrintLabels.NONE),
        logo);
  }

  static BigDecimal of(String text) {
    return new BigDecimal(text);
  }

  SampleInvoices line(String text, String quantity, String unit, String price, String vat) {
    return line(text, null, quantity, unit, price, "0", vat, vat.equals("0") ? "E" : "S");
  }

  SampleInvoices line(
      String text,
      @Nullable String code,
      String quantity,
      String unit,
      String price,
      String discountPercent,
      String vat,
      String category) {
    BigDecimal full = of(quantity).multiply(of(price));
    BigDecimal discount =
        full.multiply(of(discountPercent)).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    BigDecimal net = full.subtract(discount).setScale(2, RoundingMode.HALF_UP);
    lines.add(
        new Line(
            text,
            code,
            of(quantity),
            unit,
            of(price),
            null,
            discount.signum() == 0 ? null : new Discount(discount, of(discountPercent)),
            net,
            category,
            of(vat),
            vat(net, of(vat))));
    return this;
  }

  private static BigDecimal vat(BigDecimal net, BigDecimal rate) {
    return net.multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
  }

  PrintableInvoice build() {
    BigDecimal linesNet = lines.stream().map(Line::netAmount).reduce(of("0.00"), BigDecimal::add);
    BigDecimal net = linesNet;
    for (Adjustment adjustment : adjustments) {
      net = adjustment.charge() ? net.add(adjustment.amount()) : net.subtract(adjustment.amount());
    }
    List<VatRow> breakdown = breakdown(net.subtract(linesNet));
    BigDecimal vat = breakdown.stream().map(VatRow::vatAmount).reduce(of("0.00"), BigDecimal::add);
    BigDecimal gross = net.add(vat);
    BigDecimal payable = prepaid == null ? gross : gross.subtract(prepaid);
    BigDecimal paid = payments.stream().map(Payment::amount).reduce(of("0.00"), BigDecimal::add);
    return new PrintableInvoice(
        new Heading(
            kind,
            standing,
            language,
            number,
            issueDate,
            dueDate,
            null,
            deliveryDate,
            period,
            currency,
            2),
        seller,
        buyer,
        references,
        lines,
        adjustments,
        breakdown,
        new Totals(linesNet, net, vat, gross, prepaid, null, payable, paid, payable.subtract(paid)),
        rate == null
            ? null
            : new AccountingVat(
                "RON", ron(vat), ron(net), ron(gross), rate, issueDate.minusDays(1), "BNR"),
        payments,
        accounts,
        texts,
        appearance);
  }

  private BigDecimal ron(BigDecimal amount) {
    return amount.multiply(rate).setScale(2, RoundingMode.HALF_UP);
  }

  private List<VatRow> breakdown(BigDecimal adjustment) {
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    for (Line line : lines) {
      groups
          .computeIfAbsent(line.vatCategory() + line.vatRate(), key -> new ArrayList<>())
          .add(line);
    }
    List<VatRow> rows = new ArrayList<>();
    for (List<Line> group : groups.values()) {
      BigDecimal net = group.stream().map(Line::netAmount).reduce(of("0.00"), BigDecimal::add);
      net = rows.isEmpty() ? net.add(adjustment) : net;
      Line first = group.get(0);
      rows.add(
          new VatRow(
              first.vatCategory(),
              first.vatRate(),
              net,
              vat(net, first.vatRate()),
              first.vatRate().signum() == 0 ? exemption : null));
    }
    return rows;
  }

  // ---- the samples

  static Map<String, PrintableInvoice> all() {
    Map<String, PrintableInvoice> all = new LinkedHashMap<>();
    all.put("01-ro-one-line", oneLine());
    all.put("02-ro-typical", typical(Language.RO));
    all.put("03-en-typical", typical(Language.EN));
    all.put("04-de-typical", typical(Language.DE));
    all.put("05-fr-typical", typical(Language.FR));
    all.put("06-ro-20-lines-logo", twentyLines());
    all.put("07-ro-120-lines", many(120));
    all.put("08-de-eur-qr", euro());
    all.put("09-ro-credit-note", creditNote());
    all.put("10-ro-draft", draft());
    all.put("11-en-cancelled", cancelled());
    all.put("12-fr-paid", paid());
    all.put("13-ro-long-texts", longTexts());
    all.put("14-ro-wide-amounts", wideAmounts());
    all.put("15-ro-not-vat-registered", notVatRegistered());
    all.put("16-en-unprintable-names", strangeNames());
    all.put("17-ro-everything", everything());
    return all;
  }

  static PrintableInvoice oneLine() {
    return new SampleInvoices()
        .line("Servicii de consultanță", "1", "buc", "1000.00", "19")
        .build();
  }

  static PrintableInvoice typical(Language language) {
    SampleInvoices invoice = new SampleInvoices();
    invoice.language = language;
    invoice.references.add(
        new Reference(ReferenceKind.ORDER, "PO-2026-117", LocalDate.of(2026, 11, 2)));
    invoice.deliveryDate = LocalDate.of(2026, 11, 20);
    invoice.line(
        "Masă rotundă din lemn de fag, Ø 90 cm", "MAS-090", "4", "H87", "620.00", "10", "21", "S");
    invoice.line(
        "Scaun copii, tapițat, verde salvie", "SC-12", "24", "H87", "118.50", "0", "21", "S");
    invoice.line("Montaj la sediul clientului", "6.5", "HUR", "140.00", "21");
    invoice.line("Carte „Povești de seara”, ediție cartonată", "24", "H87", "39.90", "11");
    invoice.texts =
        new Texts(
            "Plata prin virament bancar în 30 de zile de la emitere.",
            "Vă mulțumim pentru comandă! Garanția este de 24 de luni.",
            null,
            List.of(),
            new LatePenalty(of("0.05"), 5),
            null,
            "Andrei Țăranu",
            null,
            null,
            null);
    return invoice.build();
  }

  static PrintableInvoice twentyLines() {
    SampleInvoices invoice = new SampleInvoices();
    for (int i = 1; i <= 20; i++) {
      invoice.line(
          "Raft modular R" + i + ", stejar",
          "R-" + (100 + i),
          Integer.toString(i),
          "H87",
          (45 + i * 7) + ".90",
          i % 6 == 0 ? "5" : "0",
          i % 5 == 0 ? "11" : "21",
          "S");
    }
    invoice.appearance = look("#0f766e", logo(), true, null);
    return invoice.build();
  }

  static PrintableInvoice many(int lines) {
    SampleInvoices invoice = new SampleInvoices();
    for (int i = 1; i <= lines; i++) {
      invoice.line(
          "Articol de catalog numărul " + i,
          Integer.toString(1 + i % 9),
          "buc",
          (10 + i % 90) + ".25",
          i % 4 == 0 ? "11" : "21");
    }
    return invoice.build();
  }

  static PrintableInvoice euro() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.language = Language.DE;
    invoice.currency = "EUR";
    invoice.buyer = GERMAN_BUYER;
    invoice.rate = of("5.0912");
    invoice.period = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
    invoice.line(
        "Softwareentwicklung, Oktober 2026", null, "152.5", "HUR", "65.00", "0", "0", "AE");
    invoice.line("Spesen für die Reise nach München", null, "1", "LS", "412.37", "0", "0", "AE");
    invoice.exemption =
        "Steuerschuldnerschaft des Leistungsempfängers, Art. 196 der Richtlinie 2006/112/EG";
    invoice.accounts =
        List.of(
            new BankAccount(null, "Banca Transilvania", RO_IBAN, "BTRLRO22", "EUR"),
            new BankAccount(
                null, "Raiffeisen Bank", "RO09BCYP0000001234567890", "RZBRROBU", "RON"));
    invoice.texts =
        new Texts(
            null,
            "Vielen Dank für Ihren Auftrag.",
            null,
            List.of(LegalMention.REVERSE_CHARGE),
            null,
            null,
            null,
            null,
            null,
            null);
    invoice.appearance = look(null, logo(), true, null);
    return invoice.build();
  }

  static PrintableInvoice creditNote() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.kind = Kind.CREDIT_NOTE;
    invoice.number = "ATS-0007";
    invoice.references.add(
        new Reference(ReferenceKind.CORRECTED_INVOICE, "ATM-0042", LocalDate.of(2026, 11, 21)));
    invoice.line(
        "Scaun copii, tapițat, verde salvie (retur)",
        "SC-12",
        "2",
        "H87",
        "118.50",
        "0",
        "21",
        "S");
    invoice.texts =
        new Texts(
            null,
            "Retur conform procesului-verbal nr. 3 din 24.11.2026.",
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null);
    return invoice.build();
  }

  static PrintableInvoice draft() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.standing = Standing.DRAFT;
    invoice.number = "DRAFT-3fa91c07";
    invoice.buyer = null;
    return invoice.line("Servicii de consultanță", "10", "ore", "250.00", "21").build();
  }

  static PrintableInvoice cancelled() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.language = Language.EN;
    invoice.standing = Standing.CANCELLED;
    return invoice.line("Consulting services", "10", "HUR", "250.00", "21").build();
  }

  static PrintableInvoice paid() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.language = Language.FR;
    invoice.line("Étagère en chêne massif", "12", "H87", "1249.50", "21");
    invoice.payments.add(
        new Payment(LocalDate.of(2026, 11, 22), "bank_transfer", "OP 1187", of("10000.00")));
    invoice.payments.add(new Payment(LocalDate.of(2026, 11, 30), "card", null, of("8142.74")));
    return invoice.build();
  }

  static PrintableInvoice longTexts() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.seller =
        new Party(
            "Societatea Națională pentru Închirierea, Întreținerea și Repararea Utilajelor Agricole „Câmpia Română” – Sucursala Sud-Muntenia SA",
            "RO14399840",
            "RO14399840",
            "J40/8302/2014",
            "12.500.000 lei",
            List.of(
                "Șoseaua Străulești-Mogoșoaia nr. 1143, corp administrativ B, etaj 4, camera 417-bis",
                "013977 București, sector 1",
                "România"),
            "Ștefania-Alexandrina Constantinescu-Văcărescu",
            "departamentul.facturare.si.incasari@exemplu-foarte-lung.ro",
            "+40 21 310 22 14",
            "www.exemplu-foarte-lung.ro");
    invoice.line(
        "Închiriere combină agricolă cu operator, inclusiv transport la parcelă, carburant, "
                .repeat(5)
            + "perioada 1–20 noiembrie.",
        "UTILAJ-2026-00000000000000417",
        "18.75",
        "zile",
        "2450.123456",
        "2.5",
        "21",
        "S");
    invoice.line("Fără_spații_" + "x".repeat(180), "1", "pachet promoțional", "10.00", "21");
    invoice.texts =
        new Texts(
            "Plata în 30 de zile. ".repeat(20),
            "Observație lungă, cu diacritice: ăâîșț ĂÂÎȘȚ. ".repeat(40) + "\n\nAl doilea paragraf.",
            "Mențiune. ".repeat(30),
            List.of(LegalMention.VAT_ON_COLLECTION),
            new LatePenalty(of("0.1"), 0),
            "Depozit central, Șoseaua de Centură nr. 99, Voluntari, jud. Ilfov",
            "Ștefania Constantinescu",
            "2850101410019",
            "Gheorghe Brânză",
            new Delegate("Vasile Țurcanu", "RX 481516", "B 123 ABC"));
    return invoice.build();
  }

  static PrintableInvoice wideAmounts() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.line("Lucrări de construcții, etapa I", "1", "H87", "987654321987.65", "21");
    invoice.line("Lucrări de construcții, etapa a II-a", "12345.6789", "MTK", "98765.4321", "21");
    return invoice.build();
  }

  static PrintableInvoice notVatRegistered() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.line("Meditații la matematică", null, "12", "HUR", "120.00", "0", "0", "O");
    invoice.texts =
        new Texts(
            null,
            null,
            null,
            List.of(LegalMention.NOT_VAT_REGISTERED),
            null,
            null,
            null,
            null,
            null,
            null);
    return invoice.build();
  }

  static PrintableInvoice strangeNames() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.language = Language.EN;
    invoice.buyer =
        new Party(
            "株式会社ストルノ 🎉 שלום בע\"מ مرحبا Łódź Żółć Ærø Ελλάς Київ",
            null,
            "EL094259216",
            null,
            null,
            List.of("東京都千代田区 1-1", "日本"),
            null,
            null,
            null,
            null);
    return invoice
        .line(
            "Widget with emoji 👩‍💻 and a decomposed a\u0306 s\u0326 t\u0326",
            "3",
            "H87",
            "10.00",
            "21")
        .build();
  }

  static PrintableInvoice everything() {
    SampleInvoices invoice = new SampleInvoices();
    invoice.currency = "EUR";
    invoice.rate = of("5.0912");
    invoice.deliveryDate = LocalDate.of(2026, 11, 20);
    invoice.references.add(
        new Reference(ReferenceKind.ORDER, "PO-2026-117", LocalDate.of(2026, 11, 2)));
    invoice.references.add(
        new Reference(ReferenceKind.CONTRACT, "C-88", LocalDate.of(2025, 1, 15)));
    invoice.references.add(new Reference(ReferenceKind.PROJECT, "Casa Albă", null));
    invoice.references.add(new Reference(ReferenceKind.DELIVERY_NOTE, "AVIZ-0311", null));
    invoice.line("Masă rotundă din lemn de fag", "MAS-090", "4", "H87", "120.00", "10", "21", "S");
    invoice.line("Scaun copii", "SC-12", "24", "H87", "23.50", "0", "21", "S");
    invoice.line("Carte ilustrată", null, "24", "H87", "7.90", "0", "11", "S");
    invoice.line("Curs de formare profesională", null, "2", "DAY", "300.00", "0", "0", "E");
    invoice.exemption = "Scutit cf. art. 292 alin. (1) lit. f) din Codul fiscal";
    invoice.adjustments.add(new Adjustment(false, "Reducere comercială", of("5"), of("50.00")));
    invoice.adjustments.add(new Adjustment(true, "Transport", null, of("35.00")));
    invoice.prepaid = of("200.00");
    invoice.payments.add(
        new Payment(LocalDate.of(2026, 11, 22), "bank_transfer", "OP 1187", of("500.00")));
    invoice.accounts =
        List.of(
            new BankAccount(null, "Banca Transilvania", RO_IBAN, "BTRLRO22", "EUR"),
            new BankAccount(
                "Atelierul de Mobilă Țăranu SRL",
                "Trezoreria Sector 2",
                "RO09TREZ7025069XXX009876",
                null,
                "RON"));
    invoice.texts =
        new Texts(
            "Plata în 30 de zile.",
            "Mulțumim!",
            "Factura circulă fără semnătură și ștampilă (art. 319 alin. (29) Cod fiscal).",
            List.of(LegalMention.VAT_ON_COLLECTION),
            new LatePenalty(of("0.1"), 3),
            "Bd. Eroilor nr. 5, Cluj-Napoca",
            "Andrei Țăranu",
            "1800101410019",
            "Maria Pop",
            new Delegate("Vasile Țurcanu", "RX 481516", "B 123 ABC"));
    invoice.appearance =
        look(
            "#7c3aed",
            logo(),
            true,
            "Atelierul Țăranu – mobilă făcută să dureze · www.atelierultaranu.ro");
    return invoice.build();
  }

  /** A drawn logo with transparency: a leaf-green mark beside a word. */
  public static Logo logo() {
    BufferedImage image = new BufferedImage(900, 240, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(0x0f766e));
    g.fillRoundRect(10, 20, 200, 200, 60, 60);
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(22, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.drawLine(60, 85, 160, 85);
    g.drawLine(110, 85, 110, 170);
    g.setColor(new Color(0x1b2333));
    int x = 260;
    for (int height : new int[] {120, 90, 150, 90, 120, 150, 90}) {
      g.fillRoundRect(x, 190 - height, 56, height, 24, 24);
      x += 84;
    }
    g.dispose();
    return new Logo(png(image), "image/png");
  }

  static byte[] png(BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
