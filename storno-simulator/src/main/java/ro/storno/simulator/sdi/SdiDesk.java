package ro.storno.simulator.sdi;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.fault.Span;

/** Takes files in, judges them, and writes the notifications. Thread-safe. */
public final class SdiDesk {
  /** Where SDI is. */
  static final ZoneId ROME = ZoneId.of("Europe/Rome");

  /** Larger files are discarded. */
  static final int LARGEST = 5 * 1024 * 1024;

  private static final Duration LATENESS = Duration.ofMinutes(5);
  private static final Duration LAG = Duration.ofHours(4);
  private static final Duration OPINION = Duration.ofDays(1);
  private static final Duration SILENCE = Duration.ofDays(15);
  private static final Duration ATTESTATION = Duration.ofDays(10);

  /** Specifiche tecniche, section 2.2: country, transmitter, progressive. */
  private static final Pattern NAME =
      Pattern.compile("[A-Z]{2}[A-Za-z0-9]{2,28}_[A-Za-z0-9]{1,5}\\.(xml|XML|xml\\.p7m|zip)");

  private final SimulatorClock clock;
  private final Seed seed;
  private final Span judging;
  private final NoticeXml notices;
  private final List<SdiFile> files = new ArrayList<>();
  private final List<SdiNotice> written = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> invoices = new HashSet<>();
  private final Map<String, SdiRecipient> recipients = new HashMap<>();
  private final List<Function<SdiInvoice, Optional<SdiError>>> rules = new ArrayList<>();

  SdiDesk(SimulatorClock clock, Seed seed, Span judging, NoticeXml notices) {
    this.clock = clock;
    this.seed = seed;
    this.judging = judging;
    this.notices = notices;
  }

  /**
   * Judges by one more rule.
   *
   * @param rule returns why an invoice is discarded, or nothing; not null
   */
  public synchronized void rule(Function<SdiInvoice, Optional<SdiError>> rule) {
    rules.add(Objects.requireNonNull(rule, "rule"));
  }

  /** Decides what becomes of invoices with a CodiceDestinatario. */
  public synchronized void recipient(String code, SdiRecipient recipient) {
    recipients.put(code, recipient);
  }

  /** Returns every file, in the order of arrival; those that arrive late are among them. */
  public synchronized List<SdiFile> files() {
    return List.copyOf(files);
  }

  /** Returns every notification, also those that are not due yet, in the order of writing. */
  public synchronized List<SdiNotice> notices() {
    return List.copyOf(written);
  }

  /**
   * Returns the files that count more than once: what a client must never cause, and SDI never
   * allows.
   *
   * @return hash to number of times, only where that is more than one
   */
  public synchronized Map<String, Integer> acceptedMoreThanOnce() {
    Map<String, Integer> times = new TreeMap<>();
    files.stream()
        .filter(file -> !file.discarded())
        .forEach(file -> times.merge(file.sha256(), 1, Integer::sum));
    times.values().removeIf(n -> n < 2);
    return times;
  }

  /** Returns the file with a name that came through the intermediary. */
  synchronized Optional<SdiFile> atIntermediary(String name) {
    return files.stream()
        .filter(file -> file.viaIntermediary() && file.name().equals(name))
        .findFirst();
  }

  /** Takes a file in, whatever it holds. */
  synchronized SdiFile take(
      String name, byte[] content, boolean viaIntermediary, Faults.Decision decision) {
    Instant taken = clock.instant();
    if (decision.is(FaultKind.LATE_ACCEPTANCE)) {
      taken = taken.plus(LATENESS);
    }
    String sha256 = Sha256.hex(content);
    int earlier = (int) files.stream().filter(file -> file.name().equals(name)).count();
    Object[] purpose = {"file", name, sha256, earlier};
    Instant judged = taken.plus(seed.within(judging, purpose));
    if (decision.is(FaultKind.LAG)) {
      judged = judged.plus(LAG);
    }
    Optional<SdiInvoice> invoice = SdiInvoice.of(content);
    SdiFile file =
        new SdiFile(
            identify(purpose),
            name,
            content,
            sha256,
            viaIntermediary,
            taken,
            judged,
            invoice.orElse(null),
            errors(name, content, invoice, taken, decision.kind()));
    files.add(file);
    names.add(name);
    if (!file.discarded()) {
      invoice.ifPresent(i -> invoices.addAll(identities(i)));
    }
    announce(file);
    return file;
  }

  /** Returns a number that SDI gives. */
  String identify(Object... purpose) {
    return String.valueOf(seed.between(100_000_000L, 99_999_999_999L, purpose));
  }

  private static List<String> identities(SdiInvoice invoice) {
    return invoice.documents().stream()
        .map(document -> invoice.seller() + '/' + document.identity())
        .toList();
  }

  private List<SdiError> errors(
      String name,
      byte[] content,
      Optional<SdiInvoice> invoice,
      Instant taken,
      @Nullable FaultKind fault) {
    if (!NAME.matcher(name).matches()) {
      return List.of(new SdiError("00001", "Nome file non valido"));
    }
    if (names.contains(name)) {
      return List.of(SdiError.DUPLICATE_NAME);
    }
    if (content.length > LARGEST) {
      return List.of(
          new SdiError("00003", "Le dimensioni del file superano quelle ammesse (5 MB)"));
    }
    if (invoice.isEmpty()) {
      return List.of(new SdiError("00200", "File non conforme al formato"));
    }
    return judged(invoice.get(), taken, fault);
  }

  private List<SdiError> judged(SdiInvoice invoice, Instant taken, @Nullable FaultKind fault) {
    List<SdiError> errors = new ArrayList<>();
    int length = invoice.format().equals("FPA12") ? 6 : 7;
    if (invoice.recipient().length() != length) {
      errors.add(
          new SdiError(
              "00427",
              "1.1.4 <CodiceDestinatario> di lunghezza non coerente con 1.1.3"
                  + " <FormatoTrasmissione>"));
    } else if (!invoice.recipient().matches("[A-Z0-9]+")) {
      errors.add(new SdiError("00311", "1.1.4 <CodiceDestinatario> non valido"));
    }
    if (invoice.buyer().isEmpty()) {
      errors.add(
          new SdiError(
              "00417",
              "1.4.1.1 <IdFiscaleIVA> e 1.4.1.2 <CodiceFiscale> non valorizzati (almeno uno dei due"
                  + " deve essere valorizzato)"));
    }
    for (SdiInvoice.Body document : invoice.documents()) {
      errors.addAll(judged(invoice, document, LocalDate.ofInstant(taken, ROME)));
    }
    rules.forEach(rule -> rule.apply(invoice).ifPresent(errors::add));
    if (fault == FaultKind.REFUSAL) {
      errors.add(new SdiError("00312", "1.1.4 <CodiceDestinatario> non attivo"));
    }
    return errors;
  }

  private List<SdiError> judged(SdiInvoice invoice, SdiInvoice.Body document, LocalDate today) {
    List<SdiError> errors = new ArrayList<>();
    if (document.date().compareTo(today.toString()) > 0) {
      errors.add(new SdiError("00403", "2.1.1.3 <Data> successiva alla data di ricezione"));
    }
    if (invoices.contains(invoice.seller() + '/' + document.identity())) {
      errors.add(SdiError.DUPLICATE_INVOICE);
    }
    if (!document.linesRight()) {
      errors.add(
          new SdiError(
              "00423", "2.2.1.11 <PrezzoTotale> non calcolato secondo le regole definite"));
    }
    return errors;
  }

  private void announce(SdiFile file) {
    if (file.discarded()) {
      write(SdiNoticeKind.NS, file, file.judgedAt(), "");
      return;
    }
    SdiInvoice invoice = Objects.requireNonNull(file.invoice());
    Instant judged = file.judgedAt();
    switch (recipients.getOrDefault(invoice.recipient(), usual(invoice))) {
      case UNREACHABLE -> {
        write(SdiNoticeKind.MC, file, judged, "");
        if (file.administration()) {
          write(SdiNoticeKind.AT, file, judged.plus(ATTESTATION), "");
        }
      }
      case ACCEPTS -> {
        write(SdiNoticeKind.RC, file, judged, "");
        write(SdiNoticeKind.NE, file, judged.plus(OPINION), "EC01");
      }
      case REFUSES -> {
        write(SdiNoticeKind.RC, file, judged, "");
        write(SdiNoticeKind.NE, file, judged.plus(OPINION), "EC02");
      }
      case SILENT -> {
        write(SdiNoticeKind.RC, file, judged, "");
        write(SdiNoticeKind.DT, file, judged.plus(SILENCE), "");
      }
      case REACHED -> write(SdiNoticeKind.RC, file, judged, "");
    }
  }

  private static SdiRecipient usual(SdiInvoice invoice) {
    if (invoice.format().equals("FPA12")) {
      return SdiRecipient.SILENT;
    }
    boolean nowhere = invoice.recipient().equals("0000000") && invoice.pec().isEmpty();
    return nowhere || invoice.recipient().equals("XXXXXXX")
        ? SdiRecipient.UNREACHABLE
        : SdiRecipient.REACHED;
  }

  private void write(SdiNoticeKind kind, SdiFile file, Instant dueAt, String outcome) {
    long ordinal =
        1
            + written.stream()
                .filter(n -> n.kind() == kind && n.file().name().equals(file.name()))
                .count();
    String base = file.name().replaceFirst("(?i)\\.(xml|zip)(\\.p7m)?$", "");
    String name = "%s_%s_%03d.%s".formatted(base, kind, ordinal, kind.extension());
    written.add(
        new SdiNotice(kind, file, name, notices.write(kind, file, name, dueAt, outcome), dueAt));
  }

  synchronized void reset() {
    files.clear();
    written.clear();
    names.clear();
    invoices.clear();
    recipients.clear();
    rules.clear();
  }
}
