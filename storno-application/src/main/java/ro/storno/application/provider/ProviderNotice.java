package ro.storno.application.provider;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * What the system of a country has told of a document without being asked, as it came.
 *
 * @param id identity; not null
 * @param company not null
 * @param channel not null
 * @param told what it is about; not null
 * @param receivedAt not null
 */
public record ProviderNotice(
    UUID id, CompanyId company, Channel channel, Told told, Instant receivedAt) {
  /** Checks that all is there. */
  public ProviderNotice {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(told, "told");
    Objects.requireNonNull(receivedAt, "receivedAt");
  }

  /**
   * What a notice says.
   *
   * @param kind in the words of the authority, such as SDI's {@code RC}; not null
   * @param reference of the document at the authority; not null
   * @param documentName name of the file that was handed in; not null
   * @param documentSha256 of that file, lower-case hex; null where the notice does not tell
   * @param fileName name of the notice's own file: letters, digits, {@code ._-}; not null
   * @param content of it; not null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Told(
      String kind,
      String reference,
      String documentName,
      @Nullable String documentSha256,
      String fileName,
      byte[] content) {}
}
