package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.Actor;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.identity.Role;
import ro.storno.domain.inbox.InboxState;

class TriggerSyncTest {
  private final TestReceiving receiving = new TestReceiving();
  private final TriggerSync trigger = receiving.room.trigger;
  private final Actor owner = receiving.application.owner();

  private void authorized() {
    receiving.tokens.anaf.allow("ana", receiving.cif().digits());
    receiving.tokens.save.save(
        owner,
        new SaveToken.Command(
            receiving.tokens.anaf.token("ana", Duration.ofDays(40)), null, null, null));
  }

  private int waiting() {
    return receiving
        .application
        .transactions
        .inPlatform(() -> receiving.application.jobs.waiting(SyncCompany.KIND))
        .size();
  }

  @Test
  void without_a_token_nothing_is_queued() {
    assertThatThrownBy(() -> trigger.trigger(owner, null))
        .isInstanceOf(ApplicationException.Forbidden.class)
        .hasMessageContaining("authorization");
    assertThat(waiting()).isZero();
  }

  @Test
  void run_is_queued_at_once_for_the_company_asked_for_or_for_all() {
    authorized();
    assertThat(trigger.trigger(owner, receiving.company().toString())).isEqualTo(1);
    assertThat(
            receiving.application.transactions.inPlatform(
                () -> receiving.application.jobs.waiting(SyncCompany.KIND)))
        .extracting(InMemoryJobQueue.Entry::job)
        .containsExactly(SyncCompany.job(receiving.company()));
    receiving.application.clock.pass(TriggerSync.PAUSE);
    assertThat(trigger.trigger(owner, null)).isEqualTo(1);
    assertThat(waiting()).as("one at a time").isEqualTo(1);
  }

  @Test
  void who_asks_again_too_soon_is_told_how_long_to_wait() {
    authorized();
    trigger.trigger(owner, null);
    receiving.application.clock.pass(Duration.ofMinutes(2));
    assertThatThrownBy(() -> trigger.trigger(owner, null))
        .isInstanceOfSatisfying(
            ApplicationException.TooMany.class,
            refused -> assertThat(refused.retryAfter()).hasValue(Duration.ofMinutes(3)));
    receiving.application.clock.pass(Duration.ofMinutes(3));
    assertThat(trigger.trigger(owner, null)).isEqualTo(1);
  }

  @Test
  void messages_that_failed_are_tried_again() {
    authorized();
    receiving.anaf.list(MessageType.INVOICE_RECEIVED, "3001", "93001", receiving.cif(), "…");
    receiving.anaf.archive("3001", "no zip".getBytes(StandardCharsets.UTF_8));
    receiving.application.clock.pass(Duration.ofMinutes(20));
    receiving.sync();
    assertThat(receiving.message("3001").state()).isEqualTo(InboxState.FAILED);
    receiving.anaf.invoice("3001", "18547290", receiving.cif(), "F-1", "100.00", "21.00");
    trigger.trigger(owner, null);
    receiving.sync();
    assertThat(receiving.message("3001").state()).isEqualTo(InboxState.PROCESSED);
    assertThat(receiving.invoices()).hasSize(1);
  }

  @Test
  void strangers_and_employees_may_not() {
    authorized();
    String theirs = receiving.application.stranger().company().toString();
    assertThatThrownBy(() -> trigger.trigger(owner, theirs))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> trigger.trigger(receiving.application.as(Role.EMPLOYEE).actor(), null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> trigger.trigger(receiving.application.stranger().actor(), null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(waiting()).isZero();
  }
}
