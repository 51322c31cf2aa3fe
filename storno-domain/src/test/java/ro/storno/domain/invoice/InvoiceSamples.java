package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.tax.VatRate;

/** One good invoice, and the means to change one thing about it. */
public final class InvoiceSamples {
  /** The day of everything here. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  /** A moment on that day. */
  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  /** The number that is handed out. */
  public static final DocumentNumber NUMBER = new DocumentNumber("FACT", 43);

  private static final CompanyId COMPANY = new CompanyId(new UUID(0x7000L, 1));

  private InvoiceSamples() {}

  /** A company registered for VAT in Cluj. */
  public static Party seller() {
    return new Party(
        "Exemplu SRL",
        "18547290",
        "RO18547290",
        "J12/123/2006",
        true,
        new Address("Str. Memorandumului 28", "Cluj-Napoca", "Cluj", "400114", "RO"),
        "contact@exemplu.ro",
        null,
        null,
        "Banca Exemplu",
        "RO49AAAA1B31007593840000");
  }

  /** A client registered for VAT in Bucharest. */
  public static Party buyer() {
    return new Party(
        "Client SA",
        "14399840",
        "RO14399840",
        "J40/7/2002",
        true,
        new Address("Calea Victoriei 1", "Sector 1", "București", "010061", "RO"),
        null,
        null,
        null,
        null,
        null);
  }

  /** Ten hours at 100 lei and 21 %: 1210 lei. */
  public static DocumentLine line() {
    return line("10", "100", "21");
  }

  /** Some hours. */
  public static DocumentLine line(String quantity, String price, String rate) {
    return line(quantity, price, VatRate.standard(rate));
  }

  /** Some hours at a rate. */
  public static DocumentLine line(String quantity, String price, VatRate rate) {
    return new DocumentLine(
        new LineId(new UUID(0x7000L, quantity.hashCode())),
        "Consultanță",
        Quantity.of(quantity),
        "ora",
        UnitPrice.of(price),
        rate,
        false,
        Discount.NONE,
        null,
        null,
        LineExtensions.NONE);
  }

  /** The content of a good invoice. */
  public static InvoiceContent content() {
    return new Editable().content();
  }

  /** The content of a good invoice with something changed. */
  public static InvoiceContent content(UnaryOperator<Editable> change) {
    return change.apply(new Editable()).content();
  }

  /** A draft of it. */
  public static Invoice draft() {
    return draft(content());
  }

  /** A draft of some content. */
  public static Invoice draft(InvoiceContent content) {
    InvoiceId id = new InvoiceId(new UUID(0x7000L, 77));
    return Invoice.draft(id, COMPANY, "DRAFT-a1b2c3d4", content, null, NOW);
  }

  /** An issued invoice of some content. */
  public static Invoice issued(InvoiceContent content) {
    return draft(content).issue(NUMBER, TODAY, NOW);
  }

  /** A good invoice in any status an outgoing invoice can have. */
  public static Invoice in(DocumentStatus status) {
    Invoice issued = issued(content());
    return switch (status) {
      case DRAFT -> draft();
      case ISSUED -> issued;
      case SENT_TO_PROVIDER -> issued.submit(NOW);
      case VALIDATED -> issued.submit(NOW).accept(NOW);
      case REJECTED -> issued.submit(NOW).reject(NOW);
      case CANCELLED -> issued.cancel("emisă din greșeală", null, NOW);
      case SYNCED, CONVERTED, REFUNDED -> with(issued, status);
    };
  }

  private static Invoice with(Invoice was, DocumentStatus status) {
    return new Invoice(
        was.id(),
        was.company(),
        was.version(),
        was.direction(),
        status,
        was.number(),
        was.draftNumber(),
        was.content(),
        was.totals(),
        was.amountPaid(),
        was.cancellation(),
        was.restoration(),
        was.idempotencyKey(),
        was.createdAt(),
        was.updatedAt(),
        was.issuedAt(),
        was.reception(),
        was.sources());
  }

  /** A payment of today. */
  public static Payment payment(Money amount) {
    return payment(amount, TODAY, false);
  }

  /** A payment. */
  public static Payment payment(Money amount, LocalDate day, boolean reconciled) {
    return new Payment(
        new PaymentId(new UUID(0x7000L, 5)),
        COMPANY,
        new InvoiceId(new UUID(0x7000L, 77)),
        amount,
        day,
        PaymentMethod.BANK_TRANSFER,
        null,
        null,
        reconciled,
        NOW);
  }

  /** The components of a content, to be changed one by one. */
  public static final class Editable {
    private DocumentType type = DocumentType.INVOICE;
    private String typeCode = "380";
    private @Nullable InvoiceId parent;
    private LocalDate issueDate = TODAY;
    private @Nullable LocalDate dueDate = TODAY.plusDays(30);
    private Currency currency = Currency.RON;
    private @Nullable ExchangeRate exchangeRate;
    private @Nullable ClientId client = new ClientId(new UUID(0x7000L, 3));
    private Party seller = InvoiceSamples.seller();
    private @Nullable Party buyer = InvoiceSamples.buyer();
    private PaymentMethod method = PaymentMethod.BANK_TRANSFER;
    private String language = "ro";
    private List<DocumentLine> lines = List.of(InvoiceSamples.line());
    private InvoiceReferences references = InvoiceReferences.NONE;
    private InvoiceTexts texts = InvoiceTexts.NONE;
    private InvoiceOptions options = InvoiceOptions.NONE;
    private InvoiceExtensions extensions = InvoiceExtensions.NONE;

    Editable creditNoteOn(Invoice original) {
      type = DocumentType.CREDIT_NOTE;
      typeCode = "381";
      parent = original.id();
      return this;
    }

    Editable type(DocumentType changed) {
      type = changed;
      return this;
    }

    Editable typeCode(String changed) {
      typeCode = changed;
      return this;
    }

    Editable issueDate(LocalDate changed) {
      issueDate = changed;
      return this;
    }

    Editable dueDate(@Nullable LocalDate changed) {
      dueDate = changed;
      return this;
    }

    Editable currency(String code, @Nullable String rate) {
      currency = Currency.of(code);
      exchangeRate =
          rate == null ? null : new ExchangeRate(currency, Currency.RON, new BigDecimal(rate));
      return this;
    }

    Editable exchangeRate(@Nullable ExchangeRate changed) {
      exchangeRate = changed;
      return this;
    }

    Editable client(@Nullable ClientId changed) {
      client = changed;
      return this;
    }

    Editable seller(Party changed) {
      seller = changed;
      return this;
    }

    Editable buyer(@Nullable Party changed) {
      buyer = changed;
      return this;
    }

    Editable method(PaymentMethod changed) {
      method = changed;
      return this;
    }

    Editable language(String changed) {
      language = changed;
      return this;
    }

    Editable lines(DocumentLine... changed) {
      lines = List.of(changed);
      return this;
    }

    Editable references(InvoiceReferences changed) {
      references = changed;
      return this;
    }

    Editable texts(InvoiceTexts changed) {
      texts = changed;
      return this;
    }

    Editable options(InvoiceOptions changed) {
      options = changed;
      return this;
    }

    Editable extensions(InvoiceExtensions changed) {
      extensions = changed;
      return this;
    }

    InvoiceContent content() {
      return new InvoiceContent(
          type,
          typeCode,
          null,
          parent,
          null,
          issueDate,
          dueDate,
          currency,
          exchangeRate,
          client,
          seller,
          buyer,
          method,
          language,
          lines,
          references,
          texts,
          options,
          extensions);
    }
  }
}
