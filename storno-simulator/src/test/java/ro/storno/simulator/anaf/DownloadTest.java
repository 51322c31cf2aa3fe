package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.efactura.Delivery;
import ro.storno.simulator.anaf.oauth.CertificateHolder;
import ro.storno.simulator.fault.FaultKind;

class DownloadTest {
  private final AnafSimulator anaf =
      AnafSimulator.start(AnafSimulatorSettings.defaults().withSeed(1));
  private final AnafClient client = AnafClient.of(anaf);
  private final byte[] invoice = Documents.invoice("F-1");
  private final Delivery delivery = Delivery.invoice(Documents.BUYER, Documents.SELLER, invoice);

  @AfterEach
  void stop() {
    anaf.close();
  }

  private String delivered(Delivery what) {
    return Long.toString(anaf.efactura().deliver(what).id());
  }

  /** Returns whether document and seal belong together, and then who vouches for the seal. */
  private static String verdict(Map<String, byte[]> archive, X509Certificate anchor)
      throws Exception {
    byte[] document = null;
    byte[] seal = null;
    for (Map.Entry<String, byte[]> file : archive.entrySet()) {
      if (file.getKey().startsWith("semnatura_")) {
        seal = file.getValue();
      } else {
        document = file.getValue();
      }
    }
    if (seal == null) {
      return "unsigned";
    }
    byte[] sealed = document;
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    Document xml = factory.newDocumentBuilder().parse(new ByteArrayInputStream(seal));
    XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
    XMLSignature signature =
        signatures.unmarshalXMLSignature(
            new DOMValidateContext(anchor.getPublicKey(), xml.getDocumentElement()));
    X509Data certificates = (X509Data) signature.getKeyInfo().getContent().get(0);
    List<X509Certificate> chain =
        certificates.getContent().stream().map(X509Certificate.class::cast).toList();
    DOMValidateContext context =
        new DOMValidateContext(chain.get(0).getPublicKey(), xml.getDocumentElement());
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    context.setURIDereferencer(
        (reference, inside) -> new OctetStreamData(new ByteArrayInputStream(sealed)));
    if (!signature.validate(context)) {
      return "tampered";
    }
    return trusted(chain, anchor) ? "valid" : "untrusted";
  }

  private static boolean trusted(List<X509Certificate> chain, X509Certificate anchor)
      throws Exception {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(Instant.now()));
    try {
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(chain.subList(0, 1)),
              parameters);
      return true;
    } catch (CertPathValidatorException e) {
      return false;
    }
  }

  private X509Certificate anchor() throws Exception {
    // from the PEM, as a client would have it
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(
                    anaf.seal().anchorPem().getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void an_archive_can_be_any_bytes_and_an_entry_can_say_anything() throws Exception {
    byte[] page = "<html>Request Rejected</html>".getBytes(StandardCharsets.UTF_8);
    String id = delivered(delivery.archived(page).listedWith("data_creare", "ieri"));
    assertThat(client.get("/prod/FCTEL/rest/descarcare?id=" + id).body()).isEqualTo(page);
    assertThat(client.list(Documents.BUYER, 1).path("mesaje").path(0).path("data_creare").asText())
        .isEqualTo("ieri");
  }

  @Test
  void the_seal_holds_and_the_anchor_vouches_for_it() throws Exception {
    Map<String, byte[]> archive = client.archive(delivered(delivery));
    assertThat(archive).hasSize(2);
    assertThat(archive.values().iterator().next()).isEqualTo(invoice);
    assertThat(verdict(archive, anchor())).isEqualTo("valid");
  }

  @Test
  void the_same_download_gives_the_same_bytes() throws Exception {
    String path = "/prod/FCTEL/rest/descarcare?id=" + delivered(delivery);
    assertThat(client.get(path).body()).isEqualTo(client.get(path).body());
  }

  @Test
  void the_same_seed_has_the_same_anchor() {
    try (AnafSimulator again = AnafSimulator.start(AnafSimulatorSettings.defaults().withSeed(1));
        AnafSimulator other = AnafSimulator.start(AnafSimulatorSettings.defaults().withSeed(2))) {
      assertThat(again.seal().anchor().getPublicKey())
          .isEqualTo(anaf.seal().anchor().getPublicKey())
          .isNotEqualTo(other.seal().anchor().getPublicKey());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"TAMPERED", "FOREIGN_SEAL", "EXPIRED_SEAL", "NO_SEAL"})
  void a_flawed_archive_shows_its_flaw(FaultKind flaw) throws Exception {
    String id = delivered(delivery.flawed(flaw));
    String expected =
        switch (flaw) {
          case TAMPERED -> "tampered";
          case NO_SEAL -> "unsigned";
          default -> "untrusted";
        };
    assertThat(verdict(client.archive(id), anchor())).isEqualTo(expected);
    assertThat(verdict(client.archive(id), anchor())).isEqualTo(expected);
    // by chance it is one download only
    String good = delivered(delivery);
    anaf.faults().next(AnafOperation.DOWNLOAD, flaw);
    assertThat(verdict(client.archive(good), anchor())).isEqualTo(expected);
    assertThat(verdict(client.archive(good), anchor())).isEqualTo("valid");
  }

  @Test
  void a_broken_archive_is_shorter_than_it_should_be() throws Exception {
    String path = "/prod/FCTEL/rest/descarcare?id=" + delivered(delivery);
    int whole = client.get(path).body().length;
    anaf.faults().next(AnafOperation.DOWNLOAD, FaultKind.BROKEN_ARCHIVE);
    assertThat(client.get(path).body()).hasSize(whole / 2);
  }

  @Test
  void failures_are_json_with_status_200() throws Exception {
    assertThat(error("123a")).isEqualTo("Id descarcare introdus= 123a nu este un numar intreg");
    assertThat(error("21")).isEqualTo("Pentru id=21 nu exista inregistrata nici o factura");
    assertThat(client.get("/prod/FCTEL/rest/descarcare").statusCode()).isEqualTo(400);
    CertificateHolder other = CertificateHolder.of("77", "Ion", Documents.SELLER);
    AnafClient his = new AnafClient(anaf.api(), anaf.oauth().issue(other).access());
    assertThat(
            AnafClient.json(his.get("/prod/FCTEL/rest/descarcare?id=" + delivered(delivery)))
                .path("eroare")
                .asText())
        .isEqualTo("Nu aveti dreptul sa descarcati acesta factura");
  }

  private String error(String id) throws Exception {
    return AnafClient.json(client.get("/prod/FCTEL/rest/descarcare?id=" + id))
        .path("eroare")
        .asText();
  }

  @Test
  void a_message_can_be_downloaded_ten_times_a_day() throws Exception {
    String id = delivered(delivery);
    for (int i = 0; i < 10; i++) {
      assertThat(client.archive(id)).hasSize(2);
    }
    assertThat(error(id)).isEqualTo("S-au facut deja 10 descarcari de mesaj in cursul zilei");
    anaf.clock().advance(Duration.ofDays(1));
    assertThat(client.archive(id)).hasSize(2);
  }

  @Test
  void after_sixty_days_it_is_gone() throws Exception {
    String id = delivered(delivery);
    anaf.clock().advance(Duration.ofDays(61));
    assertThat(error(id)).contains("nu mai poate fi descarcat").contains("60 de zile");
  }
}
