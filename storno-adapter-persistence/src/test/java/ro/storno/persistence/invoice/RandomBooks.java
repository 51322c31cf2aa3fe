package ro.storno.persistence.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.SupplierId;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.SearchText;

/**
 * Invoices of every kind with few different values, so that they agree with each other and with
 * filters often; the same seed writes the same books and asks for the same lists.
 */
public final class RandomBooks {
  public static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
  private static final String[] NAMES = {
    "Șantier Țărăncuța", "ELECTRO a1b2c3 SRL", "srl", "Două\nrânduri", "100% _bun_", ""
  };
  private static final @Nullable String[] PREFIXES = {
    null, "FACT", "fact", "Ș", "😀", "\uff5e", ""
  };

  private final JdbiTransactions transactions;
  private final CompanyId company;
  private final Random random;
  private final List<UUID> parties = new ArrayList<>();
  private final List<UUID> invoices = new ArrayList<>();
  private long last;

  public RandomBooks(JdbiTransactions transactions, CompanyId company, long seed) {
    this.transactions = transactions;
    this.company = company;
    this.random = new Random(seed);
    this.last = seed * 1_000_000;
    for (int i = 0; i < 4; i++) {
      parties.add(id());
    }
  }

  List<UUID> invoices() {
    return invoices;
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** The first and the last one are infinite in the database. */
  private LocalDate day() {
    if (chance(4)) {
      return any(LocalDate.MIN, LocalDate.MAX);
    }
    return TODAY.minusDays(random.nextInt(40));
  }

  private BigDecimal amount() {
    return chance(3)
        ? new BigDecimal("123456789012345.67")
        : BigDecimal.valueOf(random.nextInt(2_000) - 500, 2);
  }

  /** Does one thing to the books, in the open transaction. */
  void change() {
    int what = invoices.isEmpty() ? 0 : random.nextInt(100);
    if (what < 40) {
      add();
    } else if (what < 55) {
      set("status = ?", any(DocumentStatus.values()).name());
    } else if (what < 65) {
      set(
          "amount_paid = case ? when 0 then 0 when 1 then total else round(total / 2, 2) end",
          random.nextInt(3));
    } else if (what < 75) {
      set("issue_date = ?, due_date = ?", day(), chance(30) ? null : day());
    } else if (what < 80) {
      String number = number();
      set("number = ?, search = ?", number, search(number));
    } else if (what < 90) {
      submit();
    } else if (what < 93) {
      execute("delete from submission where company_id = ? and document_id = ?", any(invoices));
    } else {
      UUID gone = any(invoices);
      execute("delete from invoice where company_id = ? and id = ?", gone);
      invoices.remove(gone);
    }
  }

  private void set(String what, @Nullable Object... values) {
    List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
    all.add(company.value());
    all.add(any(invoices));
    transactions
        .handle()
        .execute("update invoice set " + what + " where company_id = ? and id = ?", all.toArray());
  }

  private void execute(String sql, UUID id) {
    transactions.handle().execute(sql, company.value(), id);
  }

  private String number() {
    return any("FACT-0001", "F" + random.nextInt(30), "Ș" + random.nextInt(5), "", "a\nB", " x ");
  }

  private String search(String number) {
    String name = any(NAMES);
    return switch (random.nextInt(5)) {
      case 0 -> SearchText.of(number);
      case 1 -> "";
      case 2 -> number.toLowerCase(Locale.ROOT) + "\n" + name;
      default -> SearchText.of(number, name, "RO" + random.nextInt(20));
    };
  }

  public void add() {
    UUID id = id();
    boolean outgoing = chance(60);
    String number = number();
    BigDecimal total = amount();
    BigDecimal vat = chance(10) ? amount() : total.movePointLeft(1).setScale(2, RoundingMode.DOWN);
    OffsetDateTime created =
        OffsetDateTime.of(
            LocalDateTime.of(2026, 3, 1 + random.nextInt(5), 12, 0, 0, random.nextInt(3) * 1_000),
            ZoneOffset.UTC);
    transactions
        .handle()
        .execute(
            """
            insert into invoice
              (company_id, id, version, direction, document_type, type_code, status, number_prefix,
               number_sequence, number, draft_number, parent_id, client_id, supplier_id, issue_date,
               due_date, currency, supplier_name, payment_method, subtotal, vat_total, total,
               amount_paid, created_at, search, content, totals)
            values (?, ?, 0, ?, ?, '380', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'V', 'CASH', ?, ?, ?, ?, ?,
              ?, '{}', '{}')
            """,
            company.value(),
            id,
            (outgoing ? Direction.OUTGOING : Direction.INCOMING).name(),
            any(DocumentType.values()).name(),
            any(DocumentStatus.values()).name(),
            any(PREFIXES),
            sequence(outgoing),
            number,
            number,
            invoices.isEmpty() || chance(80) ? null : any(invoices),
            outgoing && chance(80) ? any(parties) : null,
            outgoing ? null : any(parties),
            day(),
            chance(30) ? null : day(),
            any("RON", "RON", "EUR", "HUF"),
            total.subtract(vat),
            vat,
            total,
            any(BigDecimal.ZERO, total, total.movePointLeft(1).setScale(2, RoundingMode.DOWN)),
            created,
            search(number));
    invoices.add(id);
  }

  /** Our own numbers are not given twice. */
  private @Nullable Long sequence(boolean outgoing) {
    if (chance(outgoing ? 20 : 50)) {
      return null;
    }
    return outgoing ? ++last : Long.valueOf(random.nextInt(9));
  }

  private void submit() {
    String state = any("ACCEPTED", "REJECTED", "WITHDRAWN");
    UUID document = any(invoices);
    boolean taken = chance(60);
    if (chance(50)) {
      transactions
          .handle()
          .execute(
              "update submission set state = ?, late = ?, taken_at = case when ? then now() end"
                  + " where company_id = ? and document_id = ?",
              state,
              chance(40),
              taken,
              company.value(),
              document);
      return;
    }
    transactions
        .handle()
        .execute(
            """
            insert into submission
              (company_id, id, version, channel, document_kind, document_id, attempt, filer, due_at,
               state, calls, taken_at, questions, ever_lost, former_references, errors, late,
               created_at, updated_at)
            values (?, ?, 1, ?, ?, ?, ?, 'RO1', now(), ?, 1, case when ? then now() end, 1, false,
              array[]::text[], '[]', ?, now(), now())
            """,
            company.value(),
            id(),
            any("ANAF", "ANAF", "ANAF", "SDI"),
            any("INVOICE", "INVOICE", "INVOICE", "DELIVERY_NOTE"),
            document,
            (int) ++last,
            state,
            taken,
            chance(40));
  }

  /** A filter of few or many criteria. */
  Filter filter() {
    int each = any(4, 12, 30);
    return new Filter(
        chance(each)
            ? any("fact-0001", "f1", "SRL", "ș", "%", "_", "a\nb", " ", "ro1", "\u0301")
            : null,
        chance(each)
            ? List.of(any(DocumentStatus.values()), any(DocumentStatus.values()))
            : List.of(),
        chance(each) ? any(PaymentStatus.values()) : null,
        chance(each) ? any(Direction.values()) : null,
        chance(each) ? any(DocumentType.values()) : null,
        chance(each) ? new ClientId(chance(90) ? any(parties) : id()) : null,
        chance(each) ? new SupplierId(chance(90) ? any(parties) : id()) : null,
        chance(each) ? random.nextBoolean() : null,
        chance(each) && !invoices.isEmpty() ? new InvoiceId(any(invoices)) : null,
        chance(each) ? Currency.of(any("RON", "EUR", "HUF", "USD")) : null,
        chance(each) ? day() : null,
        chance(each) ? day() : null,
        chance(each) ? random.nextBoolean() : null,
        chance(each) ? random.nextBoolean() : null,
        chance(each),
        chance(each) ? bound() : null,
        chance(each) ? bound() : null,
        chance(each) ? bound() : null,
        chance(each) ? bound() : null,
        chance(each) ? random.nextBoolean() : null,
        new FilingRule(chance(80), random.nextBoolean(), TODAY.minusDays(random.nextInt(3))));
  }

  private BigDecimal bound() {
    return any(
        BigDecimal.ZERO,
        amount(),
        new BigDecimal("1.00005"),
        new BigDecimal("-1.00005"),
        new BigDecimal("1e30"),
        new BigDecimal("-1e30"));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
