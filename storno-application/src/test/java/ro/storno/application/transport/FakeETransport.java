package ro.storno.application.transport;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;
import ro.storno.domain.transport.Declaration;
import ro.storno.domain.transport.Uit;

/** RO e-Transport in memory; what is declared is what {@link #XML} writes. */
public final class FakeETransport implements ETransport {
  /** Writes a declaration so that it can be read in a test. */
  public static final DeclarationXml XML =
      declaration ->
          (declaration.reference() + " " + name(declaration.statement()) + " " + declaration)
              .getBytes(StandardCharsets.UTF_8);

  private static final Pattern REFERENCE = Pattern.compile("^(\\S+) ");
  private static final List<String> UITS =
      List.of("3V0P0L0P0T3JUW46", "4C0U0C0J0W3DDQ92", "5Y0Q0L0A0Y3AJA00", "6N0U0A0A0K3PUM07");

  /** What can go wrong with an upload. */
  public enum Fault {
    NOT_REACHED,
    REQUEST_LOST,
    ANSWER_LOST,
    REFUSED
  }

  private record Taken(UploadIndex index, Uit uit, String text, Instant at, List<String> errors) {}

  private final Clock clock;
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<Taken> taken = new ArrayList<>();
  private final List<String> uploads = new ArrayList<>();
  private List<String> verdict = List.of();
  private Duration lag = Duration.ZERO;
  private boolean uitAtUpload = true;
  private @Nullable String unreadable;

  public FakeETransport(Clock clock) {
    this.clock = clock;
  }

  private static String name(Declaration.Statement statement) {
    return statement.getClass().getSimpleName();
  }

  /** Lets the next upload go wrong, after those that were to before. */
  public synchronized void once(Fault fault, int times) {
    for (int i = 0; i < times; i++) {
      faults.add(fault);
    }
  }

  /** Finds what comes from now on wrong, or right if there is no reason. */
  public synchronized void judge(String... reasons) {
    verdict = List.of(reasons);
  }

  /** Lists what comes from now on later. */
  public synchronized void lag(Duration time) {
    lag = time;
  }

  /** Gives the UIT in the list only, or at upload too. */
  public synchronized void uitAtUpload(boolean given) {
    uitAtUpload = given;
  }

  /** Lists something that cannot be read, or nothing of that kind. */
  public synchronized void garble(@Nullable String entry) {
    unreadable = entry;
  }

  /** Returns everything that arrived. */
  public synchronized List<String> uploads() {
    return List.copyOf(uploads);
  }

  @Override
  public synchronized UploadAnswer upload(AnafAccessToken token, Cif cif, byte[] xml) {
    Fault fault = faults.poll();
    if (fault == Fault.NOT_REACHED) {
      throw new AuthorityException.NotReached("ANAF was not reached.", null);
    }
    if (fault == Fault.REQUEST_LOST) {
      throw new AuthorityException.OutcomeUnknown("ANAF gave no whole answer.", null);
    }
    String text = new String(xml, StandardCharsets.UTF_8);
    uploads.add(text);
    if (fault == Fault.REFUSED) {
      return new UploadAnswer.Refused(List.of("Fisierul nu este valid"), "raw refusal");
    }
    UploadIndex index = new UploadIndex(String.valueOf(5001 + taken.size()));
    Uit uit = new Uit(UITS.get(taken.size() % UITS.size()));
    taken.add(new Taken(index, uit, text, clock.instant(), verdict));
    if (fault == Fault.ANSWER_LOST) {
      throw new AuthorityException.OutcomeUnknown("ANAF gave no whole answer.", null);
    }
    return new UploadAnswer.Taken(index, uitAtUpload ? uit : null, "raw " + index);
  }

  @Override
  public synchronized StateAnswer state(AnafAccessToken token, UploadIndex index) {
    return taken.stream()
        .filter(each -> each.index.equals(index))
        .findFirst()
        .<StateAnswer>map(
            each ->
                each.errors.isEmpty()
                    ? new StateAnswer.Accepted("raw ok")
                    : new StateAnswer.Rejected(each.errors, "raw nok"))
        .orElseGet(() -> new StateAnswer.Unanswered(List.of("Nu exista"), "raw"));
  }

  @Override
  public synchronized Listing list(AnafAccessToken token, Cif cif, int days) {
    Instant now = clock.instant();
    List<Entry> entries = new ArrayList<>();
    for (Taken each : taken) {
      if (!each.at.plus(lag).isAfter(now) && each.at.isAfter(now.minus(Duration.ofDays(days)))) {
        Matcher reference = REFERENCE.matcher(each.text);
        entries.add(
            new Entry(
                each.index,
                each.errors.isEmpty() ? each.uit : null,
                reference.find() ? reference.group(1) : null,
                each.at));
      }
    }
    return new Listing(entries, unreadable == null ? List.of() : List.of(unreadable));
  }
}
