package ro.storno.simulator.ksef;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import ro.storno.simulator.seal.SealAuthority;
import ro.storno.simulator.seal.SealingKey;

/**
 * Writes confirmations of receipt (UPO, schema v4-3) of single invoices, signed inside. That the
 * real ones carry XAdES properties besides is left out.
 */
final class UpoXml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  private final SealAuthority seals;

  UpoXml(SealAuthority seals) {
    this.seals = seals;
  }

  /** Returns the confirmation of an accepted invoice. */
  byte[] of(KsefAccess opener, KsefDesk.Kept kept, String hash) {
    KsefInvoice invoice = kept.invoice();
    FaFacts facts = kept.facts();
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            + "<Potwierdzenie xmlns=\"http://upo.schematy.mf.gov.pl/KSeF/v4-3\">"
            + element("NazwaPodmiotuPrzyjmujacego", "Ministerstwo Finansów")
            + element("NumerReferencyjnySesji", invoice.session())
            + "<Uwierzytelnienie><IdKontekstu>"
            + element("Nip", opener.nip())
            + "</IdKontekstu>"
            + element(
                opener.bySignature()
                    ? "SkrotDokumentuUwierzytelniajacego"
                    : "NumerReferencyjnyTokenaKSeF",
                opener.authenticatedBy())
            + "</Uwierzytelnienie>"
            + element("NazwaStrukturyLogicznej", "Schemat_FA(3)_v1-0E.xsd")
            + element("KodFormularza", "FA (3)")
            + "<Dokument>"
            + element("NipSprzedawcy", invoice.seller())
            + element("NumerKSeFDokumentu", String.valueOf(invoice.ksefNumber()))
            + element("NumerFaktury", invoice.number())
            + element("DataWystawieniaFaktury", facts == null ? "" : "" + facts.issued())
            + element("DataPrzeslaniaDokumentu", time(invoice.takenAt()))
            + element("DataNadaniaNumeruKSeF", time(invoice.judgedAt()))
            + element("SkrotDokumentu", hash)
            + element("TrybWysylki", invoice.offline() ? "Offline" : "Online")
            + "</Dokument></Potwierdzenie>";
    return signed(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(KsefDesk.WARSAW));
  }

  private byte[] signed(byte[] xml) {
    SealingKey key = seals.key(SealAuthority.Signer.AUTHORITY);
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    try {
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml));
      KeyInfoFactory infos = factory.getKeyInfoFactory();
      DOMSignContext context =
          new DOMSignContext(key.pair().getPrivate(), document.getDocumentElement());
      context.setDefaultNamespacePrefix("ds");
      factory
          .newXMLSignature(
              factory.newSignedInfo(
                  factory.newCanonicalizationMethod(
                      CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                  factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                  List.of(
                      factory.newReference(
                          "",
                          factory.newDigestMethod(DigestMethod.SHA256, null),
                          List.of(
                              factory.newTransform(
                                  Transform.ENVELOPED, (TransformParameterSpec) null)),
                          null,
                          null))),
              infos.newKeyInfo(List.of(infos.newX509Data(key.chain()))))
          .sign(context);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (GeneralSecurityException
        | ParserConfigurationException
        | SAXException
        | IOException
        | MarshalException
        | XMLSignatureException
        | TransformerException e) {
      throw new IllegalStateException("The confirmation cannot be signed", e);
    }
  }
}
