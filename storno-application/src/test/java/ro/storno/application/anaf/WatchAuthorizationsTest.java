package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.job.Job;
import ro.storno.application.notification.Notice;
import ro.storno.domain.notification.NotificationType;

class WatchAuthorizationsTest extends WithAnaf {
  @BeforeEach
  void rights() {
    anaf.allow("ana", CIF);
    anaf.allow("other", CIF);
  }

  private void look() {
    room.watch.run(new Job(WatchAuthorizations.KIND, null, "today", "{}"));
  }

  private long saved(String holder, Duration lifetime) {
    return room.save
        .save(ana, new SaveToken.Command(anaf.token(holder, lifetime), null, null, null))
        .authorization()
        .id();
  }

  @Test
  void each_day_has_one_look_and_each_look_queues_the_next() {
    room.watch.begin();
    room.watch.begin();
    look();
    assertThat(app.jobs.waiting())
        .filteredOn(job -> job.kind().equals(WatchAuthorizations.KIND))
        .extracting(Job::key)
        .containsExactly("2026-11-21", "2026-11-22");
  }

  @Test
  void authorization_that_can_be_renewed_is_renewed_two_weeks_ahead_and_nobody_is_bothered() {
    long id = authorize("ana").id();
    app.clock.pass(Duration.ofDays(90).minus(RenewAuthorization.AHEAD).minusDays(1));
    look();
    assertThat(stored(id).generation()).isZero();
    app.clock.pass(Duration.ofDays(2));
    look();
    assertThat(stored(id).generation()).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @Test
  void keeper_is_told_once_seven_days_before_the_end_and_once_after_it() {
    long id = saved("ana", Duration.ofDays(30));
    app.clock.pass(Duration.ofDays(22));
    look();
    assertThat(told).isEmpty();
    app.clock.pass(Duration.ofDays(1));
    look();
    look();
    assertThat(told).extracting(Notice::type).containsOnly(NotificationType.TOKEN_EXPIRING);
    assertThat(told).extracting(Notice::key).containsOnly(told.get(0).key());
    Notice first = told.get(0);
    assertThat(first.user()).isEqualTo(user(ana));
    assertThat(first.data())
        .containsEntry("tokenId", Long.toString(id))
        .containsEntry("expiresOn", "21.12.2026")
        .containsEntry("companies", "Exemplu SRL")
        .containsEntry("cif", CIF);
    told.clear();
    app.clock.pass(Duration.ofDays(7));
    look();
    assertThat(told).extracting(Notice::type).containsExactly(NotificationType.TOKEN_EXPIRED);
    assertThat(told.get(0).key()).isEqualTo(first.key());
  }

  @Test
  void keeper_is_told_when_renewal_is_no_longer_possible() {
    long id = authorize("ana").id();
    app.clock.pass(Duration.ofDays(90).minus(RenewAuthorization.AHEAD));
    anaf.loseAnswer();
    look();
    app.clock.pass(Duration.ofDays(1));
    look();
    assertThat(stored(id).tokens().refresh()).isNull();
    app.clock.pass(Duration.ofDays(6));
    look();
    assertThat(told).extracting(Notice::type).containsExactly(NotificationType.TOKEN_EXPIRING);
  }

  @Test
  void end_of_one_whose_companies_another_serves_longer_is_not_worth_a_word() {
    saved("ana", Duration.ofDays(5));
    saved("other", Duration.ofDays(60));
    look();
    assertThat(told).isEmpty();
    app.clock.pass(Duration.ofDays(55));
    look();
    assertThat(told).hasSize(2);
  }

  @Test
  void outage_of_anaf_does_not_keep_the_look_from_the_next_authorization() {
    long first = authorize("ana").id();
    app.clock.pass(Duration.ofDays(85));
    saved("other", Duration.ofDays(5));
    anaf.fail(new AuthorityException.NotReached("no connection", null));
    look();
    assertThat(stored(first).generation()).isZero();
    assertThat(stored(first).renewNotBefore()).isNotNull();
  }

  @Test
  void what_an_older_key_sealed_is_sealed_with_the_present_one() {
    long id = authorize("ana").id();
    var before = stored(id).tokens();
    room.box.rotate();
    assertThat(room.box.current(before.access())).isFalse();
    look();
    assertThat(room.box.current(stored(id).tokens().access())).isTrue();
    assertThat(stored(id).tokens().refresh()).isNotEqualTo(before.refresh());
    assertThat(room.access.tokenFor(company)).isPresent();
    assertThat(room.renewal.renew(stored(id)).orElseThrow().generation()).isEqualTo(1);
  }

  @Test
  void lost_key_keeps_nobody_from_being_told_of_the_end() {
    saved("ana", Duration.ofDays(5));
    room.box.rotate();
    room.box.lose();
    look();
    assertThat(told).extracting(Notice::type).containsExactly(NotificationType.TOKEN_EXPIRING);
  }
}
