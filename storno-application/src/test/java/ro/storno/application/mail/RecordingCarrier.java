package ro.storno.application.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.mail.MailServer;

/** Takes every mail, or refuses as it is told. */
public final class RecordingCarrier implements MailCarrier {
  private final List<Carried> carried = new ArrayList<>();
  private @Nullable NotCarriedException refusal;

  /** A mail and the way it took. */
  public record Carried(MailServer server, Trust trust, Parcel parcel) {}

  @Override
  public synchronized void carry(MailServer server, Trust trust, Parcel parcel) {
    if (refusal != null) {
      throw refusal;
    }
    carried.add(new Carried(server, trust, parcel));
  }

  /** Refuses what comes next. */
  public synchronized void refuse(String why, boolean forGood) {
    refusal = new NotCarriedException(why, forGood, new IllegalStateException(why));
  }

  /** Takes what comes next. */
  public synchronized void recover() {
    refusal = null;
  }

  /** Returns what was taken. */
  public synchronized List<Carried> carried() {
    return List.copyOf(carried);
  }
}
