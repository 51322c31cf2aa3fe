package ro.storno.simulator.sdi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.seal.EnvelopedSeal;

/** Writes notifications as SDI does: one form for administrations, another for everybody else. */
final class NoticeXml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(SdiDesk.ROME);
  private static final String TO_ADMINISTRATIONS = "http://www.fatturapa.gov.it/sdi/messaggi/v1.0";
  private static final String TO_OTHERS =
      "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fattura/messaggi/v1.0";

  private final EnvelopedSeal seal;

  NoticeXml(EnvelopedSeal seal) {
    this.seal = seal;
  }

  byte[] write(SdiNoticeKind kind, SdiFile file, String name, Instant at, String outcome) {
    boolean administration = file.administration();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<types:")
        .append(kind.root(administration))
        .append(" xmlns:types=\"")
        .append(administration ? TO_ADMINISTRATIONS : TO_OTHERS)
        .append("\" versione=\"1.0\">");
    element(xml, "IdentificativoSdI", file.id());
    element(xml, "NomeFile", file.name());
    if (!administration) {
      element(xml, "Hash", file.sha256());
    }
    body(xml, kind, file, at, outcome);
    element(xml, "MessageId", String.valueOf(Integer.toUnsignedLong(name.hashCode())));
    xml.append("</types:").append(kind.root(administration)).append('>');
    byte[] plain = xml.toString().getBytes(StandardCharsets.UTF_8);
    // DT is told, not attested
    byte[] attested = kind == SdiNoticeKind.DT ? plain : seal.seal(plain, at);
    return kind == SdiNoticeKind.AT ? zipped(file, name, attested, at) : attested;
  }

  /** Writes what SDI tells of an invoice to its recipient (MT). */
  static byte[] metadata(String id, String name, byte[] content, String ownName) {
    Optional<SdiInvoice> invoice = SdiInvoice.of(content);
    String format = invoice.map(SdiInvoice::format).orElse("FPR12");
    boolean administration = format.equals("FPA12");
    String root = administration ? "MetadatiInvioFile" : "FileMetadati";
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<types:")
        .append(root)
        .append(" xmlns:types=\"")
        .append(administration ? TO_ADMINISTRATIONS : TO_OTHERS)
        .append("\" versione=\"1.0\">");
    element(xml, "IdentificativoSdI", id);
    element(xml, "NomeFile", name);
    if (!administration) {
      element(xml, "Hash", Sha256.hex(content));
    }
    element(xml, "CodiceDestinatario", invoice.map(SdiInvoice::recipient).orElse("0000000"));
    element(xml, "Formato", format);
    element(xml, "TentativiInvio", "1");
    element(xml, "MessageId", String.valueOf(Integer.toUnsignedLong(ownName.hashCode())));
    xml.append("</types:").append(root).append('>');
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void body(
      StringBuilder xml, SdiNoticeKind kind, SdiFile file, Instant at, String outcome) {
    switch (kind) {
      case RC -> {
        element(xml, "DataOraRicezione", TIME.format(file.takenAt()));
        element(xml, "DataOraConsegna", TIME.format(at));
        recipient(xml, file);
      }
      case NS -> {
        element(xml, "DataOraRicezione", TIME.format(file.takenAt()));
        errors(xml, file);
      }
      case MC -> {
        element(xml, "DataOraRicezione", TIME.format(file.takenAt()));
        if (!file.administration()) {
          element(xml, "DataMessaADisposizione", TIME.format(at).substring(0, 10));
        }
        element(xml, "Descrizione", "Non è stato possibile recapitare la fattura");
      }
      case NE -> outcome(xml, file, outcome);
      case DT -> element(xml, "Descrizione", "Decorsi 15 giorni senza notifica di esito");
      case AT -> {
        element(xml, "DataOraRicezione", TIME.format(file.takenAt()));
        recipient(xml, file);
        element(xml, "HashFileOriginale", file.sha256());
      }
    }
  }

  private static void recipient(StringBuilder xml, SdiFile file) {
    xml.append("<Destinatario>");
    element(xml, "Codice", file.invoice() == null ? "" : file.invoice().recipient());
    element(xml, "Descrizione", "Destinatario simulato");
    xml.append("</Destinatario>");
  }

  private static void errors(StringBuilder xml, SdiFile file) {
    xml.append("<ListaErrori>");
    for (SdiError error : file.errors()) {
      xml.append("<Errore>");
      element(xml, "Codice", error.code());
      element(xml, "Descrizione", error.code() + " - " + error.description());
      xml.append("</Errore>");
    }
    xml.append("</ListaErrori>");
  }

  private static void outcome(StringBuilder xml, SdiFile file, String outcome) {
    xml.append("<EsitoCommittente>");
    element(xml, "IdentificativoSdI", file.id());
    element(xml, "Esito", outcome);
    element(xml, "Descrizione", outcome.equals("EC01") ? "Accettata" : "Rifiutata: ordine ignoto");
    xml.append("</EsitoCommittente>");
  }

  private static byte[] zipped(SdiFile file, String name, byte[] attestation, Instant at) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, name.replaceFirst("zip$", "xml"), attestation, at);
      entry(zip, file.name(), file.content(), at);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content, Instant at)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(at.toEpochMilli());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static void element(StringBuilder xml, String name, String text) {
    xml.append('<').append(name).append('>').append(SdiXml.escaped(text));
    xml.append("</").append(name).append('>');
  }
}
