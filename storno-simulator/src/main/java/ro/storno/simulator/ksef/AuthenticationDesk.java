package ro.storno.simulator.ksef;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.digest.Sha256;

/** Challenges, authentications and the tokens they lead to. Thread-safe. */
final class AuthenticationDesk {
  private static final Duration CHALLENGE_LIFE = Duration.ofMinutes(10);
  private static final Duration OPERATION_LIFE = Duration.ofHours(1);
  private static final Duration ACCESS_LIFE = Duration.ofMinutes(15);
  private static final Duration REFRESH_LIFE = Duration.ofDays(7);

  static final int DONE = 200;
  static final int NO_RIGHTS = 415;
  static final int BAD_TOKEN = 450;

  private final SimulatorClock clock;
  private final KsefReferences references;
  private final KsefKeys keys;
  private final List<KsefToken> tokens;
  private final Map<String, Instant> challenges = new HashMap<>();
  private final Map<String, Operation> operations = new HashMap<>();
  private final Map<String, Issued> issued = new HashMap<>();
  private int made;

  /** A token with its end. */
  record Validity(String token, Instant until) {}

  /** A challenge with its moment. */
  record Challenge(String text, Instant at) {}

  /** How an authentication stands. */
  record Outcome(int code, String description, List<String> details) {
    static final Outcome SUCCESS =
        new Outcome(DONE, "Uwierzytelnianie zakończone sukcesem", List.of());

    static Outcome failure(int code, String detail) {
      return new Outcome(code, "Uwierzytelnianie zakończone niepowodzeniem", List.of(detail));
    }
  }

  /** An authentication under way or done. */
  static final class Operation {
    private final String reference;
    private final Instant begun;
    private final Validity token;
    private final KsefAccess access;
    private final Outcome outcome;
    private boolean redeemed;

    private Operation(
        String reference, Instant begun, Validity token, KsefAccess access, Outcome outcome) {
      this.reference = reference;
      this.begun = begun;
      this.token = token;
      this.access = access;
      this.outcome = outcome;
    }

    String reference() {
      return reference;
    }

    Instant begun() {
      return begun;
    }

    Validity token() {
      return token;
    }

    KsefAccess access() {
      return access;
    }

    Outcome outcome() {
      return outcome;
    }
  }

  private record Issued(Operation operation, boolean refresh, Instant until) {}

  AuthenticationDesk(
      SimulatorClock clock, KsefReferences references, KsefKeys keys, List<KsefToken> tokens) {
    this.clock = clock;
    this.references = references;
    this.keys = keys;
    this.tokens = new ArrayList<>(tokens);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), KsefDesk.WARSAW);
  }

  synchronized void register(KsefToken token) {
    tokens.add(token);
  }

  synchronized Challenge challenge() {
    Instant now = Instant.ofEpochMilli(clock.instant().toEpochMilli());
    String text = references.reference("CR", today(), ++made);
    challenges.put(text, now);
    return new Challenge(text, now);
  }

  /** Takes a challenge, which counts once; empty if there is none that still counts. */
  synchronized Optional<Instant> taken(String challenge) {
    return Optional.ofNullable(challenges.remove(challenge))
        .filter(at -> clock.instant().isBefore(at.plus(CHALLENGE_LIFE)));
  }

  /** Begins an authentication with a token, whose verdict is only told when it is asked for. */
  synchronized Operation byToken(String nip, Instant challenged, byte[] encrypted) {
    Optional<String> plain =
        keys.decrypted(KsefKeys.Usage.TOKEN, encrypted)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    int bar = plain.map(text -> text.lastIndexOf('|')).orElse(-1);
    if (plain.isEmpty() || bar < 0) {
      return begun(KsefAccess.NONE, Outcome.failure(BAD_TOKEN, "Nieprawidłowy token"));
    }
    if (!plain.get().substring(bar + 1).equals(Long.toString(challenged.toEpochMilli()))) {
      return begun(KsefAccess.NONE, Outcome.failure(BAD_TOKEN, "Nieprawidłowy czas tokena"));
    }
    String value = plain.get().substring(0, bar);
    Optional<KsefToken> token = tokens.stream().filter(t -> t.value().equals(value)).findFirst();
    if (token.isEmpty()) {
      return begun(KsefAccess.NONE, Outcome.failure(BAD_TOKEN, "Nieprawidłowy token"));
    }
    if (!token.get().opens(nip)) {
      return begun(KsefAccess.NONE, Outcome.failure(NO_RIGHTS, "Brak przypisanych uprawnień"));
    }
    String reference = references.reference("EC", today(), "token", value);
    return begun(
        new KsefAccess(nip, reference, false, token.get().mayRead(), token.get().mayWrite()),
        Outcome.SUCCESS);
  }

  /**
   * Begins an authentication with a signed document.
   *
   * @param nip the context; not null
   * @param signerNip in the signer's certificate, or null if there is none
   * @param document as it was signed; not null
   */
  synchronized Operation bySignature(String nip, @Nullable String signerNip, byte[] document) {
    if (!nip.equals(signerNip)) {
      return begun(KsefAccess.NONE, Outcome.failure(NO_RIGHTS, "Brak przypisanych uprawnień"));
    }
    String hash = Base64.getEncoder().encodeToString(Sha256.of(document));
    return begun(new KsefAccess(nip, hash, true, true, true), Outcome.SUCCESS);
  }

  private Operation begun(KsefAccess access, Outcome outcome) {
    Instant now = clock.instant();
    String reference = references.reference("AU", today(), ++made);
    Operation operation =
        new Operation(
            reference,
            now,
            new Validity(jwt("operation", reference), now.plus(OPERATION_LIFE)),
            access,
            outcome);
    operations.put(operation.token().token(), operation);
    return operation;
  }

  /** Returns the operation that a token belongs to. */
  synchronized Optional<Operation> operation(String token) {
    return Optional.ofNullable(operations.get(token))
        .filter(operation -> clock.instant().isBefore(operation.token().until()));
  }

  /** Gives access and refresh token, once; empty if that was done or may not be. */
  synchronized Optional<List<Validity>> redeemed(Operation operation) {
    if (operation.redeemed || operation.outcome().code() != DONE) {
      return Optional.empty();
    }
    operation.redeemed = true;
    return Optional.of(
        List.of(issue(operation, false, ACCESS_LIFE), issue(operation, true, REFRESH_LIFE)));
  }

  /** Gives a new access token for a refresh token. */
  synchronized Optional<Validity> refreshed(String refreshToken) {
    return counting(refreshToken, true).map(known -> issue(known.operation(), false, ACCESS_LIFE));
  }

  private Validity issue(Operation operation, boolean refresh, Duration life) {
    Instant until = clock.instant().plus(life);
    String token = jwt(refresh ? "refresh" : "access", operation.reference() + ++made);
    issued.put(token, new Issued(operation, refresh, until));
    return new Validity(token, until);
  }

  /** Returns what the bearer of an access token may do. */
  synchronized Optional<KsefAccess> access(String accessToken) {
    return counting(accessToken, false).map(known -> known.operation().access());
  }

  private Optional<Issued> counting(String token, boolean refresh) {
    return Optional.ofNullable(issued.get(token))
        .filter(known -> known.refresh() == refresh && clock.instant().isBefore(known.until()));
  }

  /** Ends every token that was given, as if rights had been taken away. */
  synchronized void revokeAll() {
    issued.clear();
    operations.clear();
  }

  private String jwt(String kind, String of) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString(
            "{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(
            ("{\"use\":\"" + kind + "\",\"jti\":\"" + of + "\"}").getBytes(StandardCharsets.UTF_8))
        + "."
        + references.secret(kind, of);
  }
}
