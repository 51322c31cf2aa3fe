package ro.storno.simulator.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.simulator.http.Reply;

/** Keys, challenges, authentications and tokens: {@code /security} and {@code /auth}. */
final class AuthenticationRoutes {
  private final AuthenticationDesk desk;
  private final KsefKeys keys;
  private final KsefErrors errors;

  AuthenticationRoutes(AuthenticationDesk desk, KsefKeys keys, KsefErrors errors) {
    this.desk = desk;
    this.keys = keys;
    this.errors = errors;
  }

  List<KsefCall.Route> routes(String base) {
    return List.of(
        new KsefCall.Route(
            KsefOperation.CERTIFICATES,
            "GET",
            Pattern.compile(base + "/security/public-key-certificates"),
            request -> "",
            this::certificates),
        new KsefCall.Route(
            KsefOperation.CHALLENGE,
            "POST",
            Pattern.compile(base + "/auth/challenge"),
            request -> "",
            call -> challenge()),
        new KsefCall.Route(
            KsefOperation.TOKEN_AUTHENTICATION,
            "POST",
            Pattern.compile(base + "/auth/ksef-token"),
            request -> KsefCall.json(request).path("contextIdentifier").path("value").asText(),
            this::byToken),
        new KsefCall.Route(
            KsefOperation.XADES_AUTHENTICATION,
            "POST",
            Pattern.compile(base + "/auth/xades-signature"),
            request -> "",
            this::bySignature),
        new KsefCall.Route(
            KsefOperation.REDEEM,
            "POST",
            Pattern.compile(base + "/auth/token/redeem"),
            request -> "",
            this::redeem),
        new KsefCall.Route(
            KsefOperation.REFRESH,
            "POST",
            Pattern.compile(base + "/auth/token/refresh"),
            request -> "",
            this::refresh),
        new KsefCall.Route(
            KsefOperation.AUTHENTICATION_STATE,
            "GET",
            Pattern.compile(base + "/auth/([^/]{36})"),
            request -> "",
            this::state));
  }

  private Reply certificates(KsefCall call) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (KsefKeys.Usage usage : KsefKeys.Usage.values()) {
      KsefKeys.Pair pair = keys.pair(usage);
      ObjectNode entry = list.addObject();
      try {
        entry.put(
            "certificate", Base64.getEncoder().encodeToString(pair.certificate().getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("A certificate just made has a form", e);
      }
      entry.put("certificateId", pair.publicKeyId());
      entry.put("publicKeyId", pair.publicKeyId());
      entry.put("validFrom", pair.certificate().getNotBefore().toInstant().toString());
      entry.put("validTo", pair.certificate().getNotAfter().toInstant().toString());
      entry.putArray("usage").add(usage.wireName());
    }
    return Reply.Answer.of(200, "application/json", list.toString());
  }

  private Reply challenge() {
    AuthenticationDesk.Challenge challenge = desk.challenge();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("challenge", challenge.text());
    body.put("timestamp", challenge.at().toString());
    body.put("timestampMs", challenge.at().toEpochMilli());
    body.put("clientIp", "127.0.0.1");
    return KsefErrors.json(200, body);
  }

  private Reply byToken(KsefCall call) {
    JsonNode body = call.json();
    String nip = body.path("contextIdentifier").path("value").asText();
    Optional<byte[]> encrypted = KsefCall.bytes(body.path("encryptedToken"));
    if (encrypted.isEmpty()
        || !body.path("contextIdentifier").path("type").asText().equals("Nip")
        || !Nip.valid(nip)) {
      return errors.invalid("Wymagane: challenge, contextIdentifier typu Nip, encryptedToken.");
    }
    String keyId = body.path("publicKeyId").asText("");
    if (!keys.knows(KsefKeys.Usage.TOKEN, keyId)) {
      return unknownKey(keyId);
    }
    Optional<Instant> challenged = desk.taken(body.path("challenge").asText());
    return challenged.isEmpty()
        ? errors.refused(21111, "Nieprawidłowe wyzwanie autoryzacyjne.")
        : begun(desk.byToken(nip, challenged.get(), encrypted.get()));
  }

  private Reply unknownKey(String keyId) {
    return errors.refused(
        21470,
        "Przesłany identyfikator klucza jest nieznany lub wskazuje na wycofany klucz.",
        "Klucz o identyfikatorze " + keyId + " nie jest wspierany.");
  }

  private Reply bySignature(KsefCall call) {
    SignedRequest signed;
    try {
      signed = SignedRequest.read(call.request().body());
    } catch (SignedRequest.Refused refused) {
      return errors.refused(refused.code(), String.valueOf(refused.getMessage()));
    }
    if (desk.taken(signed.challenge()).isEmpty()) {
      return errors.refused(21111, "Nieprawidłowe wyzwanie autoryzacyjne.");
    }
    return begun(desk.bySignature(signed.nip(), signed.signerNip(), call.request().body()));
  }

  private static Reply begun(AuthenticationDesk.Operation operation) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("referenceNumber", operation.reference());
    token(body.putObject("authenticationToken"), operation.token());
    return KsefErrors.json(202, body);
  }

  private static void token(ObjectNode node, AuthenticationDesk.Validity validity) {
    node.put("token", validity.token());
    node.put("validUntil", validity.until().toString());
  }

  private Reply state(KsefCall call) {
    Optional<AuthenticationDesk.Operation> found = desk.operation(KsefCall.bearer(call.request()));
    if (found.isEmpty()) {
      return errors.unauthorized();
    }
    AuthenticationDesk.Operation operation = found.get();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("startDate", operation.begun().toString());
    body.put("authenticationMethod", operation.access().bySignature() ? "QualifiedSeal" : "Token");
    ObjectNode status = body.putObject("status");
    status.put("code", operation.outcome().code());
    status.put("description", operation.outcome().description());
    operation.outcome().details().forEach(status.withArray("details")::add);
    return KsefErrors.json(200, body);
  }

  private Reply redeem(KsefCall call) {
    Optional<AuthenticationDesk.Operation> found = desk.operation(KsefCall.bearer(call.request()));
    if (found.isEmpty()) {
      return errors.unauthorized();
    }
    Optional<List<AuthenticationDesk.Validity>> tokens = desk.redeemed(found.get());
    if (tokens.isEmpty()) {
      return errors.refused(
          21301, "Brak autoryzacji.", "Tokeny zostały już pobrane lub nie mogą być pobrane.");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    token(body.putObject("accessToken"), tokens.get().get(0));
    token(body.putObject("refreshToken"), tokens.get().get(1));
    return KsefErrors.json(200, body);
  }

  private Reply refresh(KsefCall call) {
    Optional<AuthenticationDesk.Validity> fresh = desk.refreshed(KsefCall.bearer(call.request()));
    if (fresh.isEmpty()) {
      return errors.unauthorized();
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    token(body.putObject("accessToken"), fresh.get());
    return KsefErrors.json(200, body);
  }
}
