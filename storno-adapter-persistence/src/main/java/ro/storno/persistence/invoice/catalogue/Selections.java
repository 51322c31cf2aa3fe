package ro.storno.persistence.invoice.catalogue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.domain.anaf.FilingDeadline;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.persistence.database.SearchText;

/**
 * What filters choose of a segment; the last of them are remembered. The meaning of each criterion
 * is that of the conditions in SQL; a test compares the two.
 */
final class Selections {
  private static final int REMEMBERED = 24;
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final List<String> OWED =
      names(
          DocumentStatus.ISSUED,
          DocumentStatus.SENT_TO_PROVIDER,
          DocumentStatus.VALIDATED,
          DocumentStatus.REJECTED,
          DocumentStatus.SYNCED,
          DocumentStatus.REFUNDED);
  private static final List<String> UNFILED =
      names(DocumentStatus.ISSUED, DocumentStatus.SENT_TO_PROVIDER, DocumentStatus.REJECTED);

  private final Segment segment;
  private final Map<Filter, Selected> remembered = new LastUsed();
  private @Nullable Selected everything;
  private volatile @Nullable Overdue overdue;

  /** Keeps what was asked for last. */
  private static final class LastUsed extends LinkedHashMap<Filter, Selected> {
    private static final long serialVersionUID = 1L;

    LastUsed() {
      super(2 * REMEMBERED, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Filter, Selected> eldest) {
      return size() > REMEMBERED;
    }
  }

  Selections(Segment segment) {
    this.segment = segment;
  }

  /** What was overdue on a day. */
  private record Overdue(LocalDate day, Bitmap rows) {}

  Selected by(Filter filter) {
    synchronized (remembered) {
      Selected known = remembered.get(filter);
      if (known != null) {
        return known;
      }
    }
    Selected found = new Selected(segment, rows(filter));
    synchronized (remembered) {
      remembered.put(filter, found);
    }
    return found;
  }

  synchronized Selected everything() {
    if (everything == null) {
      everything = new Selected(segment, Bitmap.all(segment.size()));
    }
    return everything;
  }

  /** What remembering may come to. */
  long bytes() {
    return REMEMBERED * (segment.size() / 8L + 200);
  }

  private Bitmap rows(Filter filter) {
    Bitmap rows = issued(filter);
    ofDocument(filter, rows);
    ofPayment(filter, rows);
    ofAmounts(filter, rows);
    if (filter.late() != null) {
      keep(rows, late(filter.filing()), filter.late());
    }
    if (filter.search() != null && !filter.search().isBlank()) {
      rows.keep(segment.searchTexts.containing(SearchText.plain(filter.search()), segment.numbers));
    }
    return rows;
  }

  private Bitmap issued(Filter filter) {
    return segment
        .days()
        .between(
            filter.issuedFrom() == null ? Integer.MIN_VALUE : day(filter.issuedFrom()),
            filter.issuedTo() == null ? Integer.MAX_VALUE : day(filter.issuedTo()));
  }

  private static int day(LocalDate date) {
    return (int) Math.max(Entry.FIRST_DAY, Math.min(date.toEpochDay(), Entry.LAST_DAY));
  }

  private void ofDocument(Filter filter, Bitmap rows) {
    if (!filter.statuses().isEmpty()) {
      rows.keep(segment.statuses.any(filter.statuses().stream().map(Enum::name).toList()));
    }
    if (filter.excludeCancelled()) {
      rows.drop(segment.statuses.any(names(DocumentStatus.CANCELLED)));
    }
    if (filter.direction() != null) {
      rows.keep(segment.directions.any(names(filter.direction())));
    }
    if (filter.documentType() != null) {
      rows.keep(segment.types.any(names(filter.documentType())));
    }
    if (filter.parent() != null) {
      rows.keep(segment.childrenOf(filter.parent().value()));
    }
    if (filter.clientId() != null) {
      party(rows, segment.client, segment.parties.code(filter.clientId().value()));
    }
    if (filter.supplierId() != null) {
      party(rows, segment.supplier, segment.parties.code(filter.supplierId().value()));
    }
    if (filter.duplicate() != null) {
      keep(rows, segment.duplicate, filter.duplicate());
    }
  }

  private static void party(Bitmap rows, int[] parties, int wanted) {
    rows.keep(i -> wanted != Dictionary.NOTHING && parties[i] == wanted);
  }

  private static void keep(Bitmap rows, Bitmap those, boolean whether) {
    if (whether) {
      rows.keep(those);
    } else {
      rows.drop(those);
    }
  }

  private void ofPayment(Filter filter, Bitmap rows) {
    PaymentStatus status = filter.paymentStatus();
    if (status == PaymentStatus.PAID || status == PaymentStatus.OVERDUE) {
      rows.keep(status == PaymentStatus.PAID ? segment.settled : overdue(filter.today()));
    } else if (status != null) {
      rows.drop(segment.settled).drop(overdue(filter.today()));
      keep(rows, segment.untouched, status == PaymentStatus.UNPAID);
    }
    if (filter.paid() != null) {
      keep(rows, segment.settled, filter.paid());
    }
    if (filter.overdue() != null) {
      keep(rows, overdue(filter.today()), filter.overdue());
    }
  }

  private Bitmap overdue(LocalDate today) {
    Overdue known = overdue;
    if (known == null || !known.day.equals(today)) {
      int day = day(today);
      Bitmap open = segment.statuses.any(OWED).keep(segment.positive).drop(segment.settled);
      known = new Overdue(today, open.keep(i -> segment.due[i] < day));
      overdue = known;
    }
    return known.rows;
  }

  private void ofAmounts(Filter filter, Bitmap rows) {
    if (filter.currency() != null) {
      rows.keep(segment.currencies.any(List.of(filter.currency().code())));
    }
    between(rows, segment.total, filter.totalMin(), filter.totalMax());
    between(rows, segment.vatTotal, filter.vatTotalMin(), filter.vatTotalMax());
  }

  private static void between(
      Bitmap rows, long[] amounts, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    if (least == null && most == null) {
      return;
    }
    BigInteger from = least == null ? LEAST : scaled(least, RoundingMode.CEILING);
    BigInteger to = most == null ? MOST : scaled(most, RoundingMode.FLOOR);
    if (from.compareTo(MOST) > 0 || to.compareTo(LEAST) < 0) {
      rows.keep(i -> false);
      return;
    }
    long low = from.max(LEAST).longValueExact();
    long high = to.min(MOST).longValueExact();
    rows.keep(i -> amounts[i] >= low && amounts[i] <= high);
  }

  private static BigInteger scaled(BigDecimal amount, RoundingMode rounding) {
    return amount.setScale(4, rounding).unscaledValue();
  }

  private Bitmap late(FilingRule filing) {
    Bitmap late = Bitmap.none(segment.size());
    if (filing.applies()) {
      late.join(
          segment
              .days()
              .between(
                  day(FilingDeadline.beginning()),
                  day(FilingDeadline.latestOverdueIssue(filing.today()))));
      late.keep(segment.directions.any(names(Direction.OUTGOING)));
      late.keep(segment.statuses.any(UNFILED));
      late.drop(segment.filed);
      if (!filing.expected()) {
        late.keep(segment.handedIn);
      }
    }
    return late.join(segment.filed.copy().keep(segment.filedLate));
  }

  private static List<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
