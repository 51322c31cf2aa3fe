package ro.storno.authority.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.Sha256;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.authority.ksef.KsefAccounts.Caller;
import ro.storno.authority.ksef.KsefClient.Entry;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.ksef.KsefNumber;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;

/**
 * The Polish KSeF as a channel of submissions. Invoices of a few minutes share a session; each has
 * its own verdict, and the confirmation (UPO) is its signed answer.
 *
 * <p>The reference of a submission is {@code session/invoice}. An invoice that KSeF names itself,
 * as the earlier one of a duplicate or in a query, has {@code session/number} or {@code number}.
 *
 * <p>A lost call is looked for by the hash of its bytes, in the sessions that were used since and
 * then among all invoices of the company. Absence counts once {@link #SAFE_TIME} has passed; the
 * same bytes are then sent again. Should KSeF have them nevertheless, it refuses the repetition as
 * a duplicate of seller, kind and number (440) and names the first, which is taken over once its
 * document has proved to be the same.
 */
public final class KsefChannel implements SubmissionChannel {
  /** How long after a lost call its absence proves nothing. */
  public static final Duration SAFE_TIME = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(KsefChannel.class);
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  /** Clients of ours give up a call long before. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  /** KSeF's clock may be behind ours. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private static final Duration LONGEST_SESSION = Duration.ofHours(12);

  /** A look serves all lost calls of a company for so long. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Calls that were lost in the same so many seconds are looked for together. */
  private static final long SPAN_SECONDS = 600;

  /** Nothing is taken in so much later than it was sent. */
  private static final Duration LATEST = Duration.ofHours(1);

  /** A company has so many calls under way at most; one that queues thousands takes no more. */
  private static final int MOST_UNDER_WAY = 4;

  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final String DUPLICATE = "duplicate-";
  private static final int SESSION_UNKNOWN = 21173;
  private static final int SESSION_OVER = 21180;
  private static final int SESSION_FULL = 21155;

  private final Ksef ksef;
  private final Clock clock;

  /**
   * Submits to a KSeF.
   *
   * @param ksef not null
   * @param clock not null
   */
  public KsefChannel(Ksef ksef, Clock clock) {
    this.ksef = ksef;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.KSEF;
  }

  @Override
  public Duration longestCall() {
    return LONGEST_CALL;
  }

  @Override
  public boolean authorized(CompanyId company) {
    return ksef.accounts().configured(company);
  }

  @Override
  public void admit(Submission submission) {
    Caller caller = ksef.accounts().caller(submission.company());
    if (caller.account().session().senders() >= MOST_UNDER_WAY) {
      throw new AuthorityException.LimitReached(
          "Other invoices of the company are being sent; this one has to wait.", MOMENT);
    }
    ksef.plan().take(caller.nip(), KsefCallPlan.Group.INVOICE_SEND);
  }

  @Override
  public Sent send(Submission submission, byte[] content) {
    FaDocument document = FaDocument.read(content);
    if (!document.fa3()) {
      return new Sent.Refused(List.of("KSeF takes invoices in FA (3) only; nothing was sent."), "");
    }
    Caller caller = ksef.accounts().caller(submission.company());
    boolean offline = offline(submission, document);
    caller.account().session().arrive();
    try {
      return sent(caller, content, offline, true);
    } catch (KsefHttp.Refused refused) {
      return new Sent.Refused(refused.reasons(), refused.raw());
    } finally {
      caller.account().session().depart();
    }
  }

  /** KSeF counts what comes on a later day than it was issued as made offline. */
  private boolean offline(Submission submission, FaDocument document) {
    LocalDate issued = document.issued();
    LocalDate today = LocalDate.ofInstant(clock.instant(), WARSAW);
    return issued != null && issued.isBefore(today)
        || Objects.requireNonNull(submission.payload(), "nothing to send")
            .terms()
            .getOrDefault("offlineMode", "")
            .equals("true");
  }

  private Sent sent(Caller caller, byte[] content, boolean offline, boolean again)
      throws KsefHttp.Refused {
    OpenSession.Opened session = enter(caller);
    try {
      String invoice = ksef.client().send(caller, session, content, offline);
      return new Sent.Taken(
          session.reference() + "/" + invoice, "{\"referenceNumber\":\"" + invoice + "\"}");
    } catch (KsefHttp.Refused refused) {
      boolean ofSession =
          refused.with(SESSION_UNKNOWN) || refused.with(SESSION_OVER) || refused.with(SESSION_FULL);
      if (!ofSession) {
        throw refused;
      }
      caller.account().session().ended(session.reference());
      if (!again) {
        throw refused.declined(); // says nothing about the invoice, which is sent later
      }
    } finally {
      caller.account().session().leave();
    }
    return sent(caller, content, offline, false);
  }

  /** Until a session is open nothing of the invoice has left, whatever goes wrong. */
  private OpenSession.Opened enter(Caller caller) {
    OpenSession present = caller.account().session();
    Instant now = clock.instant();
    try {
      OpenSession.Opened session;
      Optional<OpenSession.Opened> before;
      synchronized (present) {
        Optional<OpenSession.Opened> known = present.enter(now);
        if (known.isPresent()) {
          return known.get();
        }
        session = ksef.client().open(caller, now);
        before = present.enterNew(session);
      }
      before.ifPresent(old -> close(caller, old));
      return session;
    } catch (KsefHttp.Refused refused) {
      throw refused.declined();
    } catch (AuthorityException.OutcomeUnknown unknown) {
      throw new AuthorityException.NotReached(
          "No session could be opened: " + unknown.getMessage(), unknown);
    }
  }

  /** KSeF closes what is left open after twelve hours; closing is a courtesy. */
  private void close(Caller caller, OpenSession.Opened session) {
    try {
      ksef.client().close(caller, session.reference());
    } catch (KsefHttp.Refused | AuthorityException e) {
      LOG.info("KSeF session {} was not closed: {}", session.reference(), e.getMessage());
    }
  }

  /** Where a submission is at KSeF. */
  private record Place(String session, String invoice) {
    static Place of(Submission submission) {
      String reference = submission.reference().orElseThrow();
      int slash = reference.indexOf('/');
      return slash < 0
          ? new Place("", reference)
          : new Place(reference.substring(0, slash), reference.substring(slash + 1));
    }

    /** KSeF has named the invoice by its number, which it gives to accepted ones only. */
    boolean numbered() {
      return KsefNumber.parse(invoice).isPresent();
    }
  }

  @Override
  public Judged ask(Submission submission) {
    Caller caller = ksef.accounts().caller(submission.company());
    caller.account().session().takeIfOver(clock.instant()).ifPresent(old -> close(caller, old));
    Place place = Place.of(submission);
    if (place.numbered()) {
      return new Judged.Accepted(
          place.invoice(), "KSeF names it as accepted under " + place.invoice());
    }
    JsonNode state =
        KsefAccounts.orDeclined(
            () -> ksef.client().state(caller, place.session(), place.invoice()));
    return judged(state);
  }

  private static Judged judged(JsonNode state) {
    JsonNode status = state.path("status");
    switch (status.path("code").asInt()) {
      case KsefStatus.TAKEN, KsefStatus.AT_WORK:
        return new Judged.Pending(null);
      case KsefStatus.ACCEPTED:
        return KsefAccounts.text(state, "ksefNumber")
            .flatMap(KsefNumber::parse)
            .<Judged>map(number -> new Judged.Accepted(number.value(), state.toString()))
            .orElseGet(() -> new Judged.Pending("KSeF accepted it; its number is not told yet."));
      case KsefStatus.DUPLICATE:
        return new Judged.Rejected(
            earlierNumber(state).map(number -> DUPLICATE + number).orElse(null),
            List.of("KSeF " + KsefStatus.text(status)),
            state.toString());
      default:
        if (status.path("code").asInt() == 0) {
          throw new AuthorityException.OutcomeUnknown("KSeF's answer has no status.", null);
        }
        return new Judged.Rejected(
            null, List.of("KSeF " + KsefStatus.text(status)), state.toString());
    }
  }

  private static Optional<String> earlierNumber(JsonNode state) {
    return KsefAccounts.text(state.at("/status/extensions"), "originalKsefNumber")
        .flatMap(KsefNumber::parse)
        .map(KsefNumber::value);
  }

  @Override
  public Found find(Submission submission, Surroundings surroundings) {
    Caller caller = ksef.accounts().caller(submission.company());
    Instant sent = Objects.requireNonNull(submission.sending().since());
    String hash =
        Base64.getEncoder()
            .encodeToString(
                HexFormat.of()
                    .parseHex(
                        Objects.requireNonNull(submission.payload(), "nothing was sent").sha256()));
    KsefLook look = look(caller, sent);
    return look.find(hash).map(entry -> found(entry, sent)).orElseGet(() -> absent(look, sent));
  }

  private KsefLook look(Caller caller, Instant sent) {
    Instant now = clock.instant();
    Instant span = Instant.ofEpochSecond(sent.getEpochSecond() / SPAN_SECONDS * SPAN_SECONDS);
    Optional<KsefLook> known =
        caller.account().look(span).filter(look -> now.isBefore(look.begun().plus(FRESH)));
    if (known.isPresent()) {
      return known.get();
    }
    KsefLook fresh = KsefLook.of(now, KsefAccounts.orDeclined(() -> everything(caller, span)));
    caller.account().keep(span, fresh);
    return fresh;
  }

  /** What was sent within a span went into a session that was open then. */
  private List<Entry> everything(Caller caller, Instant span) throws KsefHttp.Refused {
    Instant from = span.minus(CLOCK_SKEW);
    Instant to = span.plusSeconds(SPAN_SECONDS).plus(CLOCK_SKEW);
    List<Entry> entries = new ArrayList<>();
    for (String session : ksef.client().sessions(caller, from.minus(LONGEST_SESSION), to, from)) {
      entries.addAll(ksef.client().invoices(caller, session));
    }
    try {
      entries.addAll(
          ksef.client()
              .query(caller, KsefClient.Subject.SELLER, "Invoicing", from, to.plus(LATEST)));
    } catch (AuthorityException.AccessRefused mayNotRead) {
      // its own sessions are shown to whoever may hand in; they tell of everything sent from here
      LOG.info("KSeF shows {} no invoices: {}", caller.nip(), mayNotRead.getMessage());
    }
    return entries;
  }

  private static Found found(Entry entry, Instant sent) {
    String reference =
        entry.session().isEmpty() ? entry.reference() : entry.session() + "/" + entry.reference();
    Instant at = entry.takenAt().isBefore(sent) ? sent : entry.takenAt();
    return new Found.Taken(
        reference, at, null, "Found at KSeF by the hash of its bytes: " + reference);
  }

  private static Found absent(KsefLook look, Instant sent) {
    Instant safe = sent.plus(SAFE_TIME);
    return look.begun().isBefore(safe)
        ? new Found.Unclear(
            "KSeF's answer was lost. The invoice is looked for in the sessions and among the"
                + " invoices of the company, which is no proof before "
                + safe
                + ".")
        : new Found.Absent(
            "Neither in KSeF's sessions nor among the company's invoices "
                + Duration.between(sent, look.begun()).toMinutes()
                + " minutes after it was sent. The same bytes are sent again; KSeF refuses a"
                + " second invoice of the same seller, kind and number.");
  }

  @Override
  public SignedAnswer fetch(Submission submission, String receipt) {
    Caller caller = ksef.accounts().caller(submission.company());
    Place place = Place.of(submission);
    return receipt.startsWith(DUPLICATE)
        ? duplicate(caller, place)
        : accepted(caller, place, receipt);
  }

  private SignedAnswer duplicate(Caller caller, Place place) {
    JsonNode state =
        KsefAccounts.orDeclined(
            () -> ksef.client().state(caller, place.session(), place.invoice()));
    String number = earlierNumber(state).orElse("");
    String session =
        KsefAccounts.text(state.at("/status/extensions"), "originalSessionReferenceNumber")
            .filter(text -> text.matches("[0-9A-Z-]{36}"))
            .map(text -> text + "/")
            .orElse("");
    return new SignedAnswer(
        state.toString().getBytes(StandardCharsets.UTF_8),
        "json",
        null,
        null,
        List.of("KSeF " + KsefStatus.text(state.path("status"))),
        number.isEmpty() ? null : session + number,
        SealCheck.Verdict.UNSIGNED.name(),
        "KSeF's answer that it has an invoice of the same seller, kind and number.");
  }

  private SignedAnswer accepted(Caller caller, Place place, String ksefNumber) {
    if (place.session().isEmpty()) {
      return document(caller, ksefNumber);
    }
    try {
      return confirmation(ksef.client().upo(caller, place.session(), ksefNumber), ksefNumber);
    } catch (KsefHttp.Refused refused) {
      if (!place.numbered()) {
        throw refused.declined();
      }
    } catch (AuthorityException.AccessRefused | AuthorityException.Gone notOurs) {
      if (!place.numbered()) {
        throw notOurs;
      }
    }
    return document(caller, ksefNumber); // the session was another program's
  }

  private static SignedAnswer confirmation(byte[] xml, String ksefNumber) {
    Upo upo = Upo.read(xml);
    boolean same = ksefNumber.equals(upo.ksefNumber());
    String about =
        same
            ? "Confirmation of receipt (UPO) of " + ksefNumber + "."
            : "The confirmation is not that of " + ksefNumber + ".";
    String signature =
        switch (upo.seal()) {
          case UNSIGNED -> " It is not signed.";
          case TAMPERED -> " It is not as it was signed.";
          default -> " It is as it was signed; who signed it was not checked.";
        };
    return new SignedAnswer(
        xml,
        "xml",
        same ? upo.documentSha256() : null,
        null,
        List.of(),
        null,
        upo.seal().name(),
        about + signature);
  }

  /** Where no confirmation can be had, the invoice itself shows which one was accepted. */
  private SignedAnswer document(Caller caller, String ksefNumber) {
    byte[] xml = KsefAccounts.orDeclined(() -> ksef.client().download(caller, ksefNumber));
    return new SignedAnswer(
        xml,
        "xml",
        Sha256.of(xml),
        null,
        List.of(),
        null,
        SealCheck.Verdict.UNSIGNED.name(),
        "The invoice that KSeF has under "
            + ksefNumber
            + "; it came in a session whose confirmations are not shown to us.");
  }
}
