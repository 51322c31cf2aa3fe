package ro.storno.application.accounting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.application.export.ExportedRows;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.DailyRates;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.tax.VatCategory;

/**
 * The files that SAGA imports, element by element as its manual names them
 * (api-reference/invoices/export-saga-xml.md, accounting-export/zip.md). Files of the till's
 * receipts stand beside {@link Payments}, which are those of invoices. The layouts of the two
 * account files and of the exchange rates are documented nowhere; they follow the others.
 */
final class SagaFiles {
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  /** Digits, with or without the prefix of Romania. */
  private static final Pattern ROMANIAN = Pattern.compile("(?i)\\s*(RO)?\\s*([0-9]{2,10})\\s*");

  private static final DateTimeFormatter IN_NAMES =
      DateTimeFormatter.ofPattern("dd_MM_yyyy", Locale.ROOT);

  private SagaFiles() {}

  /** Returns a day as names of files tell it. */
  static String inNames(LocalDate day) {
    return IN_NAMES.format(day);
  }

  /** Returns the digits of a company's code, as names of files tell it. */
  static String code(CompanyScope scope) {
    String code = scope.profile().party().taxCode();
    return code == null ? "" : code.replaceAll("\\D", "");
  }

  /** A file in the making: its root is open until it is closed. */
  abstract static class Open<T> implements Consumer<T> {
    private final String root;
    final XmlLines xml;

    Open(String root, Consumer<String> lines) {
      this.root = root;
      this.xml = new XmlLines(lines).open(root);
    }

    /** Writes what is read in one transaction of a company, and ends the file. */
    void write(
        Transactions transactions, CompanyId company, BiConsumer<CompanyId, Consumer<T>> read) {
      transactions.inCompany(
          company,
          () -> {
            read.accept(company, this);
            return company;
          });
      end();
    }

    /** Ends the file. */
    void end() {
      xml.close(root);
    }
  }

  /** Outgoing invoices. */
  static final class Invoices extends Open<Invoice> {
    private final boolean discounts;

    /**
     * Begins the file.
     *
     * @param discounts whether to tell the discount of an invoice as a whole
     */
    Invoices(Consumer<String> lines, boolean discounts) {
      super("Facturi", lines);
      this.discounts = discounts;
    }

    @Override
    public void accept(Invoice invoice) {
      xml.open("Factura").open("Antet");
      heading(invoice);
      xml.close("Antet").open("Detalii").open("Continut");
      List<DocumentLine> lines = invoice.content().lines();
      for (int i = 0; i < lines.size(); i++) {
        line(i + 1, lines.get(i), invoice.totals().lines().get(i));
      }
      xml.close("Continut").close("Detalii").open("Sumar");
      xml.element("TotalValoare", invoice.totals().subtotal().amount())
          .element("TotalTVA", invoice.totals().vatTotal().amount())
          .element("Total", invoice.totals().total().amount());
      xml.close("Sumar").close("Factura");
    }

    private void heading(Invoice invoice) {
      InvoiceContent content = invoice.content();
      Party seller = content.supplier();
      Party buyer = content.buyer();
      boolean reverse =
          content.lines().stream().anyMatch(l -> l.vatRate().category() == VatCategory.AE);
      party("Furnizor", seller);
      party("Client", buyer);
      xml.element("ClientTelefon", buyer == null ? null : buyer.phone())
          .element("ClientMail", buyer == null ? null : buyer.email())
          .element("FacturaNumar", invoice.displayNumber())
          .element("FacturaData", DAY.format(content.issueDate()))
          .element("FacturaScadenta", day(content.dueDate()))
          .element("FacturaTaxareInversa", yesNo(reverse))
          .element("FacturaTVAIncasare", yesNo(content.options().vatOnCollection()))
          .element("FacturaTip", "")
          .element("FacturaInformatiiSuplimentare", content.texts().mentions())
          .element("FacturaMoneda", content.currency().code());
      if (discounts && invoice.totals().discountTotal().signum() > 0) {
        xml.element("FacturaDiscount", invoice.totals().discountTotal().amount());
      }
    }

    private void party(String who, @Nullable Party party) {
      Address address = party == null ? Address.UNKNOWN : party.address();
      xml.element(who + "Nume", party == null ? null : party.name())
          .element(who + "CIF", party == null ? null : taxCode(party))
          .element(who + "NrRegCom", party == null ? null : party.registrationNumber())
          .element(who + "Tara", address.country())
          .element(who + "Judet", address.county())
          .element(who + "Localitate", address.city())
          .element(who + "Adresa", address.street())
          .element(who + "Banca", party == null ? null : party.bankName())
          .element(who + "IBAN", party == null ? null : party.bankAccount());
    }

    private void line(int number, DocumentLine line, LineTotals totals) {
      xml.open("Linie")
          .element("LinieNrCrt", Integer.toString(number))
          .element("Descriere", line.description())
          .element("CodArticolFurnizor", line.productCode())
          .element("UM", line.unitOfMeasure())
          .element("Cantitate", line.quantity().value())
          .element("Pret", price(line, totals))
          .element("Valoare", totals.net().amount())
          .element("ProcTVA", line.vatRate().percentage().value())
          .element("TVA", totals.vat().amount())
          .close("Linie");
    }

    /** The net price: as typed, or what remains of it without VAT and discount. */
    private static BigDecimal price(DocumentLine line, LineTotals totals) {
      boolean plain =
          !line.vatIncluded()
              && line.discount().equals(Discount.NONE)
              && line.extensions().allowanceCharges().isEmpty();
      return plain || line.quantity().signum() == 0
          ? line.unitPrice().value()
          : totals.net().amount().divide(line.quantity().value(), 4, RoundingMode.HALF_UP);
    }
  }

  /** Payments of outgoing invoices (incasari), or of incoming ones (plati). */
  static final class Payments extends Open<ExportedRows.PaidInvoice> {
    private final Direction direction;
    private final AccountingSettings.Accounts accounts;

    Payments(Consumer<String> lines, Direction direction, AccountingSettings.Accounts accounts) {
      super(direction == Direction.OUTGOING ? "Incasari" : "Plati", lines);
      this.direction = direction;
      this.accounts = accounts;
    }

    @Override
    public void accept(ExportedRows.PaidInvoice paid) {
      Means means = Means.of(paid.payment().method());
      String number = paid.payment().reference();
      xml.open("Linie")
          .element("Data", DAY.format(paid.payment().paymentDate()))
          .element("Numar", number == null ? paid.number() : number)
          .element("Suma", paid.payment().amount().amount())
          .element("Cont", means.account(accounts))
          .element(direction == Direction.OUTGOING ? "ContClient" : "ContFurnizor", "")
          .element("Explicatie", paid.partner() + " " + paid.number())
          .element("FacturaID", paid.payment().invoice().toString())
          .element("FacturaNumar", paid.number())
          .element("CodFiscal", means == Means.CARD ? null : romanian(paid))
          .element("TipDocument", means.document)
          .close("Linie");
    }

    /** SAGA refuses lines with codes of other countries. */
    private static @Nullable String romanian(ExportedRows.PaidInvoice paid) {
      String country = paid.partnerCountry();
      return country == null || country.equals("RO")
          ? digits(paid.partnerTaxCode()).orElse(null)
          : null;
    }
  }

  /** By what SAGA tells payments apart; whoever collects cards online is booked as a card. */
  private enum Means {
    CASH("Chitanta"),
    BANK("OP"),
    CARD("Card");

    private final String document;

    Means(String document) {
      this.document = document;
    }

    static Means of(PaymentMethod method) {
      return switch (method) {
        case CASH -> CASH;
        case CARD, PAYPAL, STRIPE, MOBILPAY, NETOPIA -> CARD;
        case BANK_TRANSFER, CHEQUE, OTHER -> BANK;
      };
    }

    String account(AccountingSettings.Accounts accounts) {
      return switch (this) {
        case CASH -> accounts.cash();
        case BANK -> accounts.bank();
        case CARD -> accounts.card();
      };
    }
  }

  /** Clients. */
  static final class Clients extends Open<Client> {
    Clients(Consumer<String> lines) {
      super("Clienti", lines);
    }

    @Override
    public void accept(Client client) {
      partner(xml, client.clientCode(), client.party());
    }
  }

  /** Suppliers. */
  static final class Suppliers extends Open<Supplier> {
    Suppliers(Consumer<String> lines) {
      super("Furnizori", lines);
    }

    @Override
    public void accept(Supplier supplier) {
      partner(xml, null, supplier.party());
    }
  }

  private static void partner(XmlLines xml, @Nullable String code, Party party) {
    xml.open("Linie")
        .element("Cod", code == null ? digits(party.taxCode()).orElse(null) : code)
        .element("Denumire", party.name())
        .element("Cod_fiscal", taxCode(party))
        .element("Reg_com", party.registrationNumber())
        .element("Adresa", party.address().street())
        .element("Localitate", party.address().city())
        .element("Judet", party.address().county())
        .element("Tara", party.address().country())
        .element("Cont_banca", party.bankAccount())
        .element("Banca", party.bankName())
        .element("Tel", party.phone())
        .element("Email", party.email())
        .close("Linie");
  }

  /** Products. */
  static final class Products extends Open<Product> {
    Products(Consumer<String> lines) {
      super("Articole", lines);
    }

    @Override
    public void accept(Product product) {
      xml.open("Linie")
          .element("Cod", product.code())
          .element("Denumire", product.name())
          .element("UM", product.unitOfMeasure())
          .element("Tip", product.service() ? "Servicii" : "Marfuri")
          .element("TVA", product.vatRate().percentage().value())
          .element("Pret", product.price().value())
          .element("Moneda", product.currency().code())
          .close("Linie");
    }
  }

  /** Under which account each partner is booked. */
  static final class PartnerAccounts extends Open<Party> {
    private final String account;

    PartnerAccounts(Consumer<String> lines, String account) {
      super("Conturi", lines);
      this.account = account;
    }

    @Override
    public void accept(Party party) {
      xml.open("Linie")
          .element("Denumire", party.name())
          .element("Cod_fiscal", taxCode(party))
          .element("Cont", account)
          .close("Linie");
    }
  }

  /** The rates of the National Bank. */
  static final class Rates extends Open<DailyRates> {
    Rates(Consumer<String> lines) {
      super("Cursuri", lines);
    }

    @Override
    public void accept(DailyRates rates) {
      for (Map.Entry<String, BigDecimal> rate : rates.toLei().entrySet()) {
        xml.open("Linie")
            .element("Data", DAY.format(rates.published()))
            .element("Moneda", rate.getKey())
            .element("Curs", rate.getValue())
            .close("Linie");
      }
    }
  }

  /** With the prefix of those who are registered for VAT, as documents show it. */
  private static @Nullable String taxCode(Party party) {
    return party.vatCode() == null ? party.taxCode() : party.vatCode();
  }

  private static Optional<String> digits(@Nullable String taxCode) {
    return Optional.ofNullable(taxCode)
        .map(ROMANIAN::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(2));
  }

  private static @Nullable String day(@Nullable LocalDate date) {
    return date == null ? null : DAY.format(date);
  }

  private static String yesNo(boolean yes) {
    return yes ? "Da" : "Nu";
  }
}
