package ro.storno.simulator.ksef;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.fault.Span;

/**
 * Sessions, and the invoices that came in them. An invoice is decrypted and judged as it is taken
 * in; the verdict is told later, where judging takes its time. Thread-safe.
 */
public final class KsefDesk {
  static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final Span BEHIND = new Span(Duration.ofMinutes(1), Duration.ofMinutes(15));
  private static final int LARGEST_INVOICE = 1024 * 1024;

  static final int TAKEN = 100;
  static final int AT_WORK = 150;
  static final int ACCEPTED = 200;

  private final SimulatorClock clock;
  private final Seed seed;
  private final KsefReferences references;
  private final Span judging;
  private final Span lag;
  private final Span lateness;
  private final List<InvoiceRule> rules = new ArrayList<>();
  private final Map<String, Session> sessions = new TreeMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();
  private final Map<String, Kept> acceptedByIdentity = new HashMap<>();
  private final Map<String, Integer> arrivals = new HashMap<>();
  private int opened;
  private boolean closesAtOnce;

  /** An invoice with its document and the moment from which it can be found. */
  record Kept(KsefInvoice invoice, byte @Nullable [] xml, @Nullable FaFacts facts, Instant listed) {
    /** When it was stored for good; lists show it {@link #listed later}. */
    Instant stored() {
      return invoice.judgedAt();
    }

    boolean visible(Instant now) {
      return invoice.accepted() && !now.isBefore(listed);
    }
  }

  /** What a client hands in. */
  record HandedIn(
      String hash, long size, byte[] encrypted, boolean offline, Faults.Decision decision) {}

  private record Late(Session session, HandedIn handedIn, Instant arrived, Instant due) {}

  private record Judged(
      KsefInvoice.Status status, byte @Nullable [] xml, @Nullable FaFacts facts) {}

  KsefDesk(
      SimulatorClock clock, Seed seed, KsefReferences references, KsefSimulatorSettings settings) {
    this.clock = clock;
    this.seed = seed;
    this.references = references;
    this.judging = settings.judging();
    this.lag = settings.lag();
    this.lateness = settings.lateness();
  }

  /** Adds a rule to those by which invoices are refused. */
  public synchronized void rule(InvoiceRule rule) {
    rules.add(rule);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, WARSAW);
  }

  synchronized Session open(KsefAccess opener, byte @Nullable [] key, byte[] iv) {
    Instant now = clock.instant();
    String reference = references.reference("SO", day(now), opener.nip(), ++opened);
    Session session = new Session(reference, opener, now, key, iv);
    sessions.put(reference, session);
    return session;
  }

  /** Returns a session of a taxpayer; what others have does not exist for him. */
  synchronized Optional<Session> session(String reference, KsefAccess asking) {
    settle();
    return Optional.ofNullable(sessions.get(reference))
        .filter(session -> session.opener().nip().equals(asking.nip()));
  }

  /** Returns the sessions of a taxpayer opened in a span and used since, the newest first. */
  synchronized List<Session> sessions(
      String nip, Instant openedFrom, Instant openedTo, Instant modifiedFrom) {
    settle();
    return sessions.values().stream()
        .filter(session -> session.opener().nip().equals(nip))
        .filter(session -> !session.opened().isBefore(openedFrom))
        .filter(session -> !session.opened().isAfter(openedTo))
        .filter(session -> !session.modified().isBefore(modifiedFrom))
        .sorted((a, b) -> b.opened().compareTo(a.opened()))
        .toList();
  }

  synchronized void close(Session session) {
    session.close(clock.instant());
  }

  synchronized boolean isOpen(Session session) {
    return !closesAtOnce && session.open(clock.instant());
  }

  /** Takes nothing in any session any more, as if each ended when it was opened; or does again. */
  public synchronized void closesAtOnce(boolean closes) {
    closesAtOnce = closes;
  }

  /** Takes an invoice in; empty if that goes wrong in such a way that it happens later. */
  synchronized Optional<KsefInvoice> take(Session session, HandedIn handedIn) {
    settle();
    Instant now = clock.instant();
    if (handedIn.decision().is(FaultKind.LATE_ACCEPTANCE)) {
      Duration delay = seed.within(lateness, "ksef-late", handedIn.hash(), now.getEpochSecond());
      late.add(new Late(session, handedIn, now, now.plus(delay)));
      return Optional.empty();
    }
    return Optional.of(taken(session, handedIn, now, now));
  }

  /** What came late is taken in once its time has come. */
  private void settle() {
    Instant now = clock.instant();
    List<Late> due = late.stream().filter(each -> !now.isBefore(each.due())).toList();
    late.removeAll(due);
    due.forEach(each -> taken(each.session(), each.handedIn(), each.arrived(), each.due()));
  }

  private KsefInvoice taken(Session session, HandedIn handedIn, Instant arrived, Instant taken) {
    int before = arrivals.merge(handedIn.hash(), 1, Integer::sum) - 1;
    Judged judged = judge(session, handedIn, taken);
    boolean accepted = judged.status().code() == ACCEPTED;
    FaultKind fault = handedIn.decision().kind();
    Duration time = seed.within(judging, "ksef-judging", handedIn.hash(), before);
    if (fault == FaultKind.LAG) {
      time = time.plus(seed.within(BEHIND, "ksef-lag", handedIn.hash(), before));
    }
    Instant told = taken.plus(time);
    FaFacts facts = judged.facts();
    String seller = facts == null ? "" : facts.sellerNip();
    boolean offline =
        handedIn.offline()
            || facts != null && facts.issued() != null && facts.issued().isBefore(day(taken));
    KsefInvoice invoice =
        new KsefInvoice(
            session.reference(),
            references.reference("EE", day(taken), session.opener().nip(), handedIn.hash(), before),
            session.invoices().size() + 1,
            handedIn.hash(),
            arrived,
            taken,
            told,
            judged.status(),
            accepted ? references.ksefNumber(seller, day(taken), handedIn.hash(), before) : null,
            seller,
            facts == null ? "" : facts.number(),
            offline,
            fault);
    Instant listed = told.plus(seed.within(lag, "ksef-listing", handedIn.hash(), before));
    Kept whole = new Kept(invoice, judged.xml(), facts, listed);
    session.used(taken);
    session.invoices().add(kept.size());
    kept.add(whole);
    if (accepted && facts != null) {
      acceptedByIdentity.put(facts.identity(), whole);
    }
    return invoice;
  }

  private Judged judge(Session session, HandedIn handedIn, Instant now) {
    if (!session.keyed()) {
      return refused(405, "Przetwarzanie anulowane z powodu błędu sesji");
    }
    Optional<byte[]> decrypted = session.decrypted(handedIn.encrypted());
    if (decrypted.isEmpty()) {
      return refused(435, "Błąd odszyfrowania pliku");
    }
    byte[] xml = decrypted.get();
    String hash = Base64.getEncoder().encodeToString(Sha256.of(xml));
    if (!hash.equals(handedIn.hash()) || xml.length != handedIn.size()) {
      return refused(
          430,
          "Błąd weryfikacji pliku faktury",
          "Skrót lub rozmiar faktury nie zgadza się z zadeklarowanym.");
    }
    if (handedIn.decision().is(FaultKind.NOT_TAKEN)) {
      return refused(430, "Błąd weryfikacji pliku faktury");
    }
    if (handedIn.decision().is(FaultKind.TECHNICAL_ERROR)) {
      return refused(
          550,
          "Operacja została anulowana przez system",
          "Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie");
    }
    if (handedIn.decision().is(FaultKind.REFUSAL)) {
      return refused(
          450, "Błąd weryfikacji semantyki dokumentu faktury", "Odrzucona przez symulator.");
    }
    return judge(session, xml, now);
  }

  private Judged judge(Session session, byte[] xml, Instant now) {
    Optional<FaFacts> read = FaFacts.read(xml);
    if (read.isEmpty()
        || !read.get().namespace().equals(FaFacts.FA3)
        || xml.length > LARGEST_INVOICE) {
      return refused(
          430,
          "Błąd weryfikacji pliku faktury",
          "Plik nie jest fakturą FA (3) o rozmiarze do 1 MiB.");
    }
    FaFacts facts = read.get();
    String context = session.opener().nip();
    boolean own = facts.sellerNip().equals(context);
    if (!own && !(facts.selfBilled() && context.equals(facts.buyerNip()))) {
      return new Judged(KsefInvoice.Status.of(410, "Nieprawidłowy zakres uprawnień"), xml, facts);
    }
    if (facts.attachment()) {
      return new Judged(
          KsefInvoice.Status.of(415, "Brak możliwości wysyłania faktury z załącznikiem"),
          xml,
          facts);
    }
    List<String> reasons = reasons(xml, facts, now);
    if (!reasons.isEmpty()) {
      return new Judged(
          KsefInvoice.Status.of(
              450, "Błąd weryfikacji semantyki dokumentu faktury", reasons.toArray(String[]::new)),
          xml,
          facts);
    }
    Kept earlier = acceptedByIdentity.get(facts.identity());
    return new Judged(
        earlier == null ? KsefInvoice.Status.of(ACCEPTED, "Sukces") : duplicate(earlier.invoice()),
        xml,
        facts);
  }

  private List<String> reasons(byte[] xml, FaFacts facts, Instant now) {
    List<String> reasons = new ArrayList<>();
    if (!Nip.valid(facts.sellerNip())) {
      reasons.add("Nieprawidłowy NIP sprzedawcy: " + facts.sellerNip());
    }
    if (facts.number().isEmpty() || facts.kind().isEmpty()) {
      reasons.add("Brak numeru (P_2) lub rodzaju faktury (RodzajFaktury)");
    }
    LocalDate issued = facts.issued();
    if (issued == null || issued.isAfter(day(now))) {
      reasons.add("Data wystawienia (P_1) nie może być późniejsza niż data przyjęcia");
    }
    rules.forEach(rule -> rule.broken(xml).ifPresent(reasons::add));
    return reasons;
  }

  private static KsefInvoice.Status duplicate(KsefInvoice earlier) {
    String number = String.valueOf(earlier.ksefNumber());
    return new KsefInvoice.Status(
        440,
        "Duplikat faktury",
        List.of(
            "Duplikat faktury. Faktura o numerze KSeF: "
                + number
                + " została już prawidłowo przesłana do systemu w sesji: "
                + earlier.session()),
        Map.of("originalSessionReferenceNumber", earlier.session(), "originalKsefNumber", number));
  }

  private static Judged refused(int code, String description, String... details) {
    return new Judged(KsefInvoice.Status.of(code, description, details), null, null);
  }

  /**
   * Puts another program's invoice in, as accepted now: for its buyer to receive, who sees it once
   * the lag of lists is over.
   *
   * @param xml not null
   * @throws IllegalArgumentException if it is no invoice with a seller and a number
   */
  public synchronized KsefInvoice deliver(byte[] xml) {
    settle();
    FaFacts facts =
        FaFacts.read(xml)
            .filter(read -> Nip.valid(read.sellerNip()) && !read.number().isEmpty())
            .orElseThrow(() -> new IllegalArgumentException("The document is no invoice"));
    Instant now = clock.instant();
    String hash = Base64.getEncoder().encodeToString(Sha256.of(xml));
    KsefInvoice invoice =
        new KsefInvoice(
            "",
            references.reference("EE", day(now), "delivered", hash, kept.size()),
            1,
            hash,
            now,
            now,
            now,
            KsefInvoice.Status.of(ACCEPTED, "Sukces"),
            references.ksefNumber(facts.sellerNip(), day(now), "delivered", hash, kept.size()),
            facts.sellerNip(),
            facts.number(),
            false,
            null);
    Instant listed = now.plus(seed.within(lag, "ksef-listing", hash, kept.size()));
    Kept whole = new Kept(invoice, xml, facts, listed);
    kept.add(whole);
    acceptedByIdentity.put(facts.identity(), whole);
    return invoice;
  }

  /** Returns the invoices of a session in their order. */
  synchronized List<Kept> invoices(Session session) {
    settle();
    return session.invoices().stream().map(kept::get).toList();
  }

  synchronized Optional<Kept> invoice(Session session, String reference) {
    return invoices(session).stream()
        .filter(each -> each.invoice().reference().equals(reference))
        .findFirst();
  }

  /** Returns an accepted invoice by its number, whether or not it can be read yet. */
  synchronized Optional<Kept> accepted(String ksefNumber) {
    settle();
    return kept.stream().filter(each -> ksefNumber.equals(each.invoice().ksefNumber())).findFirst();
  }

  /**
   * Returns up to when lists in the order of permanent storage are complete: before the first
   * invoice that is stored and not shown yet.
   */
  synchronized Instant complete() {
    settle();
    Instant now = clock.instant();
    return kept.stream()
        .filter(each -> each.invoice().accepted() && !each.visible(now))
        .map(each -> each.stored().minusMillis(1))
        .filter(stored -> stored.isBefore(now))
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  /** Returns the invoices that can be found now, in the order in which they were accepted. */
  synchronized List<Kept> found() {
    settle();
    Instant now = clock.instant();
    return kept.stream().filter(each -> each.visible(now)).toList();
  }

  /** Returns what may be told of an invoice's verdict now. */
  KsefInvoice.Status told(KsefInvoice invoice) {
    Instant now = clock.instant();
    if (!now.isBefore(invoice.judgedAt())) {
      return invoice.status();
    }
    Duration whole = Duration.between(invoice.takenAt(), invoice.judgedAt());
    return now.isBefore(invoice.takenAt().plus(whole.dividedBy(2)))
        ? KsefInvoice.Status.of(TAKEN, "Faktura przyjęta do dalszego przetwarzania")
        : KsefInvoice.Status.of(AT_WORK, "Trwa przetwarzanie");
  }

  /** Returns how a session stands now. */
  synchronized KsefInvoice.Status state(Session session) {
    Instant now = clock.instant();
    if (!session.keyed()) {
      return KsefInvoice.Status.of(415, "Błąd odszyfrowania dostarczonego klucza");
    }
    if (session.open(now)) {
      return KsefInvoice.Status.of(100, "Sesja interaktywna otwarta");
    }
    List<Kept> invoices = invoices(session);
    if (invoices.isEmpty()) {
      return KsefInvoice.Status.of(440, "Sesja anulowana", "Nie przesłano faktur");
    }
    if (invoices.stream().anyMatch(each -> now.isBefore(each.invoice().judgedAt()))) {
      return KsefInvoice.Status.of(170, "Sesja interaktywna zamknięta");
    }
    return invoices.stream().anyMatch(each -> each.invoice().accepted())
        ? KsefInvoice.Status.of(ACCEPTED, "Sesja interaktywna przetworzona pomyślnie")
        : KsefInvoice.Status.of(445, "Błąd weryfikacji, brak poprawnych faktur");
  }

  /** Returns every invoice that was taken in, in the order in which that happened. */
  public synchronized List<KsefInvoice> all() {
    settle();
    return kept.stream().map(Kept::invoice).toList();
  }

  /** Returns how many sessions are open. */
  public synchronized long openSessions() {
    Instant now = clock.instant();
    return sessions.values().stream().filter(session -> session.open(now)).count();
  }

  synchronized void reset() {
    sessions.clear();
    kept.clear();
    late.clear();
    acceptedByIdentity.clear();
    arrivals.clear();
    rules.clear();
    opened = 0;
    closesAtOnce = false;
  }
}
