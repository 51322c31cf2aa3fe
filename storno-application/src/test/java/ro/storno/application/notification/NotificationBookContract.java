package ro.storno.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.notification.Notification;
import ro.storno.domain.notification.NotificationId;
import ro.storno.domain.notification.NotificationPreferences;
import ro.storno.domain.notification.NotificationPreferences.Channels;
import ro.storno.domain.notification.NotificationType;

/** What every implementation of {@link NotificationBook} does. */
public abstract class NotificationBookContract {
  protected abstract Transactions transactions();

  protected abstract NotificationBook book();

  /** Makes an account to which notifications can belong. */
  protected abstract UserId user();

  private <T> T in(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  private Notification notification(UserId user, Instant createdAt) {
    return new Notification(
        new NotificationId(Samples.uuid()),
        user,
        NotificationType.INVOICE_RECEIVED,
        Samples.company(),
        "Factură nouă",
        "Ați primit factura A-1",
        Map.of("invoiceNumber", "A-1"),
        "/invoices",
        createdAt,
        null);
  }

  @Test
  void nobody_is_told_twice_of_the_same_thing_and_others_still_are() {
    UserId ana = user();
    UserId ion = user();
    assertThat(in(() -> book().add(notification(ana, NOW), "k"))).isTrue();
    assertThat(in(() -> book().add(notification(ana, NOW), "k"))).isFalse();
    assertThat(in(() -> book().add(notification(ion, NOW), "k"))).isTrue();
    assertThat(in(() -> book().unread(ana))).isEqualTo(1);
  }

  @Test
  void notification_comes_back_as_it_was_written() {
    UserId ana = user();
    Notification written = notification(ana, NOW);
    in(() -> book().add(written, "k"));
    assertThat(in(() -> book().of(ana, new Page.Request(1, 20))).data()).containsExactly(written);
  }

  @Test
  void newest_come_first_page_by_page() {
    UserId ana = user();
    List<Notification> written =
        List.of(
            notification(ana, NOW),
            notification(ana, NOW.plusSeconds(1)),
            notification(ana, NOW.plusSeconds(2)));
    written.forEach(each -> in(() -> book().add(each, each.id().toString())));
    Page<Notification> second = in(() -> book().of(ana, new Page.Request(2, 2)));
    assertThat(second.data()).containsExactly(written.get(0));
    assertThat(second.total()).isEqualTo(3);
  }

  @Test
  void reading_again_keeps_the_first_time_and_counts_once() {
    UserId ana = user();
    Notification written = notification(ana, NOW);
    in(() -> book().add(written, "k"));
    assertThat(in(() -> book().markRead(ana, written.id(), NOW.plusSeconds(5)))).isTrue();
    assertThat(in(() -> book().markRead(ana, written.id(), NOW.plusSeconds(9)))).isTrue();
    assertThat(in(() -> book().of(ana, new Page.Request(1, 1))).data().get(0).readAt())
        .isEqualTo(NOW.plusSeconds(5));
    assertThat(in(() -> book().unread(ana))).isZero();
  }

  @Test
  void another_users_notification_can_be_neither_seen_nor_marked() {
    UserId ana = user();
    UserId ion = user();
    Notification written = notification(ana, NOW);
    in(() -> book().add(written, "k"));
    assertThat(in(() -> book().markRead(ion, written.id(), NOW))).isFalse();
    in(
        () -> {
          book().markAllRead(ion, NOW);
          return ion;
        });
    assertThat(in(() -> book().of(ion, new Page.Request(1, 20))).total()).isZero();
    assertThat(in(() -> book().unread(ana))).isEqualTo(1);
  }

  @Test
  void all_are_read_at_once() {
    UserId ana = user();
    in(() -> book().add(notification(ana, NOW), "a"));
    in(() -> book().add(notification(ana, NOW), "b"));
    in(
        () -> {
          book().markAllRead(ana, NOW);
          return ana;
        });
    assertThat(in(() -> book().unread(ana))).isZero();
  }

  @Test
  void choices_replace_earlier_choices() {
    UserId ana = user();
    assertThat(in(() -> book().preferences(ana))).isEmpty();
    NotificationPreferences chosen =
        new NotificationPreferences(
            Map.of(NotificationType.SYNC_FAILED, new Channels(false, false, true)));
    in(
        () -> {
          book().choose(ana, NotificationPreferences.INITIAL, NOW);
          book().choose(ana, chosen, NOW);
          return ana;
        });
    assertThat(in(() -> book().preferences(ana))).contains(chosen);
  }
}
