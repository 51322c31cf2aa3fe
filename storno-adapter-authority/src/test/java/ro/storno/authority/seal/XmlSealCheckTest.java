package ro.storno.authority.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import mockwebserver3.MockWebServer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ro.storno.application.anaf.SealCheck.Result;
import ro.storno.application.anaf.SealCheck.Verdict;

class XmlSealCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-20T20:30:00Z");
  private static final Instant YEAR_AGO = Instant.parse("2025-11-20T20:30:00Z");
  private static final byte[] INVOICE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
        <PayableAmount currencyID="RON">1190.00</PayableAmount>
        <!-- a note -->
      </Invoice>
      """
          .getBytes(UTF_8);
  private static final byte[] TAMPERED =
      new String(INVOICE, UTF_8).replace("1190.00", "9190.00").getBytes(UTF_8);

  private static final Holder ROOT = Holder.authority("Root CA");
  private static final Holder MINISTRY = ROOT.issue("ANAF e-Factura");

  @TempDir static Path folder;
  private static XmlSealCheck check;

  @BeforeAll
  static void trustTheRoot() throws Exception {
    check = trusting(ROOT);
  }

  private static XmlSealCheck trusting(Holder... holders) throws IOException {
    StringBuilder pem = new StringBuilder("# whom we trust\n");
    for (Holder holder : holders) {
      pem.append(holder.pem());
    }
    Path file = Files.writeString(Files.createTempFile(folder, "trust", ".pem"), pem);
    return new XmlSealCheck(Trust.read(file), InstantSource.fixed(NOW));
  }

  private static void assertTampered(byte[] document, byte[] signature, String why) {
    assertThat(check.check(document, signature))
        .satisfies(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.TAMPERED);
              assertThat(result.reason()).isEqualTo("signature_mismatch");
              assertThat(result.explanation()).contains(why);
              assertThat(result.integrityValid()).isFalse();
            });
  }

  private static void assertUntrusted(Result result, String reason) {
    assertThat(result.verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(result.reason()).isEqualTo(reason);
    assertThat(result.integrityValid()).isTrue();
  }

  // good seals

  @Test
  void a_good_seal_is_valid_and_tells_who_made_it() {
    Result result = check.check(INVOICE, Sealing.seal(INVOICE, MINISTRY));
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.reason()).isNull();
    assertThat(result.signer()).isEqualTo("ANAF e-Factura");
    assertThat(result.algorithm()).isEqualTo("ECDSA-SHA256");
    assertThat(result.format()).isEqualTo("XMLDSig");
    assertThat(result.signedAt()).isNull();
    assertThat(result.chainValid()).isTrue();
    assertThat(result.timeValid()).isTrue();
    assertThat(result.integrityValid()).isTrue();
    assertThat(result.certificate())
        .satisfies(
            shown -> {
              assertThat(shown.subject()).contains("CN=ANAF e-Factura").contains("C=RO");
              assertThat(shown.issuer()).contains("CN=Root CA");
              assertThat(shown.serialNumber()).matches("[0-9A-F]+");
              assertThat(shown.validFrom()).isEqualTo(Holder.FROM);
              assertThat(shown.validUntil()).isEqualTo(Holder.UNTIL);
              assertThat(shown.fingerprint()).matches("SHA256:[0-9A-F]{64}");
            });
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "5001.xml",
        "file:///etc/passwd",
        "http://127.0.0.1:9/5001.xml",
        "C:%5Cfacturi%5C5001.xml",
        "urn:uuid:1",
      })
  void the_document_is_the_one_at_hand_wherever_the_reference_points(String uri) {
    byte[] signature = Sealing.of(INVOICE, MINISTRY).over(uri).seal();
    assertThat(check.check(INVOICE, signature).verdict()).isEqualTo(Verdict.VALID);
    assertTampered(TAMPERED, signature, "the document is not the one that was sealed");
  }

  @Test
  void nothing_is_fetched() throws Exception {
    try (MockWebServer trap = new MockWebServer()) {
      trap.start();
      byte[] signature =
          Sealing.of(INVOICE, MINISTRY).over(trap.url("/5001.xml").toString()).seal();
      assertThat(check.check(INVOICE, signature).verdict()).isEqualTo(Verdict.VALID);
      assertThat(trap.getRequestCount()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
        "http://www.w3.org/2006/12/xml-c14n11",
      })
  void a_seal_over_the_canonical_form_is_good_too(String canonicalization) {
    byte[] signature =
        Sealing.of(INVOICE, MINISTRY).over("x.xml", DigestMethod.SHA256, canonicalization).seal();
    assertThat(check.check(INVOICE, signature).verdict()).isEqualTo(Verdict.VALID);
    assertTampered(TAMPERED, signature, "the document is not the one that was sealed");
  }

  @Test
  void each_strong_algorithm_is_known_by_its_name() throws Exception {
    Holder rsa =
        ROOT.issue("RSA", Holder.rsa(2048), Holder.FROM, Holder.UNTIL, KeyUsage.nonRepudiation);
    assertAlgorithm(rsa, Sealing.RSA_SHA256, "RSA-SHA256");
    assertAlgorithm(rsa, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "RSA-SHA512");
    assertAlgorithm(
        rsa, "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", "RSASSA-PSS-SHA256");
    assertAlgorithm(
        MINISTRY, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", "ECDSA-SHA384");
  }

  private static void assertAlgorithm(Holder holder, String method, String name) {
    Result result =
        check.check(INVOICE, Sealing.of(INVOICE, holder).method(method).over("x.xml").seal());
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.algorithm()).isEqualTo(name);
  }

  @Test
  void there_may_be_no_seal() {
    Result result = check.check(INVOICE, null);
    assertThat(result.verdict()).isEqualTo(Verdict.UNSIGNED);
    assertThat(result.reason()).isEqualTo("no_signature");
    assertThat(result.integrityValid()).isFalse();
  }

  // documents and seals that do not belong together

  @Test
  void a_changed_amount_is_noticed() {
    assertTampered(
        TAMPERED, Sealing.seal(INVOICE, MINISTRY), "the document is not the one that was sealed");
  }

  @Test
  void a_tampered_document_still_shows_whose_seal_it_carries() {
    Result result = check.check(TAMPERED, Sealing.seal(INVOICE, MINISTRY));
    assertThat(result.signer()).isEqualTo("ANAF e-Factura");
    assertThat(result.chainValid()).isTrue();
    assertThat(result.timeValid()).isTrue();
  }

  @Test
  void line_ends_that_were_rewritten_are_noticed() {
    byte[] rewritten = new String(INVOICE, UTF_8).replace("\n", "\r\n").getBytes(UTF_8);
    assertTampered(
        rewritten, Sealing.seal(INVOICE, MINISTRY), "the document is not the one that was sealed");
  }

  @Test
  void the_seal_of_another_document_does_not_fit() {
    assertTampered(
        INVOICE,
        Sealing.seal("<Invoice/>".getBytes(UTF_8), MINISTRY),
        "the document is not the one that was sealed");
  }

  @Test
  void a_changed_seal_is_noticed() {
    String signature = new String(Sealing.seal(INVOICE, MINISTRY), UTF_8);
    assertTampered(
        INVOICE,
        signature.replace("URI=\"5001.xml\"", "URI=\"5002.xml\"").getBytes(UTF_8),
        "the seal itself was changed");
  }

  @Test
  void a_certificate_that_was_exchanged_is_noticed() {
    byte[] signature =
        Sealing.of(INVOICE, MINISTRY).with(ROOT.issue("Other").certificate()).over("x").seal();
    assertTampered(INVOICE, signature, "made with another key");
  }

  // trust

  @Test
  void a_self_made_key_is_not_trusted() {
    Holder stranger = Holder.authority("ANAF e-Factura");
    assertUntrusted(check.check(INVOICE, Sealing.seal(INVOICE, stranger)), "invalid_chain");
  }

  @Test
  void an_authority_of_the_same_name_is_not_trusted() {
    Holder imposter = Holder.authority("Root CA").issue("ANAF e-Factura");
    assertUntrusted(check.check(INVOICE, Sealing.seal(INVOICE, imposter)), "invalid_chain");
    byte[] withRealRoot =
        Sealing.of(INVOICE, imposter)
            .with(imposter.certificate(), ROOT.certificate())
            .over("x")
            .seal();
    assertUntrusted(check.check(INVOICE, withRealRoot), "invalid_chain");
  }

  @Test
  void an_authority_that_the_signer_brings_along_is_not_trusted() {
    Holder ownRoot = Holder.authority("My own CA");
    Holder signer = ownRoot.issue("ANAF e-Factura");
    byte[] signature =
        Sealing.of(INVOICE, signer)
            .with(signer.certificate(), ownRoot.certificate())
            .over("x")
            .seal();
    assertUntrusted(check.check(INVOICE, signature), "invalid_chain");
  }

  @Test
  void a_path_over_a_subordinate_authority_is_followed_if_it_comes_along() {
    Holder subordinate = ROOT.subordinate("Issuing CA");
    Holder signer = subordinate.issue("ANAF e-Factura");
    assertUntrusted(check.check(INVOICE, Sealing.seal(INVOICE, signer)), "invalid_chain");
    for (List<Holder> order : List.of(List.of(signer, subordinate), List.of(subordinate, signer))) {
      byte[] signature =
          Sealing.of(INVOICE, signer)
              .with(order.get(0).certificate(), order.get(1).certificate())
              .over("x")
              .seal();
      Result result = check.check(INVOICE, signature);
      assertThat(result.verdict()).isEqualTo(Verdict.VALID);
      assertThat(result.signer()).isEqualTo("ANAF e-Factura");
    }
  }

  @Test
  void a_certificate_may_be_pinned_and_stands_for_itself_alone() throws Exception {
    XmlSealCheck pinned = trusting(MINISTRY);
    assertThat(pinned.check(INVOICE, Sealing.seal(INVOICE, MINISTRY)).verdict())
        .isEqualTo(Verdict.VALID);
    Holder issuedByALeaf = MINISTRY.issue("Somebody");
    byte[] signature =
        Sealing.of(INVOICE, issuedByALeaf)
            .with(issuedByALeaf.certificate(), MINISTRY.certificate())
            .over("x")
            .seal();
    assertUntrusted(pinned.check(INVOICE, signature), "invalid_chain");
    assertUntrusted(check.check(INVOICE, signature), "invalid_chain");
    assertUntrusted(
        pinned.check(INVOICE, Sealing.seal(INVOICE, ROOT.issue("Sibling"))), "invalid_chain");
  }

  @Test
  void without_trust_the_setting_is_named() {
    Result result =
        new XmlSealCheck(Trust.NOBODY, InstantSource.fixed(NOW))
            .check(INVOICE, Sealing.seal(INVOICE, MINISTRY));
    assertUntrusted(result, "invalid_chain");
    assertThat(result.explanation()).contains("STORNO_ANAF_TRUST");
  }

  @Test
  void a_certificate_that_is_not_for_signing_is_not_trusted() {
    Holder server =
        ROOT.issue("A server", Holder.ec(), Holder.FROM, Holder.UNTIL, KeyUsage.keyEncipherment);
    assertUntrusted(check.check(INVOICE, Sealing.seal(INVOICE, server)), "invalid_chain");
  }

  @Test
  void a_weak_key_is_not_trusted_even_if_pinned() throws Exception {
    Holder weak =
        ROOT.issue("Weak", Holder.rsa(1024), Holder.FROM, Holder.UNTIL, KeyUsage.digitalSignature);
    assertUntrusted(
        trusting(ROOT, weak).check(INVOICE, Sealing.seal(INVOICE, weak)), "invalid_chain");
  }

  @Test
  void a_key_without_a_certificate_is_nobodys() {
    byte[] signature =
        Sealing.of(INVOICE, MINISTRY.key())
            .withKeyOnly(MINISTRY.keys().getPublic())
            .over("x")
            .seal();
    assertThat(check.check(INVOICE, signature).verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(check.check(INVOICE, Sealing.of(INVOICE, MINISTRY.key()).over("x").seal()).verdict())
        .isEqualTo(Verdict.UNTRUSTED);
  }

  @Test
  void what_holds_no_certificates_is_no_trust() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path text = Files.writeString(folder.resolve("text.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
    for (Path bad : List.of(empty, text)) {
      assertThatThrownBy(() -> Trust.read(bad))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(bad.toString());
    }
    assertThatThrownBy(() -> Trust.read(folder.resolve("missing.pem")))
        .isInstanceOf(IOException.class);
  }

  // time

  private static Holder expired() {
    return ROOT.issue(
        "Expired",
        Holder.ec(),
        Holder.FROM,
        Instant.parse("2026-01-01T00:00:00Z"),
        KeyUsage.digitalSignature);
  }

  @Test
  void a_certificate_that_has_run_out_is_told_as_such() {
    Result result = check.check(INVOICE, Sealing.seal(INVOICE, expired()));
    assertUntrusted(result, "certificate_expired");
    assertThat(result.chainValid()).isTrue();
    assertThat(result.timeValid()).isFalse();
    assertThat(result.explanation()).contains("2026-01-01T00:00:00Z");
  }

  @Test
  void a_certificate_that_is_not_yet_valid_is_told_as_such() {
    Holder early =
        ROOT.issue(
            "Early",
            Holder.ec(),
            Instant.parse("2027-01-01T00:00:00Z"),
            Holder.UNTIL,
            KeyUsage.digitalSignature);
    assertUntrusted(check.check(INVOICE, Sealing.seal(INVOICE, early)), "certificate_expired");
    // a time of signing that lies ahead does not help
    byte[] ahead =
        Sealing.of(INVOICE, early).over("x").signedAt("2027-06-01T00:00:00Z", true).seal();
    assertUntrusted(check.check(INVOICE, ahead), "certificate_expired");
  }

  @Test
  void a_certificate_has_to_be_valid_when_it_signed() {
    for (String time :
        List.of("2025-11-20T20:30:00Z", "2025-11-20T22:30:00+02:00", "2025-11-20T22:30:00")) {
      byte[] signature = Sealing.of(INVOICE, expired()).over("x").signedAt(time, true).seal();
      Result result = check.check(INVOICE, signature);
      assertThat(result.verdict()).isEqualTo(Verdict.VALID);
      assertThat(result.signedAt()).isEqualTo(YEAR_AGO);
      assertThat(result.format()).isEqualTo("XAdES");
    }
  }

  @Test
  void a_time_of_signing_that_nobody_signed_is_not_believed() {
    byte[] signature =
        Sealing.of(INVOICE, expired()).over("x").signedAt("2025-11-20T20:30:00Z", false).seal();
    Result result = check.check(INVOICE, signature);
    assertUntrusted(result, "certificate_expired");
    assertThat(result.signedAt()).isNull();
    assertThat(result.format()).isEqualTo("XMLDSig");
  }

  @Test
  void a_time_of_signing_that_was_changed_breaks_the_seal() {
    byte[] signature =
        Sealing.of(INVOICE, MINISTRY).over("x").signedAt("2025-11-20T20:30:00Z", true).seal();
    String changed = new String(signature, UTF_8).replace("2025-11-20", "2025-11-21");
    assertTampered(INVOICE, changed.getBytes(UTF_8), "the seal itself was changed");
  }

  @Test
  void a_time_of_signing_that_is_none_is_ignored() {
    byte[] signature = Sealing.of(INVOICE, MINISTRY).over("x").signedAt("yesterday", true).seal();
    Result result = check.check(INVOICE, signature);
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.signedAt()).isNull();
  }

  // wrapping

  @Test
  void a_seal_over_nothing_but_itself_is_none() throws Exception {
    byte[] signature =
        Sealing.of(INVOICE, MINISTRY).object("own", text("anything")).over("#own").seal();
    assertTampered(INVOICE, signature, "does not cover the document");
  }

  @Test
  void a_document_that_is_hidden_in_the_seal_does_not_vouch_for_the_one_at_hand() throws Exception {
    byte[] signature =
        Sealing.of(INVOICE, MINISTRY).object("copy", text("1190.00")).over("#copy").seal();
    assertTampered(TAMPERED, signature, "does not cover the document");
  }

  @Test
  void a_manifest_does_not_count_as_a_reference() {
    byte[] signature =
        Sealing.of(INVOICE, MINISTRY).manifest("manifest", "5001.xml").over("#manifest").seal();
    assertTampered(INVOICE, signature, "does not cover the document");
  }

  @Test
  void two_documents_are_one_too_many() {
    byte[] signature = Sealing.of(INVOICE, MINISTRY).over("5001.xml").over("5002.xml").seal();
    assertTampered(INVOICE, signature, "more than one document");
  }

  @Test
  void parts_are_picked_by_id_only() throws Exception {
    for (String uri : List.of("#xpointer(/)", "#xpointer(id('own'))")) {
      byte[] signature =
          Sealing.of(INVOICE, MINISTRY)
              .object("own", text("x"))
              .over("5001.xml")
              .over("#own")
              .seal();
      assertTampered(
          INVOICE,
          new String(signature, UTF_8)
              .replace("URI=\"#own\"", "URI=\"" + uri + "\"")
              .getBytes(UTF_8),
          "by a rule, not by an id");
    }
  }

  @Test
  void transforms_that_could_leave_something_out_are_refused() throws Exception {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    Transform xpath =
        factory.newTransform(Transform.XPATH, new XPathFilterParameterSpec("not(self::text())"));
    Transform canonical =
        factory.newTransform(
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", (TransformParameterSpec) null);
    byte[] blind =
        Sealing.of(INVOICE, MINISTRY)
            .over("5001.xml", DigestMethod.SHA256, List.of(xpath, canonical))
            .seal();
    assertTampered(TAMPERED, blind, "could leave out parts");
    assertTampered(INVOICE, blind, "could leave out parts");
    byte[] base64 = "YWJj".getBytes(UTF_8);
    assertTampered(
        base64,
        Sealing.of(base64, MINISTRY).over("x", DigestMethod.SHA256, Transform.BASE64).seal(),
        "could leave out parts");
  }

  @Test
  void an_id_given_twice_is_refused() {
    String signature = new String(Sealing.seal(INVOICE, MINISTRY), UTF_8);
    String twice =
        signature.replace(
            "</ds:Signature>", "<ds:Object Id=\"signature\">x</ds:Object></ds:Signature>");
    assertTampered(INVOICE, twice.getBytes(UTF_8), "the same Id twice");
  }

  @Test
  void a_signature_within_something_else_is_none() {
    String signature =
        new String(Sealing.seal(INVOICE, MINISTRY), UTF_8).replaceFirst("<\\?xml[^>]*>", "");
    assertTampered(
        INVOICE, ("<wrap>" + signature + "</wrap>").getBytes(UTF_8), "not an acceptable");
  }

  // weak algorithms

  @Test
  void sha_1_proves_nothing() {
    assertTampered(
        INVOICE,
        Sealing.of(INVOICE, MINISTRY).over("x", DigestMethod.SHA1).seal(),
        "http://www.w3.org/2000/09/xmldsig#sha1");
    assertTampered(
        INVOICE,
        Sealing.of(INVOICE, MINISTRY)
            .method("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1")
            .over("x")
            .seal(),
        "ecdsa-sha1");
  }

  @Test
  void a_shared_secret_is_no_seal() {
    byte[] signature =
        Sealing.of(INVOICE, new SecretKeySpec(new byte[32], "HmacSHA256"))
            .with(MINISTRY.certificate())
            .method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
            .over("x")
            .seal();
    assertTampered(INVOICE, signature, "proves nothing");
  }

  // hostile XML

  @Test
  void a_doctype_in_the_signature_is_refused_and_nothing_is_fetched() throws Exception {
    try (MockWebServer trap = new MockWebServer()) {
      trap.start();
      String signature =
          new String(Sealing.seal(INVOICE, MINISTRY), UTF_8).replaceFirst("<\\?xml[^>]*>", "");
      for (String doctype :
          List.of(
              "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + trap.url("/e") + "\">]>",
              "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + trap.url("/e") + "\"> %e;]>",
              "<!DOCTYPE x SYSTEM \"" + trap.url("/x.dtd") + "\">",
              "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
              "<!DOCTYPE x>")) {
        assertTampered(INVOICE, (doctype + signature).getBytes(UTF_8), "DOCTYPE");
      }
      assertThat(trap.getRequestCount()).isZero();
    }
  }

  @Test
  void a_doctype_in_a_document_sealed_in_canonical_form_is_not_read() throws Exception {
    try (MockWebServer trap = new MockWebServer()) {
      trap.start();
      byte[] signature =
          Sealing.of(INVOICE, MINISTRY)
              .over("x", DigestMethod.SHA256, "http://www.w3.org/2001/10/xml-exc-c14n#")
              .seal();
      byte[] hostile =
          ("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + trap.url("/e") + "\">]><Invoice>&e;</Invoice>")
              .getBytes(UTF_8);
      assertTampered(hostile, signature, "");
      assertThat(trap.getRequestCount()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<Signature/>",
        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>",
        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo/></Signature>",
      })
  void what_is_no_signature_does_not_hold(String signature) {
    assertTampered(INVOICE, signature.getBytes(UTF_8), "The seal does not hold");
  }

  @Test
  void signatures_without_end_are_not_read_to_their_end() {
    String open = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">";
    assertTampered(INVOICE, (open + "<a>".repeat(100_000)).getBytes(UTF_8), "cannot be read");
    assertTampered(INVOICE, (open + "<a/>".repeat(10_000)).getBytes(UTF_8), "cannot be read");
    assertTampered(INVOICE, (open + " ".repeat(5_000_000)).getBytes(UTF_8), "larger than 4 MB");
  }

  @Test
  void no_damage_to_a_signature_makes_it_good_or_throws() {
    byte[] good =
        Sealing.of(INVOICE, MINISTRY).over("x").signedAt("2025-11-20T20:30:00Z", true).seal();
    Random random = new Random(20261127);
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = good.clone();
      int at = random.nextInt(damaged.length);
      damaged[at] = (byte) random.nextInt(256);
      Verdict verdict = check.check(TAMPERED, damaged).verdict();
      assertThat(verdict).as("byte %d", at).isIn(Verdict.TAMPERED, Verdict.UNTRUSTED);
    }
  }

  private static DOMStructure text(String text) throws Exception {
    Document tree = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
    Element element = tree.createElementNS("urn:test", "text");
    element.setTextContent(text);
    return new DOMStructure(element);
  }
}
