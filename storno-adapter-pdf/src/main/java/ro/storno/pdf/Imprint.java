package ro.storno.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Title, language, dates and identity of a document, written so that they depend on the content
 * alone: the clock, the machine and the library's version stay out of the file.
 */
final class Imprint {
  private static final String PRODUCER = "Storno";
  private static final int ID_LENGTH = 16;

  private final PrintJob job;

  Imprint(PrintJob job) {
    this.job = job;
  }

  void stamp(PDDocument pdf) throws IOException {
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(job.title());
    info.setAuthor(job.author());
    info.setCreator(PRODUCER);
    info.setProducer(PRODUCER);
    info.setCreationDate(date());
    info.setModificationDate(date());
    pdf.setDocumentInformation(info);

    PDMetadata metadata = new PDMetadata(pdf);
    metadata.importXMPMetadata(xmp().getBytes(StandardCharsets.UTF_8));
    pdf.getDocumentCatalog().setMetadata(metadata);
    pdf.getDocumentCatalog().setLanguage(job.language());

    COSArray id = new COSArray();
    id.add(new COSString(identity()));
    id.add(new COSString(identity()));
    pdf.getDocument().setDocumentID(id);
  }

  private Calendar date() {
    Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    date.setTimeInMillis(job.date().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    return date;
  }

  private byte[] identity() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(job.html().getBytes(StandardCharsets.UTF_8));
      new TreeMap<>(job.images()).values().forEach(sha::update);
      return Arrays.copyOf(sha.digest(), ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** PDF/A-3a and PDF/UA-1, with the one extension schema that PDF/A wants described. */
  private String xmp() {
    return """
        <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
           <pdfaid:part>3</pdfaid:part>
           <pdfaid:conformance>A</pdfaid:conformance>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
           <pdfuaid:part>1</pdfuaid:part>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
           <dc:format>application/pdf</dc:format>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%TITLE%</rdf:li></rdf:Alt></dc:title>
           <dc:creator><rdf:Seq><rdf:li>%AUTHOR%</rdf:li></rdf:Seq></dc:creator>
           <dc:language><rdf:Bag><rdf:li>%LANGUAGE%</rdf:li></rdf:Bag></dc:language>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
           <xmp:CreatorTool>%PRODUCER%</xmp:CreatorTool>
           <xmp:CreateDate>%DATE%T00:00:00+00:00</xmp:CreateDate>
           <xmp:ModifyDate>%DATE%T00:00:00+00:00</xmp:ModifyDate>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
           <pdf:Producer>%PRODUCER%</pdf:Producer>
          </rdf:Description>
          <rdf:Description rdf:about=""
            xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
            xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
           <pdfaExtension:schemas>
            <rdf:Bag>
             <rdf:li rdf:parseType="Resource">
              <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
              <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
              <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
              <pdfaSchema:property>
               <rdf:Seq>
                <rdf:li rdf:parseType="Resource">
                 <pdfaProperty:name>part</pdfaProperty:name>
                 <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                 <pdfaProperty:category>internal</pdfaProperty:category>
                 <pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>
                </rdf:li>
               </rdf:Seq>
              </pdfaSchema:property>
             </rdf:li>
            </rdf:Bag>
           </pdfaExtension:schemas>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
        .replace("%LANGUAGE%", escape(job.language()))
        .replace("%DATE%", job.date().toString())
        .replace("%PRODUCER%", PRODUCER)
        .replace("%AUTHOR%", escape(job.author()))
        .replace("%TITLE%", escape(job.title()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
