package ro.storno.application.invoice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Payload;

/** Issues offline through any channel, until the next day. */
public final class PlainOffline implements OfflineIssuing {
  private final Channel channel;

  public PlainOffline(Channel channel) {
    this.channel = channel;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public ZoneId zone() {
    return ZoneId.of("Europe/Warsaw");
  }

  @Override
  public LocalDate deadline(LocalDate issued) {
    return issued.plusDays(1);
  }

  @Override
  public Map<String, String> terms(Map<String, String> fields, Invoice invoice, String sha256) {
    return Map.of(Payload.OFFLINE, "true", "code", "code of " + sha256);
  }
}
