package ro.storno.application.identity;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** Codes that anybody can compute: the time step itself, in six digits. For tests only. */
public final class PlainTimeCodes implements TimeCodes {
  private static final long STEP_SECONDS = 30;

  @Override
  public String newSecret() {
    return "JBSWY3DPEHPK3PXP";
  }

  @Override
  public OptionalLong stepOf(String secret, String code, Instant now) {
    long present = now.getEpochSecond() / STEP_SECONDS;
    for (long step = present - 1; step <= present + 1; step++) {
      if (code(step).equals(code)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** Returns the code of a moment. */
  public static String at(Instant now) {
    return code(now.getEpochSecond() / STEP_SECONDS);
  }

  private static String code(long step) {
    return String.format(Locale.ROOT, "%06d", step % 1_000_000);
  }
}
