package ro.storno.simulator.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** A client of its own, written from the API description alone. */
final class KsefUser {
  static final String NIP = "5265877635";
  static final String BUYER = "1111111111";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI api;
  private final HttpClient http = HttpClient.newHttpClient();
  final byte[] key = new byte[32];
  final byte[] iv = new byte[16];
  String access = "";
  String refresh = "";

  KsefUser(URI api) {
    this.api = api;
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (3 * i + 1);
    }
  }

  /** An authenticated one. */
  static KsefUser of(KsefSimulator ksef) throws Exception {
    KsefUser user = new KsefUser(ksef.api());
    user.authenticate(NIP, KsefSimulatorSettings.TOKEN.value());
    return user;
  }

  HttpResponse<byte[]> call(String method, String path, String token, byte[] body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String path) throws Exception {
    return call("GET", path, access, new byte[0]);
  }

  HttpResponse<byte[]> post(String path, JsonNode body) throws Exception {
    return call("POST", path, access, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode json(HttpResponse<byte[]> response) throws Exception {
    return JSON.readTree(response.body());
  }

  static int code(HttpResponse<byte[]> refusal) throws Exception {
    return json(refusal).at("/exception/exceptionDetailList/0/exceptionCode").asInt();
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private PublicKey publicKey(String usage) throws Exception {
    for (JsonNode each : json(get("/security/public-key-certificates"))) {
      if (each.path("usage").path(0).asText().equals(usage)) {
        return CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(
                    Base64.getDecoder().decode(each.path("certificate").asText())))
            .getPublicKey();
      }
    }
    throw new IllegalStateException("no key for " + usage);
  }

  String encrypted(String usage, byte[] plain) throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        publicKey(usage),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    return base64(cipher.doFinal(plain));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String hash(byte[] bytes) throws Exception {
    return base64(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  JsonNode challenge() throws Exception {
    return json(post("/auth/challenge", object()));
  }

  /** Returns the status code of the authentication. */
  int authenticate(String nip, String token) throws Exception {
    JsonNode challenge = challenge();
    JsonNode begun =
        json(
            tokenAuthentication(
                challenge.path("challenge").asText(),
                nip,
                token + "|" + challenge.path("timestampMs").asText()));
    return finish(begun);
  }

  int finish(JsonNode begun) throws Exception {
    String operation = begun.at("/authenticationToken/token").asText();
    int status =
        json(call("GET", "/auth/" + begun.path("referenceNumber").asText(), operation, new byte[0]))
            .at("/status/code")
            .asInt();
    if (status == 200) {
      JsonNode tokens = json(call("POST", "/auth/token/redeem", operation, new byte[0]));
      access = tokens.at("/accessToken/token").asText();
      refresh = tokens.at("/refreshToken/token").asText();
    }
    return status;
  }

  HttpResponse<byte[]> tokenAuthentication(String challenge, String nip, String plain)
      throws Exception {
    ObjectNode body = object().put("challenge", challenge);
    body.putObject("contextIdentifier").put("type", "Nip").put("value", nip);
    body.put(
        "encryptedToken", encrypted("KsefTokenEncryption", plain.getBytes(StandardCharsets.UTF_8)));
    return post("/auth/ksef-token", body);
  }

  HttpResponse<byte[]> open(String encryptedKey) throws Exception {
    ObjectNode body = object();
    body.putObject("formCode")
        .put("systemCode", "FA (3)")
        .put("schemaVersion", "1-0E")
        .put("value", "FA");
    body.putObject("encryption")
        .put("encryptedSymmetricKey", encryptedKey)
        .put("initializationVector", base64(iv));
    return post("/sessions/online", body);
  }

  String session() throws Exception {
    return json(open(encrypted("SymmetricKeyEncryption", key))).path("referenceNumber").asText();
  }

  ObjectNode invoiceCall(byte[] xml, byte[] withKey) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(withKey, "AES"), new IvParameterSpec(iv));
    byte[] encrypted = cipher.doFinal(xml);
    return object()
        .put("invoiceHash", hash(xml))
        .put("invoiceSize", xml.length)
        .put("encryptedInvoiceHash", hash(encrypted))
        .put("encryptedInvoiceSize", encrypted.length)
        .put("encryptedInvoiceContent", base64(encrypted));
  }

  HttpResponse<byte[]> send(String session, JsonNode call) throws Exception {
    return post("/sessions/online/" + session + "/invoices", call);
  }

  /** Hands a document in and returns its reference. */
  String sent(String session, byte[] xml) throws Exception {
    return json(send(session, invoiceCall(xml, key))).path("referenceNumber").asText();
  }

  JsonNode state(String session, String invoice) throws Exception {
    return json(get("/sessions/" + session + "/invoices/" + invoice));
  }

  int code(String session, String invoice) throws Exception {
    return state(session, invoice).at("/status/code").asInt();
  }

  HttpResponse<byte[]> query(String subject, String from) throws Exception {
    ObjectNode filters = object().put("subjectType", subject);
    filters.putObject("dateRange").put("dateType", "PermanentStorage").put("from", from);
    return post("/invoices/query/metadata?pageSize=250", filters);
  }

  static byte[] invoice(String number) {
    return invoice(number, NIP, "2026-11-01");
  }

  static byte[] invoice(String number, String seller, String issued) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<Faktura xmlns=\"http://crd.gov.pl/wzor/2025/06/25/13775/\">"
            + "<Podmiot1><DaneIdentyfikacyjne><NIP>"
            + seller
            + "</NIP><Nazwa>Ala</Nazwa></DaneIdentyfikacyjne></Podmiot1>"
            + "<Podmiot2><DaneIdentyfikacyjne><NIP>"
            + BUYER
            + "</NIP></DaneIdentyfikacyjne></Podmiot2><Fa><KodWaluty>PLN</KodWaluty><P_1>"
            + issued
            + "</P_1><P_2>"
            + number
            + "</P_2><P_14_1>23.00</P_14_1><P_15>123.00</P_15><RodzajFaktury>VAT</RodzajFaktury>"
            + "</Fa></Faktura>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
