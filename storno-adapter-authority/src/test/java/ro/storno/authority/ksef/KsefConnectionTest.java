package ro.storno.authority.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.SettableClock;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.invoice.KsefSeal;
import ro.storno.application.provider.ProviderField;
import ro.storno.authority.call.Patience;
import ro.storno.domain.company.CompanyId;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.ksef.KsefOperation;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/** Credentials and what KSeF thinks of them; and what a company finds and reads there. */
class KsefConnectionTest {
  private static final SettableClock CLOCK = new SettableClock(KsefRoom.NOW);
  private static final KsefSimulator KSEF =
      KsefSimulator.start(KsefSimulatorSettings.defaults().withSeed(5).withClock(CLOCK::instant));
  private static final Map<String, String> GOOD =
      Map.of("nip", KsefRoom.NIP, "authToken", KsefSimulatorSettings.TOKEN.value());

  private final KsefConnection connection = new KsefConnection(ksef(new KsefSettings(KSEF.api())));

  private static Ksef ksef(KsefSettings settings) {
    return new Ksef(
        settings,
        Patience.STANDARD,
        (company, channel) -> Optional.of(GOOD),
        CLOCK,
        new SecureRandom());
  }

  @BeforeEach
  void begin() {
    CLOCK.set(KsefRoom.NOW);
    KSEF.reset();
  }

  @AfterAll
  static void stop() {
    KSEF.close();
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> fields = new HashMap<>(GOOD);
    fields.put(name, value);
    return fields;
  }

  private static Map<String, String> certified(String algorithm, String subject) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(algorithm.equals("EC") ? 256 : 2048);
    KeyPair keys = generator.generateKeyPair();
    X500Name name = new X500Name(subject);
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.TEN,
                        Date.from(KsefRoom.NOW.minus(Duration.ofDays(1))),
                        Date.from(KsefRoom.NOW.plus(Duration.ofDays(900))),
                        name,
                        keys.getPublic())
                    .build(
                        new JcaContentSignerBuilder(
                                algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                            .build(keys.getPrivate())));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "seal", keys.getPrivate(), "word".toCharArray(), new Certificate[] {certificate});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, "word".toCharArray());
    return Map.of(
        "nip",
        KsefRoom.NIP,
        "certificate",
        Base64.getMimeEncoder().encodeToString(file.toByteArray()),
        "certificatePassword",
        "word");
  }

  @Test
  void a_right_token_is_accepted_and_nothing_is_handed_in() {
    assertThat(connection.problems(GOOD)).isEmpty();
    assertThat(connection.test(GOOD))
        .contains(KsefRoom.NIP)
        .doesNotContain(KsefSimulatorSettings.TOKEN.value());
    assertThat(KSEF.ledger().count(KsefOperation.OPEN_SESSION)).isZero();
  }

  @Test
  void a_wrong_token_is_refused_in_ksefs_words() {
    assertThatThrownBy(() -> connection.test(with("authToken", "guessed-secret")))
        .isInstanceOf(AuthorityException.AccessRefused.class)
        .hasMessageContaining("Nieprawidłowy token")
        .hasMessageNotContaining("guessed-secret");
  }

  @ParameterizedTest
  @CsvSource({
    "RSA,'2.5.4.97=VATPL-5265877635,CN=Firma'",
    "EC,'2.5.4.97=VATPL-5265877635,CN=Firma'",
    "RSA,'SERIALNUMBER=TINPL-5265877635,CN=Jan'"
  })
  void a_certificate_of_the_company_is_accepted(String algorithm, String subject) throws Exception {
    Map<String, String> fields = certified(algorithm, subject);
    assertThat(connection.problems(fields)).isEmpty();
    assertThat(connection.test(fields)).contains(KsefRoom.NIP);
    assertThat(KSEF.ledger().count(KsefOperation.XADES_AUTHENTICATION)).isEqualTo(1);
  }

  @Test
  void a_certificate_of_somebody_else_is_refused() throws Exception {
    Map<String, String> fields = certified("RSA", "2.5.4.97=VATPL-7352765225,CN=Inna");
    assertThatThrownBy(() -> connection.test(fields))
        .isInstanceOf(AuthorityException.AccessRefused.class)
        .hasMessageContaining("Brak przypisanych uprawnień");
  }

  @ParameterizedTest
  @CsvSource({"nip,5265877636", "nip,''", "nip,526587763", "environment,moon", "certificate,AAAA"})
  void what_cannot_be_right_is_told_without_a_call(String field, String value) {
    assertThat(connection.problems(with(field, value))).containsOnlyKeys(field);
    assertThat(KSEF.ledger().calls()).isEmpty();
  }

  @Test
  void a_token_or_a_certificate_is_needed_and_its_password() throws Exception {
    assertThat(connection.problems(Map.of("nip", KsefRoom.NIP))).containsOnlyKeys("authToken");
    Map<String, String> wrongPassword = new HashMap<>(certified("EC", "CN=Firma"));
    wrongPassword.put("certificatePassword", "other");
    assertThat(connection.problems(wrongPassword)).containsOnlyKeys("certificate");
  }

  @Test
  void a_file_that_confuses_the_reader_of_certificates_is_a_problem_of_its_field() {
    // PKCS#12 whose content is declared and missing
    byte[] hollow = java.util.HexFormat.of().parseHex("3010020103300b06092a864886f70d010701");
    Map<String, String> fields =
        Map.of("nip", KsefRoom.NIP, "certificate", Base64.getEncoder().encodeToString(hollow));
    assertThat(connection.problems(fields)).containsOnlyKeys("certificate");
  }

  @Test
  void a_certificate_larger_than_any_is_not_opened() throws Exception {
    Map<String, String> fields = new HashMap<>(certified("EC", "CN=Firma"));
    byte[] file = Base64.getMimeDecoder().decode(fields.get("certificate"));
    fields.put(
        "certificate", Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(file, 60_001)));
    assertThat(connection.problems(fields)).containsOnlyKeys("certificate");
  }

  @Test
  void with_a_token_the_certificate_is_not_opened() throws Exception {
    Map<String, String> fields = new HashMap<>(certified("EC", "CN=Firma"));
    fields.putAll(GOOD);
    assertThat(KsefCredentials.of(fields).key()).isNull();
    fields.put("certificate", "AAAA");
    assertThat(KsefCredentials.usable(fields)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void the_offline_certificate_signs_what_its_public_key_verifies(String algorithm)
      throws Exception {
    Map<String, String> made = certified(algorithm, "CN=Offline");
    Map<String, String> fields = new HashMap<>(GOOD);
    fields.put("offlineCertificate", String.valueOf(made.get("certificate")));
    fields.put("offlineCertificatePassword", "word");
    assertThat(connection.problems(fields)).isEmpty();
    KsefSeal.Sealer sealer = new KsefOfflineCertificate().of(fields).orElseThrow();
    assertThat(sealer.serial()).isEqualTo("0A");
    byte[] text = "qr.ksef.mf.gov.pl/certificate/Nip/1".getBytes(StandardCharsets.US_ASCII);
    Signature check =
        Signature.getInstance(
            algorithm.equals("EC") ? "SHA256withECDSAinP1363Format" : "RSASSA-PSS");
    if (algorithm.equals("RSA")) {
      check.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    check.initVerify(KsefCredentials.offlineKey(fields).orElseThrow().certificate());
    check.update(text);
    assertThat(check.verify(sealer.signer().sign(text))).isTrue();
    fields.put("offlineCertificatePassword", "wrong");
    assertThat(connection.problems(fields)).containsOnlyKeys("offlineCertificate");
    assertThat(new KsefOfflineCertificate().of(fields)).isEmpty();
    assertThat(new KsefOfflineCertificate().of(GOOD)).isEmpty();
  }

  @Test
  void secrets_are_told_apart_and_are_shown_nowhere() {
    assertThat(connection.fields())
        .filteredOn(ProviderField::secret)
        .extracting(ProviderField::name)
        .containsExactly(
            "authToken",
            "certificate",
            "certificatePassword",
            "offlineCertificate",
            "offlineCertificatePassword");
    assertThat(KsefCredentials.of(GOOD).toString())
        .doesNotContain(KsefSimulatorSettings.TOKEN.value());
  }

  @Test
  void without_an_address_nobody_is_called() {
    KsefConnection nowhere = new KsefConnection(ksef(new KsefSettings(null)));
    assertThatThrownBy(() -> nowhere.test(GOOD))
        .isInstanceOf(AuthorityException.NotReached.class)
        .hasMessageContaining("STORNO_KSEF_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.ksef.mf.gov.pl/v2,TEST,https://api-test.ksef.mf.gov.pl/v2",
    "https://api.ksef.mf.gov.pl/v2,PRODUCTION,https://api.ksef.mf.gov.pl/v2",
    "http://127.0.0.1:8097/v2,PRODUCTION,http://127.0.0.1:8097/v2",
    "http://127.0.0.1:8097/v2,DEMO,http://127.0.0.1:8097/v2"
  })
  void the_ministrys_address_stands_for_its_three_systems(
      String base, KsefEnvironment environment, String address) {
    assertThat(new KsefSettings(java.net.URI.create(base)).address(environment))
        .hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST_ANSWER", "ERROR_BEFORE", "FIREWALL", "TRUNCATED"})
  void what_gives_no_answer_is_told_as_that(String fault) {
    KSEF.faults().next(KsefOperation.REDEEM, FaultKind.valueOf(fault));
    assertThatThrownBy(() -> connection.test(GOOD))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
  }

  @Test
  void received_invoices_are_found_and_read_byte_for_byte() throws Exception {
    KSEF.fillInbox(KsefRoom.NIP, 12);
    KSEF.desk().deliver(KsefRoom.invoice("F/1", KsefRoom.OTHER_NIP, "2026-11-01"));
    Ksef ksef = ksef(new KsefSettings(KSEF.api()));
    KsefAccounts.Caller caller =
        ksef.accounts().caller(CompanyId.parse("01900000-0000-7000-8000-000000000001"));
    Instant hourAgo = KsefRoom.NOW.minus(Duration.ofHours(1));
    List<KsefClient.Entry> bought =
        ksef.client()
            .query(caller, KsefClient.Subject.BUYER, "PermanentStorage", hourAgo, KsefRoom.NOW);
    assertThat(bought).hasSize(12);
    KsefClient.Entry first = bought.get(0);
    byte[] xml = ksef.client().download(caller, String.valueOf(first.ksefNumber()));
    assertThat(KsefEncryption.hash(xml)).isEqualTo(first.hash());
    assertThat(xml).isEqualTo(KSEF.supplierInvoice(KsefRoom.NIP, 0));
    assertThatThrownBy(() -> ksef.client().download(caller, "5265877635-20250916-0200A0D6723E-C2"))
        .isInstanceOf(KsefHttp.Refused.class)
        .hasMessageContaining("21164");
  }

  @Test
  void calls_put_off_are_told_times_that_lie_apart() {
    KsefCallPlan plan = new KsefCallPlan(CLOCK);
    for (int i = 0; i < 18; i++) {
      plan.take("1", KsefCallPlan.Group.INVOICE_METADATA);
      CLOCK.pass(Duration.ofMinutes(1));
    }
    List<Duration> waits =
        java.util.stream.Stream.generate(() -> putOff(plan, "1")).limit(3).toList();
    assertThat(waits.get(0)).isEqualTo(Duration.ofMinutes(42));
    assertThat(waits.get(1).minus(waits.get(0))).isEqualTo(Duration.ofSeconds(200));
    assertThat(waits.get(2).minus(waits.get(1))).isEqualTo(Duration.ofSeconds(200));
    plan.take("2", KsefCallPlan.Group.INVOICE_METADATA);
    CLOCK.pass(Duration.ofMinutes(42));
    plan.take("1", KsefCallPlan.Group.INVOICE_METADATA);
  }

  private static Duration putOff(KsefCallPlan plan, String nip) {
    try {
      plan.take(nip, KsefCallPlan.Group.INVOICE_METADATA);
      return Duration.ZERO;
    } catch (AuthorityException.LimitReached limit) {
      return limit.retryAfter().orElseThrow();
    }
  }
}
