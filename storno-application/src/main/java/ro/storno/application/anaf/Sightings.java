package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;

/**
 * Documents of the company that were seen at ANAF and belong to no upload whose index is known, by
 * the hash of their bytes. Each is downloaded once, whoever looks for what: ANAF allows ten
 * downloads a day and message.
 */
public interface Sightings {
  /** Returns the upload that brought a document to ANAF, if it was seen there. */
  Optional<Sighting> of(CompanyId company, String documentSha256);

  /** Returns which of some messages were looked at already. */
  Set<DownloadId> seen(CompanyId company, Collection<DownloadId> messages);

  /** Keeps what a message held; the first sighting of a message stays. */
  void add(CompanyId company, Sighting sighting);

  /** Returns the last look through the list that was finished, if there was one. */
  Optional<Look> lastLook(CompanyId company);

  /**
   * Takes the turn to look through the list, unless somebody else has it.
   *
   * @param now not null
   * @param until when the turn ends by itself, should its taker die; not null
   * @return whether the turn was taken
   */
  boolean takeTurn(CompanyId company, Instant now, Instant until);

  /** Ends the turn; the look counts if it was finished. */
  void endTurn(CompanyId company, @Nullable Look finished);

  /**
   * A document seen at ANAF.
   *
   * @param message not null
   * @param upload not null
   * @param listedAt ANAF's time of the message; not null
   * @param documentSha256 lower-case hex digest, or null where ANAF does not hand out the document
   *     any more
   */
  record Sighting(
      DownloadId message, UploadIndex upload, Instant listedAt, @Nullable String documentSha256) {}

  /**
   * A look through the whole list.
   *
   * @param from beginning of the period that was looked through; not null
   * @param begun when the look began: what came into the list later was not seen; not null
   */
  record Look(Instant from, Instant begun) {}
}
