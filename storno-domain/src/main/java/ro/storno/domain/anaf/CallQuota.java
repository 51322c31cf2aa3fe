package ro.storno.domain.anaf;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How many calls ANAF allows, by its own document (limiteApeluriAPI.txt, shared/corpus). Numbers
 * can be changed by ANAF at any time; they are here and nowhere else.
 */
public enum CallQuota {
  /**
   * "Limita pentru toate metodele: max. 1000 apeluri/minut". Counted in periods of five seconds of
   * 76 calls each: whichever minute ANAF looks at, it touches at most 13 of them, 988 calls. Whole
   * minutes of our clock would let 2,000 calls fall into one of its minutes.
   */
  ALL_CALLS(76, Duration.ofSeconds(5), 19),
  /** "max. 1000 fisiere tip RASP / zi / CUI". */
  BUYER_MESSAGES(1_000, Duration.ofDays(1), 10),
  /** "max 100 interogari / un anumit mesaj / zi". */
  STATES(100, Duration.ofDays(1), 4),
  /** "max 100.000 interogari / zi / CUI la lista cu paginatie". */
  LISTS(100_000, Duration.ofDays(1), 50),
  /** "max 10 descarcari / zi / un anumit mesaj". */
  DOWNLOADS(10, Duration.ofDays(1), 1),
  /** ANAF publishes none for e-Transport; that of e-Factura is kept to. */
  TRANSPORT_STATES(100, Duration.ofDays(1), 4),
  /** As before: "max 1500 interogari / zi / CUI la lista simpla". */
  TRANSPORT_LISTS(1_500, Duration.ofDays(1), 10);

  /** ANAF's days begin at midnight there. */
  private static final ZoneId ANAF = ZoneId.of("Europe/Bucharest");

  private final int limit;
  private final Duration length;
  private final int block;

  CallQuota(int limit, Duration length, int block) {
    this.limit = limit;
    this.length = length;
    this.block = block;
  }

  /** Returns how many calls are allowed in one period. */
  public int limit() {
    return limit;
  }

  /**
   * Returns how many calls a node takes at a time, so that it need not ask the others about each.
   */
  public int block() {
    return block;
  }

  /** Returns the lower-case name for operators and metrics, such as {@code all_calls}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the beginning of the period that a moment falls into. */
  public Instant periodBegin(Instant moment) {
    if (length.equals(Duration.ofDays(1))) {
      return moment.atZone(ANAF).truncatedTo(ChronoUnit.DAYS).toInstant();
    }
    long millis = length.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
  }

  /** Returns the end of the period that a moment falls into: the first moment of the next. */
  public Instant periodEnd(Instant moment) {
    if (length.equals(Duration.ofDays(1))) {
      ZonedDateTime day = moment.atZone(ANAF).truncatedTo(ChronoUnit.DAYS);
      return day.plusDays(1).toInstant();
    }
    return periodBegin(moment).plus(length);
  }
}
