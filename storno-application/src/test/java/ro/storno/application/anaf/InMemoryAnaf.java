package ro.storno.application.anaf;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Sha256;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.FilingDeadline;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;

/**
 * ANAF in memory, with the manners of the real one as far as submissions meet them: it judges after
 * a while, its list lags behind the verdict, it rejects the repetition of a document naming the
 * index of the first, it limits downloads and questions. Its clock is the test's.
 */
public final class InMemoryAnaf implements EFactura, AnafAccess, SealCheck {
  /** What happens to one call. */
  public enum Fault {
    NONE,
    /** The call never leaves. */
    NOT_REACHED,
    /** It leaves and gets lost; the caller learns nothing. */
    REQUEST_LOST,
    /** It takes effect, and its answer gets lost. */
    ANSWER_LOST,
    /** It takes effect, and the answer is a 5xx. */
    ERROR_AFTER_EFFECT,
    /** ANAF counts more calls than we do. */
    LIMIT,
    /** The token is refused. */
    REFUSED_TOKEN
  }

  /**
   * How an upload fares once it was taken in.
   *
   * @param judging how long until the verdict
   * @param listing how long after it until the list shows it
   * @param acceptable whether its content is accepted
   */
  public record Fate(Duration judging, Duration listing, boolean acceptable) {
    /** Judged after ten seconds, listed after a minute, accepted. */
    public static final Fate USUAL = new Fate(Duration.ofSeconds(10), Duration.ofMinutes(1), true);
  }

  private static final class Upload {
    private final UploadIndex index;
    private final EFactura.Upload content;
    private final String sha256;
    private final Instant judgedAt;
    private final Instant listedAt;
    private final boolean acceptable;
    private final DownloadId download;
    private @Nullable List<String> errors;

    Upload(UploadIndex index, EFactura.Upload content, Instant taken, Fate fate) {
      this.index = index;
      this.content = content;
      this.sha256 = Sha256.of(content.xml());
      this.judgedAt = taken.plus(fate.judging);
      this.listedAt = judgedAt.plus(fate.listing);
      this.acceptable = fate.acceptable;
      this.download = new DownloadId("3" + index.value().substring(1));
    }

    DownloadId download() {
      return download;
    }

    Cif cif() {
      return content.cif();
    }
  }

  private final Clock clock;
  private final Map<UploadIndex, Upload> uploads = new LinkedHashMap<>();
  private final Map<String, List<Upload>> bySha = new HashMap<>();
  private final Map<String, Integer> counted = new HashMap<>();
  private final Set<CompanyId> unauthorized = new HashSet<>();
  private final Set<CompanyId> closed = new HashSet<>();
  private final List<String> broken = new ArrayList<>();
  private final Set<UploadIndex> withheld = new HashSet<>();
  private Supplier<Fault> faults = () -> Fault.NONE;
  private Supplier<Fate> fates = () -> Fate.USUAL;
  private Runnable point = () -> {};
  private boolean down;
  private boolean remembersRepetitions = true;
  private int repetitions;
  private int stateCalls;
  private int listCalls;
  private int refusals;
  private long next = 5_000_000_001L;

  public InMemoryAnaf(Clock clock) {
    this.clock = clock;
  }

  /** Sets what happens to each call from now on. */
  public void faults(Supplier<Fault> supplier) {
    faults = supplier;
  }

  /** Sets what happens to the next call only. */
  public void once(Fault fault) {
    Supplier<Fault> before = faults;
    faults =
        () -> {
          faults = before;
          return fault;
        };
  }

  /** Sets how uploads fare from now on. */
  public void fates(Supplier<Fate> supplier) {
    fates = supplier;
  }

  /** Sets how uploads fare from now on. */
  public void fate(Fate fate) {
    fates = () -> fate;
  }

  /** Runs something before a call, after its effect, and before its answer is used. */
  public void atBoundaries(Runnable work) {
    point = work;
  }

  /** Lets no call through, or all again. */
  public void down(boolean isDown) {
    down = isDown;
  }

  /** Never hands out an archive, whatever else it does. */
  public void withhold(UploadIndex index) {
    withheld.add(index);
  }

  /** Accepts the same document twice, as an authority without memory would. */
  public void forgetRepetitions() {
    remembersRepetitions = false;
  }

  /** Withdraws, or gives, the authorization of a company. */
  public void authorize(CompanyId company, boolean authorized) {
    if (authorized) {
      unauthorized.remove(company);
    } else {
      unauthorized.add(company);
    }
  }

  @Override
  public Optional<AnafAccessToken> tokenFor(CompanyId company) {
    return unauthorized.contains(company)
        ? Optional.empty()
        : Optional.of(new AnafAccessToken("token-" + refusals));
  }

  /** From now on nothing may be handed in for a company, though questions may be asked. */
  public void close(CompanyId company) {
    closed.add(company);
  }

  @Override
  public Optional<AnafAccessToken> tokenToFile(CompanyId company) {
    return closed.contains(company) ? Optional.empty() : tokenFor(company);
  }

  @Override
  public void refused(CompanyId company, AnafAccessToken refused) {
    refusals++;
  }

  /** Returns how often a token was reported as refused. */
  public int refusals() {
    return refusals;
  }

  private <T> T call(Supplier<T> effect) {
    point.run();
    Fault fault = down ? Fault.NOT_REACHED : faults.get();
    switch (fault) {
      case NOT_REACHED -> throw new AuthorityException.NotReached("no connection to ANAF", null);
      case REQUEST_LOST -> throw new AuthorityException.OutcomeUnknown("time-out", null);
      case LIMIT -> throw new AuthorityException.LimitReached("429", Duration.ofSeconds(30));
      case REFUSED_TOKEN -> throw new AuthorityException.AccessRefused("401");
      default -> {
        // goes through
      }
    }
    T answer = effect.get();
    point.run();
    if (fault == Fault.ANSWER_LOST) {
      throw new AuthorityException.OutcomeUnknown("the answer of ANAF was cut off", null);
    }
    if (fault == Fault.ERROR_AFTER_EFFECT) {
      throw new AuthorityException.OutcomeUnknown("502 Bad Gateway", null);
    }
    return answer;
  }

  @Override
  public UploadAnswer upload(AnafAccessToken token, EFactura.Upload content) {
    return call(
        () -> {
          Upload upload =
              new Upload(
                  new UploadIndex(String.valueOf(next++)), content, clock.instant(), fates.get());
          List<Upload> same = bySha.computeIfAbsent(upload.sha256, sha -> new ArrayList<>());
          if (same.stream().anyMatch(other -> other.acceptable)) {
            repetitions++;
          }
          same.add(upload);
          uploads.put(upload.index, upload);
          return new UploadAnswer.Taken(
              upload.index,
              "<header ExecutionStatus=\"0\" index_incarcare=\"" + upload.index + "\"/>");
        });
  }

  @Override
  public StateAnswer state(AnafAccessToken token, UploadIndex index) {
    stateCalls++;
    count("state " + index, 100);
    return call(() -> judged(index));
  }

  private StateAnswer judged(UploadIndex index) {
    Upload upload = uploads.get(index);
    if (upload == null) {
      return new StateAnswer.Unanswered(List.of("Nu exista factura cu id_incarcare= " + index), "");
    }
    if (clock.instant().isBefore(upload.judgedAt)) {
      return new StateAnswer.InProgress("<header stare=\"in prelucrare\"/>");
    }
    return errors(upload).isEmpty()
        ? new StateAnswer.Accepted(upload.download(), "<header stare=\"ok\"/>")
        : new StateAnswer.Rejected(upload.download(), "<header stare=\"nok\"/>");
  }

  /** What ANAF has judged once stays as it is. */
  private List<String> errors(Upload upload) {
    List<String> known = upload.errors;
    if (known == null) {
      known = judge(upload);
      if (!clock.instant().isBefore(upload.judgedAt)) {
        upload.errors = known;
      }
    }
    return known;
  }

  private List<String> judge(Upload upload) {
    if (!upload.acceptable) {
      return List.of("E: validari globale eroare regula: BR-RO-100", "[BR-CO-15] total gresit");
    }
    return first(upload)
        .map(
            other ->
                List.of(
                    "Factura a mai fost transmisa anterior cu index="
                        + other.index
                        + " si data incarcare=2026-11-27"))
        .orElse(List.of());
  }

  /** The upload of the same document that was judged before, if there is one. */
  private Optional<Upload> first(Upload upload) {
    return bySha.getOrDefault(upload.sha256, List.of()).stream()
        .filter(other -> remembersRepetitions && other != upload && other.acceptable)
        .filter(
            other ->
                other.judgedAt.isBefore(upload.judgedAt)
                    || other.judgedAt.equals(upload.judgedAt)
                        && other.index.value().compareTo(upload.index.value()) < 0)
        .findFirst();
  }

  @Override
  public MessagePage messages(AnafAccessToken token, MessageQuery query) {
    listCalls++;
    return call(
        () -> {
          Instant now = clock.instant();
          if (query.to().isAfter(now)) {
            throw new AuthorityException.Declined("endTime in viitor");
          }
          List<Upload> found =
              uploads.values().stream()
                  .filter(upload -> upload.cif().equals(query.cif()))
                  .filter(upload -> !upload.listedAt.isAfter(now))
                  .filter(
                      upload ->
                          !upload.judgedAt.isBefore(query.from())
                              && !upload.judgedAt.isAfter(query.to()))
                  .filter(upload -> query.filter() != Filter.SENT || errors(upload).isEmpty())
                  .toList();
          int pages = (found.size() + 499) / 500;
          return new MessagePage(
              found.stream().skip((query.page() - 1) * 500L).limit(500).map(this::message).toList(),
              query.page(),
              pages,
              found.size());
        });
  }

  private SpvMessage message(Upload upload) {
    MessageType type = errors(upload).isEmpty() ? MessageType.INVOICE_SENT : MessageType.ERRORS;
    return new SpvMessage(
        upload.download(),
        upload.index,
        type.wireName(),
        upload.cif(),
        upload.judgedAt,
        "Factura cu id_incarcare=" + upload.index,
        Map.of());
  }

  @Override
  public byte[] download(AnafAccessToken token, DownloadId id) {
    count("download " + id, 10);
    return call(
        () -> {
          Upload upload = uploads.get(new UploadIndex("5" + id.value().substring(1)));
          if (upload == null || clock.instant().isBefore(upload.judgedAt)) {
            throw new AuthorityException.Declined("nu exista");
          }
          if (withheld.contains(upload.index)) {
            throw new AuthorityException.OutcomeUnknown("504 Gateway Timeout", null);
          }
          List<String> errors = errors(upload);
          String body =
              errors.isEmpty()
                  ? "ok\n" + new String(upload.content.xml(), StandardCharsets.UTF_8)
                  : "nok\n" + String.join("\n", errors);
          return body.getBytes(StandardCharsets.UTF_8);
        });
  }

  private void count(String what, int limit) {
    String key = what + " " + LocalDate.ofInstant(clock.instant(), FilingDeadline.PLACE);
    if (counted.merge(key, 1, Integer::sum) > limit) {
      broken.add(key);
    }
  }

  @Override
  public Archive open(byte[] zip) {
    String body = new String(zip, StandardCharsets.UTF_8);
    int line = body.indexOf('\n');
    String rest = body.substring(line + 1);
    return body.startsWith("ok")
        ? new Archive(
            rest.getBytes(StandardCharsets.UTF_8),
            "invoice.xml",
            ("<Signature>" + Sha256.of(rest.getBytes(StandardCharsets.UTF_8)) + "</Signature>")
                .getBytes(StandardCharsets.UTF_8),
            "semnatura.xml",
            List.of(),
            List.of())
        : new Archive(null, null, null, null, List.of(rest.split("\n")), List.of());
  }

  @Override
  public Result check(byte[] document, byte @Nullable [] signature) {
    boolean intact =
        signature != null
            && new String(signature, StandardCharsets.UTF_8).contains(Sha256.of(document));
    return new Result(
        signature == null ? Verdict.UNSIGNED : intact ? Verdict.VALID : Verdict.TAMPERED,
        signature == null ? "no_signature" : intact ? null : "signature_mismatch",
        intact ? "The seal is intact." : "The document is not the one that was sealed.",
        "Ministerul Finantelor",
        new Certificate(
            "CN=Ministerul Finantelor",
            "CN=certSIGN",
            "0A",
            Instant.parse("2025-01-01T00:00:00Z"),
            Instant.parse("2028-01-01T00:00:00Z"),
            "SHA256:00"),
        clock.instant(),
        "RSA-SHA256",
        "XMLDSig",
        true,
        true,
        intact);
  }

  /** Returns how many documents were accepted more than once. */
  public long duplicates() {
    return bySha.values().stream()
        .filter(same -> same.stream().filter(upload -> errors(upload).isEmpty()).count() > 1)
        .count();
  }

  /** Returns how many uploads repeated one that was taken in and not rejected for its content. */
  public int repetitions() {
    return repetitions;
  }

  /** Returns how many documents are accepted. */
  public long accepted() {
    return uploads.values().stream().filter(upload -> errors(upload).isEmpty()).count();
  }

  /** Returns how many uploads were taken in. */
  public int uploads() {
    return uploads.size();
  }

  /** Returns what was uploaded last. */
  public EFactura.Upload lastUpload() {
    EFactura.Upload last = null;
    for (Upload upload : uploads.values()) {
      last = upload.content;
    }
    return java.util.Objects.requireNonNull(last);
  }

  /** Returns whether a document is accepted under an index. */
  public boolean accepted(String index) {
    Upload upload = uploads.get(new UploadIndex(index));
    return upload != null && errors(upload).isEmpty();
  }

  /** Returns how often the state of an upload was asked for. */
  public int stateCalls() {
    return stateCalls;
  }

  /** Returns how often the list was asked for. */
  public int listCalls() {
    return listCalls;
  }

  /** Returns which daily limits were broken. */
  public List<String> brokenLimits() {
    return List.copyOf(broken);
  }

  /** Uploads a document as somebody else's software would. */
  public UploadIndex uploadFromElsewhere(Cif cif, byte[] xml) {
    Upload upload =
        new Upload(
            new UploadIndex(String.valueOf(next++)),
            new EFactura.Upload(cif, Standard.UBL, false, false, false, false, xml),
            clock.instant(),
            fates.get());
    bySha.computeIfAbsent(upload.sha256, sha -> new ArrayList<>()).add(upload);
    uploads.put(upload.index, upload);
    return upload.index;
  }
}
