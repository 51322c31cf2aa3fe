package ro.storno.application.licensing;

import java.time.Instant;

/** Examines licences of installations with nothing but what this machine holds. */
public interface LicenceVerifier {
  /**
   * Examines a licence, whatever the text is.
   *
   * @param licence as it was given out; not null
   * @param now not null
   */
  LicenceVerdict verify(String licence, Instant now);
}
