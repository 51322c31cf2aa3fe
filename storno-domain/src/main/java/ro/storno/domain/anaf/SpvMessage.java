package ro.storno.domain.anaf;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ro.storno.domain.party.Cif;

/**
 * One entry of ANAF's message list. An upload can have several: a self-billed document gives its
 * seller and its buyer one each, with the same {@code uploadIndex}.
 *
 * @param id under which its content is downloaded; unique; not null
 * @param uploadIndex of the upload that it is about ({@code id_solicitare}); not null
 * @param typeText ANAF's {@code tip} as it came, also where it is none of {@link MessageType}; not
 *     null
 * @param cif whose list it is in; not null
 * @param createdAt ANAF's {@code data_creare}, Romanian wall-clock time to the minute; not null
 * @param details ANAF's sentence; the only place that names seller and buyer; not null
 * @param raw every field as it came, by ANAF's names, for evidence; not null
 */
public record SpvMessage(
    DownloadId id,
    UploadIndex uploadIndex,
    String typeText,
    Cif cif,
    Instant createdAt,
    String details,
    Map<String, String> raw) {
  private static final Pattern SELLER = Pattern.compile("cif_emitent\\s*=\\s*([0-9]{2,10})");
  private static final Pattern BUYER = Pattern.compile("cif_beneficiar\\s*=\\s*([0-9]{2,10})");

  /** Takes a copy of the raw fields. */
  public SpvMessage {
    raw = Map.copyOf(raw);
  }

  /** Returns the type, empty where ANAF uses a name that is not known. */
  public Optional<MessageType> type() {
    return MessageType.ofWireName(typeText);
  }

  /** Returns the seller's code, where the details name it. */
  public Optional<Cif> seller() {
    return named(SELLER);
  }

  /** Returns the buyer's code, where the details name it. */
  public Optional<Cif> buyer() {
    return named(BUYER);
  }

  private Optional<Cif> named(Pattern pattern) {
    Matcher matcher = pattern.matcher(details);
    return matcher.find() ? Cif.parse(matcher.group(1)) : Optional.empty();
  }
}
