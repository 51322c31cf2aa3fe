package ro.storno.application.inbox;

import java.util.Locale;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.submission.Channel;

/**
 * Who hands documents over.
 *
 * @param authority its code, such as {@code ksef}; not null
 * @param name as people call it; not null
 */
public record Origin(String authority, String name) {
  /** The Romanian tax authority. */
  public static final Origin ANAF = new Origin(Reception.ANAF, "ANAF");

  /** Returns the authority behind a channel. */
  public static Origin of(Channel channel) {
    return new Origin(
        channel.wireName(),
        channel == Channel.KSEF ? "KSeF" : channel.name().toUpperCase(Locale.ROOT));
  }
}
