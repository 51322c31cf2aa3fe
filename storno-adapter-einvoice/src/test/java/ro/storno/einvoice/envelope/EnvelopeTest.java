package ro.storno.einvoice.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.EInvoicing;
import ro.storno.einvoice.Golden;

class EnvelopeTest {
  private static final int LIMIT = 1024 * 1024;
  private static final EInvoicing EINVOICING = EInvoicing.standard();
  private static KeyPair keys;
  private static X509CertificateHolder certificate;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    X500Name name = new X500Name("CN=Prova");
    ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                new Date(0),
                new Date(4_000_000_000_000L),
                name,
                keys.getPublic())
            .build(signer);
  }

  private static byte[] signed(byte[] content, boolean enveloping) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .build("SHA256withRSA", keys.getPrivate(), certificate));
    generator.addCertificate(certificate);
    CMSSignedData data = generator.generate(new CMSProcessableByteArray(content), enveloping);
    return data.getEncoded();
  }

  private static byte[] invoice() {
    return Golden.bytes("fatturapa-lawyer.xml");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void invoice_is_taken_out_of_signatures_around_each_other_and_of_base64() throws Exception {
    byte[] once = signed(invoice(), true);
    byte[] twice = signed(once, true);
    byte[] base64 = Base64.getEncoder().encode(once);
    byte[] wrapped = Base64.getMimeEncoder().encode(once);
    byte[] pem =
        ascii(
            "-----BEGIN PKCS7-----\n"
                + Base64.getMimeEncoder().encodeToString(twice)
                + "\n-----END PKCS7-----\n");
    byte[] plainBase64 = Base64.getEncoder().encode(invoice());

    for (byte[] file : List.of(once, twice, base64, wrapped, pem, plainBase64)) {
      assertThat(Envelope.open(file, LIMIT).content()).isEqualTo(invoice());
      assertThat(Envelope.open(file, LIMIT).problem()).isNull();
    }
  }

  @Test
  void signed_file_is_read_and_judged_and_kept_as_it_came() throws Exception {
    byte[] file = signed(invoice(), true);

    ReadResult result = EINVOICING.reader().read(file);

    assertThat(result.syntax()).contains(Syntax.FATTURAPA);
    assertThat(result.invoice().orElseThrow().number()).isEqualTo("12/A");
    assertThat(result.original()).isEqualTo(file);
    assertThat(EINVOICING.validator().validate(file, LocalDate.of(2026, 11, 21)).verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void plain_documents_stay_what_they_are() {
    for (byte[] plain :
        List.of(invoice(), ascii("{\"a\": 1}"), new byte[0], ascii("%PDF-1.7 ".repeat(20)))) {
      assertThat(Envelope.open(plain, LIMIT).content()).isSameAs(plain);
      assertThat(Envelope.open(plain, LIMIT).problem()).isNull();
    }
  }

  @Test
  void signature_without_its_document_says_so() throws Exception {
    Envelope envelope = Envelope.open(signed(invoice(), false), LIMIT);

    assertThat(envelope.problem()).isNotNull();
    assertThat(envelope.problem().message()).contains("holds no document");
    assertThat(EINVOICING.validator().validate(signed(invoice(), false)).verdict())
        .isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void document_larger_than_the_limit_stays_inside() throws Exception {
    byte[] large = signed(new byte[LIMIT + 1], true);

    assertThat(Envelope.open(large, LIMIT).problem().message()).contains("larger than");
  }

  @Test
  void envelopes_without_end_are_given_up() throws Exception {
    byte[] file = invoice();
    for (int i = 0; i < 7; i++) {
      file = signed(file, true);
    }

    assertThat(Envelope.open(file, LIMIT).problem().rule()).isEqualTo(Envelope.NOT_OPENED);
  }

  @Test
  void damaged_signature_is_a_finding_whatever_the_damage() throws Exception {
    byte[] file = signed(invoice(), true);
    Random random = new Random(3);
    for (int i = 0; i < 600; i++) {
      byte[] damaged = i % 3 == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
      for (int j = 0; j < 1 + random.nextInt(4) && damaged.length > 0; j++) {
        damaged[random.nextInt(Math.min(damaged.length, 200))] = (byte) random.nextInt(256);
      }

      assertThat(EINVOICING.reader().read(damaged)).isNotNull();
      Envelope envelope = Envelope.open(damaged, LIMIT);
      assertThat(envelope.content()).isNotNull();
    }
    byte[] bomb = file.clone();
    // a length of almost four gigabytes where the sequence has its own
    bomb[1] = (byte) 0x84;
    Arrays.fill(bomb, 2, 6, (byte) 0x7F);
    assertThat(EINVOICING.reader().read(bomb).findings()).extracting(Finding::rule).isNotEmpty();
  }
}
