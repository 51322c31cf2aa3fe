package ro.storno.simulator.sdi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that is pushed to whoever has a channel.
 *
 * @param key what tells it from all others
 * @param name of its file, for people
 * @param dueAt from when it is sent
 * @param service that takes it
 * @param operation of the service
 * @param types namespace of the message
 * @param element of the message
 * @param fields of the message, in the order of the schema
 */
record SdiPush(
    String key,
    String name,
    Instant dueAt,
    String service,
    String operation,
    String types,
    String element,
    List<Field> fields) {
  private static final String RECEPTION = "http://www.fatturapa.gov.it/sdi/ws/ricezione/v1.0/types";

  /** A field with a text, or with a file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Field(String name, @Nullable String text, byte @Nullable [] file) {}

  /** The service TrasmissioneFatture: what became of a file. */
  static SdiPush of(SdiNotice notice) {
    return new SdiPush(
        notice.file().id() + '/' + notice.name(),
        notice.name(),
        notice.dueAt(),
        "TrasmissioneFatture",
        notice.kind().operation(),
        SoapMessage.TYPES,
        notice.kind().element(),
        List.of(
            new Field("IdentificativoSdI", notice.file().id(), null),
            new Field("NomeFile", notice.name(), null),
            new Field("File", null, notice.content())));
  }

  /** The service RicezioneFatture: an invoice of somebody else, with its metadata (MT). */
  static SdiPush of(SdiDelivery delivery) {
    return new SdiPush(
        delivery.id() + '/' + delivery.name(),
        delivery.name(),
        delivery.dueAt(),
        "RicezioneFatture",
        "RiceviFattureSdI",
        RECEPTION,
        "fileSdIConMetadati",
        List.of(
            new Field("IdentificativoSdI", delivery.id(), null),
            new Field("NomeFile", delivery.name(), null),
            new Field("File", null, delivery.content()),
            new Field("NomeFileMetadati", delivery.metadataName(), null),
            new Field("Metadati", null, delivery.metadata())));
  }

  /** Its files, in the order of the fields. */
  List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    for (Field field : fields) {
      if (field.file != null) {
        files.add(field.file);
      }
    }
    return files;
  }
}
