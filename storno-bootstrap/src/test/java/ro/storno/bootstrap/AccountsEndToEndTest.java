package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.bootstrap.configuration.ConfigurationReader;
import ro.storno.cli.installation.Administration;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.mail.OutgoingMail;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.job.DurableJobs;
import ro.storno.persistence.job.JobSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

/**
 * Accounts on two nodes that start on one empty PostgreSQL, with an issuer on the loopback that
 * stands in for Google.
 */
class AccountsEndToEndTest {
  private static final int RUNNERS = 32;
  private static final String PASSWORD = "a-good-password-1";

  @TempDir static Path folder;
  private static HttpServer issuer;
  private static RSAKey key;
  private static Adapters first;
  private static final List<StornoServer> nodes = new ArrayList<>();
  private static List<ApiTester> open;
  private static List<Integer> firstRun;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
    issuer.createContext(
        "/certs",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    issuer.start();
    Configuration configuration = configuration();
    first = Adapters.forServer(configuration, line -> {});
    for (int i = 0; i < 2; i++) {
      nodes.add(StornoServer.start(configuration, AccountsEndToEndTest::adapters));
    }
    open = nodes.stream().map(node -> new ApiTester(node.address().toString())).toList();
    firstRun = firstAccounts();
  }

  private static Configuration configuration() {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_PORT", "0");
    environment.put("STORNO_GOOGLE_CLIENT_IDS", "our-app");
    environment.put("STORNO_GOOGLE_ISSUER", issuerAddress());
    environment.put("STORNO_GOOGLE_KEYS_URL", issuerAddress() + "/certs");
    return new ConfigurationReader(Map.of(), environment, folder).configuration();
  }

  private static String issuerAddress() {
    return "http://127.0.0.1:" + issuer.getAddress().getPort();
  }

  private static Adapters adapters() {
    return new Adapters(
        first.clock(),
        first.ids(),
        first.database(),
        new DurableJobs(first.database(), JobSettings.STANDARD, first.clock()),
        first.files());
  }

  @AfterAll
  static void stop() {
    nodes.forEach(StornoServer::close);
    first.close();
    issuer.stop(0);
  }

  /** Lets 32 callers do something at once, in turn on each node, and returns the statuses. */
  private static List<Integer> atOnce(IntFunction<Answer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(RUNNERS);
    CountDownLatch together = new CountDownLatch(RUNNERS);
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < RUNNERS; i++) {
      int runner = i;
      calls.add(
          () -> {
            together.countDown();
            together.await();
            return call.apply(runner).status();
          });
    }
    try {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> each : threads.invokeAll(calls)) {
        statuses.add(each.get());
      }
      return statuses;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Integer> firstAccounts() throws Exception {
    List<String> links = nodes.stream().map(node -> node.firstRun().orElseThrow()).toList();
    return atOnce(
        runner ->
            open.get(runner % 2)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                    "/first-run",
                    form(
                        Map.of(
                            "token",
                            links.get(runner % 2).split("token=", 2)[1],
                            "email",
                            operator(runner),
                            "password",
                            PASSWORD))));
  }

  private static String operator(int runner) {
    return "operator-" + runner + "@x.example";
  }

  private static String form(Map<String, String> values) {
    StringBuilder form = new StringBuilder();
    values.forEach(
        (name, value) ->
            form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return form.toString();
  }

  @Test
  void two_nodes_that_start_empty_make_one_first_account() {
    assertThat(firstRun).containsOnly(200, 404).containsOnlyOnce(200);
    assertThat(nodes.get(0).firstRun()).isEmpty();
    assertThat(nodes.get(1).firstRun()).isEmpty();
    ApiTester operator = signedIn(operator(firstRun.indexOf(200)));
    assertThat(operator.get("/api/v1/admin/users?search=operator-").expect(200).at("/total"))
        .isEqualTo("1");
  }

  private static ApiTester signedIn(String email) {
    String body = "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    return open.get(0).as(open.get(0).post("/api/auth", body).expect(200).at("/token"));
  }

  /** Registers somebody whose organization is put on a plan before anything asks for it. */
  private static String registered(String plan) {
    String email = "user-" + UUID.randomUUID() + "@x.example";
    open.get(0)
        .post(
            "/api/auth/register", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
        .expect(201);
    OrganizationId organization =
        new OrganizationId(
            UUID.fromString(signedIn(email).get("/api/v1/me").expect(200).at("/organization/id")));
    first
        .database()
        .transactions()
        .inPlatform(
            () -> {
              new JdbiOrganizations(first.database().transactions()).changePlan(organization, plan);
              return 0;
            });
    return email;
  }

  private static String token(ApiTester node, String email) {
    return node.post("/api/auth", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
        .expect(200)
        .at("/token");
  }

  private static Answer company(ApiTester owner, int cif) {
    return owner.post(
        "/api/v1/companies",
        """
        {"cif":"RO%d","name":"Firma SRL","registrationNumber":"J40/99123/2021",
         "vatPayer":true,"address":"Strada Lipscani nr. 1","city":"SECTOR3",
         "county":"București","country":"RO"}"""
            .formatted(cif));
  }

  @Test
  void one_of_32_on_two_nodes_makes_the_last_company_of_the_plan() throws Exception {
    String token = token(open.get(0), registered("starter"));
    List<ApiTester> owner = open.stream().map(node -> node.as(token)).toList();
    company(owner.get(0), 99001234).expect(201);
    company(owner.get(1), 99001235).expect(201);
    List<Integer> statuses = atOnce(runner -> company(owner.get(runner % 2), 99002000 + runner));
    assertThat(statuses).containsOnly(201, 402).containsOnlyOnce(201);
    assertThat(owner.get(0).get("/api/v1/companies").expect(200).json().at("/data")).hasSize(3);
  }

  @Test
  void one_of_32_on_two_nodes_invites_the_last_user_of_the_plan() throws Exception {
    String token = token(open.get(0), registered("starter"));
    List<ApiTester> owner = open.stream().map(node -> node.as(token)).toList();
    IntFunction<Answer> invite =
        runner ->
            owner
                .get(runner % 2)
                .post(
                    "/api/v1/invitations",
                    "{\"email\":\"guest-" + runner + "@x.example\",\"role\":\"EMPLOYEE\"}");
    invite.apply(99).expect(201);
    assertThat(atOnce(invite)).containsOnly(201, 402).containsOnlyOnce(201);
    assertThat(owner.get(1).get("/api/v1/invitations").expect(200).json().at("/data")).hasSize(2);
  }

  private static JWTClaimsSet.Builder claims(String subject, String email) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuerAddress())
        .audience("our-app")
        .subject(subject)
        .issueTime(Date.from(now.minusSeconds(5)))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
        .claim("email", email)
        .claim("email_verified", true)
        .claim("given_name", "Ana")
        .claim("family_name", "Pop");
  }

  private static Answer google(int node, JWTClaimsSet.Builder claims, RSAKey by) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
    token.sign(new RSASSASigner(by));
    return google(node, token.serialize());
  }

  private static Answer google(int node, String token) {
    return open.get(node).post("/api/auth/google", "{\"idToken\":\"" + token + "\"}");
  }

  @Test
  void google_account_registers_on_one_node_and_signs_in_on_the_other() throws Exception {
    String subject = UUID.randomUUID().toString();
    String email = "ana." + subject + "@gmail.com";
    Answer in = google(0, claims(subject, email), key).expect(200);
    assertThat(in.json().at("/isNewUser").asBoolean()).isTrue();
    Answer me = open.get(0).as(in.at("/token")).get("/api/v1/me").expect(200);
    assertThat(me.at("/email")).isEqualTo(email);
    assertThat(me.json().at("/emailConfirmed").asBoolean()).isTrue();
    assertThat(me.at("/firstName")).isEqualTo("Ana");

    Answer again = google(1, claims(subject, "another@gmail.com"), key).expect(200);
    assertThat(again.json().at("/isNewUser").asBoolean()).isFalse();
    assertThat(open.get(1).as(again.at("/token")).get("/api/v1/me").expect(200).at("/id"))
        .as("the subject counts, not the address")
        .isEqualTo(me.at("/id"));
  }

  @Test
  void token_that_google_did_not_give_to_us_lets_nobody_in() throws Exception {
    String subject = UUID.randomUUID().toString();
    String email = subject + "@gmail.com";
    RSAKey stranger = new RSAKeyGenerator(2048).keyID("one").generate();
    google(0, claims(subject, email), stranger).expect(401);
    google(0, claims(subject, email).audience("another-app"), key).expect(401);
    google(0, claims(subject, email).issuer("https://accounts.google.com"), key).expect(401);
    google(0, claims(subject, email).expirationTime(Date.from(Instant.EPOCH)), key).expect(401);
    google(0, new PlainJWT(claims(subject, email).build()).serialize()).expect(401);
    google(0, claims(subject, email).claim("email_verified", false), key).expect(403);
    open.get(0).post("/api/auth/google", "{}").expect(400);
    assertThat(
            google(0, claims(subject, email), key).expect(200).json().at("/isNewUser").asBoolean())
        .as("none of them left an account")
        .isTrue();
  }

  @Test
  void google_does_not_take_over_an_account_whose_address_it_does_not_give_out() throws Exception {
    String email = registered("community");
    google(0, claims(UUID.randomUUID().toString(), email), key).expect(409);
  }

  @Test
  void demanded_second_factor_keeps_members_out_on_both_nodes_until_they_have_it()
      throws Exception {
    String email = registered("community");
    ApiTester owner = open.get(0).as(token(open.get(0), email));
    String path = "/api/v1/organization/security";
    String demanded = "{\"secondFactorRequired\":true}";
    owner.send("PUT", path, demanded).expect(409);
    String secret = owner.call("POST", "/api/v1/me/mfa/totp/setup").expect(200).at("/secret");
    String backup =
        owner
            .post("/api/v1/me/mfa/totp/enable", "{\"code\":\"" + code(secret) + "\"}")
            .expect(200)
            .at("/backupCodes/0");
    owner.send("PUT", path, demanded).expect(403);
    String challenge = owner.call("POST", "/api/v1/mfa/challenge").expect(200).at("/mfa_token");
    String verification =
        owner
            .post(
                "/api/v1/mfa/verify",
                "{\"mfaToken\":\"%s\",\"code\":\"%s\",\"type\":\"backup\"}"
                    .formatted(challenge, backup))
            .expect(200)
            .at("/verificationToken");
    owner.with("X-Mfa-Verification", verification).send("PUT", path, demanded).expect(200);
    assertThat(owner.get(path).expect(200).json().at("/secondFactorRequired").asBoolean()).isTrue();

    // who joins afterwards, at the node that the demand was not made at
    String guest = "guest-" + UUID.randomUUID() + "@gmail.com";
    owner
        .post("/api/v1/invitations", "{\"email\":\"" + guest + "\",\"role\":\"ADMIN\"}")
        .expect(201);
    String joining = invitation(guest);
    ApiTester member =
        open.get(1).as(google(1, claims(UUID.randomUUID().toString(), guest), key).at("/token"));
    String organization =
        member
            .call("POST", "/api/v1/invitations/accept/" + joining)
            .expect(200)
            .at("/organization/uuid");
    ApiTester there = member.with("X-Organization", organization);
    assertThat(there.get("/api/v1/companies").expect(403).at("/code"))
        .isEqualTo("second_factor_demanded");
    String own = there.call("POST", "/api/v1/me/mfa/totp/setup").expect(200).at("/secret");
    there.post("/api/v1/me/mfa/totp/enable", "{\"code\":\"" + code(own) + "\"}").expect(200);
    there.get("/api/v1/companies").expect(200);
  }

  /** The token of the invitation that was mailed last to an address. */
  private static String invitation(String email) {
    Administration administration = nodes.get(0).administration();
    OutgoingMail newest =
        administration.mails(100).stream()
            .filter(mail -> mail.recipient().value().equals(email))
            .findFirst()
            .orElseThrow();
    String text = administration.mail(newest.id()).content().text();
    return text.substring(text.indexOf("token=") + 6).split("\\s", 2)[0];
  }

  /** What an authenticator shows now (RFC 6238). */
  private static String code(String base32) throws Exception {
    BigInteger bits = BigInteger.ZERO;
    for (char letter : base32.toCharArray()) {
      bits =
          bits.shiftLeft(5)
              .or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
    }
    byte[] secret = new byte[base32.length() * 5 / 8];
    byte[] number = bits.toByteArray();
    int copied = Math.min(number.length, secret.length);
    System.arraycopy(number, number.length - copied, secret, secret.length - copied, copied);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret, "RAW"));
    long step = Instant.now().getEpochSecond() / 30;
    byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int found = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & 0x7FFF_FFFF;
    return "%06d".formatted(found % 1_000_000);
  }
}
