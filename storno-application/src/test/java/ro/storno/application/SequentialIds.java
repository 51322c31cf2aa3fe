package ro.storno.application;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that ascend and never repeat. */
public final class SequentialIds implements Ids {
  private final AtomicLong count = new AtomicLong();

  @Override
  public UUID next() {
    return new UUID(
        0x0190_0000_0000_7000L + count.incrementAndGet() * 0x1_0000L, 0x8000_0000_0000_0001L);
  }

  @Override
  public String hex(int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "x", count.incrementAndGet());
  }
}
