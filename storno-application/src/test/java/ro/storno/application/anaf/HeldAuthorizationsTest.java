package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.notification.Notice;
import ro.storno.domain.anaf.AuthorizationState;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.party.Cif;

class HeldAuthorizationsTest extends WithAnaf {
  private String holderFor(CompanyId of) {
    return room.access.tokenFor(of).map(token -> token.value().split("\\.")[1]).orElse("nobody");
  }

  @Test
  void nobody_acts_for_a_company_that_nobody_authorized() {
    assertThat(room.access.tokenFor(company)).isEmpty();
    assertThat(room.tokens.of(company)).isEqualTo(CompanyTokens.Status.NONE);
  }

  @Test
  void token_of_a_member_who_may_act_for_the_cif_is_found_without_asking_again() {
    anaf.allow("ana", CIF);
    authorize("ana");
    int asked = anaf.asked().size();
    assertThat(holderFor(company)).isEqualTo("ana");
    assertThat(anaf.asked()).hasSize(asked);
    assertThat(room.tokens.of(company).isValid()).isTrue();
  }

  @Test
  void token_of_another_organization_is_never_used_even_if_it_would_do() {
    anaf.allow("ana", CIF, OTHER_CIF);
    authorize("ana");
    CompanyId others = app.stranger().company();
    assertThat(room.access.tokenFor(others)).isEmpty();
    assertThat(room.tokens.of(others).hasToken()).isFalse();
    assertThat(anaf.asked()).doesNotContain(new Cif(OTHER_CIF));
  }

  @Test
  void deleted_company_is_asked_about_and_files_nothing_until_it_comes_back() {
    anaf.allow("ana", CIF);
    authorize("ana");
    assertThat(room.access.tokenToFile(company)).isEqualTo(room.access.tokenFor(company));
    app.deleteCompany.delete(ana, company);
    assertThat(holderFor(company)).isEqualTo("ana");
    assertThat(room.access.tokenToFile(company)).isEmpty();
    app.restoreCompany.restore(ana, company);
    assertThat(room.access.tokenToFile(company)).isPresent();
  }

  @Test
  void token_without_a_right_to_the_cif_is_not_used() {
    anaf.allow("ana", OTHER_CIF);
    authorize("ana");
    assertThat(room.access.tokenFor(company)).isEmpty();
    assertThat(room.tokens.of(company).hasToken()).isFalse();
  }

  @Test
  void refusal_is_believed_for_a_day_and_then_asked_again() {
    anaf.allow("ana", OTHER_CIF);
    authorize("ana");
    anaf.allow("ana", CIF);
    app.clock.pass(CheckAuthorization.REFUSAL_BELIEVED.minusSeconds(1));
    assertThat(room.access.tokenFor(company)).isEmpty();
    app.clock.pass(Duration.ofSeconds(1));
    assertThat(holderFor(company)).isEqualTo("ana");
  }

  @Test
  void company_added_later_is_asked_for_when_its_token_is_needed() {
    anaf.allow("ana", CIF, "10625813");
    authorize("ana");
    CompanyId added = app.company(ana, "RO10625813", "Noua Firma SRL").id();
    assertThat(room.tokens.of(added).hasToken()).isFalse();
    assertThat(holderFor(added)).isEqualTo("ana");
    assertThat(room.tokens.of(added).isValid()).isTrue();
  }

  @Test
  void company_that_anaf_says_nothing_about_now_has_no_token_now() {
    authorize("ana");
    CompanyId added = app.company(ana, "RO10625813", "Noua Firma SRL").id();
    anaf.fail(new AuthorityException.NotReached("no connection", null));
    assertThat(room.access.tokenFor(added)).isEmpty();
    anaf.fail(null);
    anaf.allow("ana", "10625813");
    assertThat(holderFor(added)).isEqualTo("ana");
  }

  @Test
  void of_several_the_one_that_is_known_to_do_and_lasts_longest_is_taken() {
    anaf.allow("first", CIF);
    anaf.allow("second", CIF);
    anaf.allow("third", OTHER_CIF);
    authorize("first");
    app.clock.pass(Duration.ofDays(1));
    authorize("second");
    app.clock.pass(Duration.ofDays(1));
    authorize("third");
    assertThat(holderFor(company)).isEqualTo("second");
  }

  @Test
  void when_anaf_refuses_one_the_next_is_tried_and_the_members_hear_of_it() {
    anaf.allow("first", CIF);
    anaf.allow("second", CIF);
    authorize("first");
    app.clock.pass(Duration.ofDays(1));
    long second = authorize("second").id();
    AnafAccessToken refused = room.access.tokenFor(company).orElseThrow();
    anaf.allow("second");
    room.access.refused(company, refused);
    assertThat(holderFor(company)).isEqualTo("first");
    assertThat(stored(second).stateAt(app.clock.instant())).isEqualTo(AuthorizationState.VALID);
    assertThat(told).hasSize(1);
    Notice notice = told.get(0);
    assertThat(notice.type()).isEqualTo(NotificationType.TOKEN_EXPIRED);
    assertThat(notice.wording()).isEqualTo("token_refused");
    assertThat(notice.company()).isEqualTo(company);
    assertThat(notice.data()).containsEntry("cif", CIF).containsEntry("companyName", "Exemplu SRL");
  }

  @Test
  void token_that_anaf_refuses_altogether_is_not_used_for_any_company() {
    anaf.allow("ana", CIF, "10625813");
    CompanyId sister = app.company(ana, "RO10625813", "Sora SRL").id();
    long id = authorize("ana").id();
    AnafAccessToken token = room.access.tokenFor(company).orElseThrow();
    anaf.withdraw(token.value());
    room.access.refused(company, token);
    assertThat(stored(id).stateAt(app.clock.instant())).isEqualTo(AuthorizationState.REFUSED);
    assertThat(room.access.tokenFor(sister)).isEmpty();
    assertThat(room.tokens.of(sister))
        .extracting("hasToken", "isValid")
        .containsExactly(true, false);
  }

  @Test
  void refusal_of_a_token_that_was_replaced_meanwhile_changes_nothing() {
    anaf.allow("ana", CIF);
    authorize("ana");
    room.access.refused(company, new AnafAccessToken("access.ana.0.1"));
    assertThat(told).isEmpty();
    assertThat(holderFor(company)).isEqualTo("ana");
  }

  @Test
  void access_token_about_to_end_is_renewed_first() {
    anaf.allow("ana", CIF);
    long id = authorize("ana").id();
    String before = room.access.tokenFor(company).orElseThrow().value();
    app.clock.pass(Duration.ofDays(90).minusMinutes(5));
    String after = room.access.tokenFor(company).orElseThrow().value();
    assertThat(after).isNotEqualTo(before);
    assertThat(stored(id).generation()).isEqualTo(1);
    assertThat(anaf.refreshes()).isEqualTo(1);
  }

  @Test
  void present_token_is_used_while_it_lasts_if_anaf_does_not_renew_it_now() {
    anaf.allow("ana", CIF);
    authorize("ana");
    app.clock.pass(Duration.ofDays(90).minusMinutes(5));
    anaf.fail(new AuthorityException.NotReached("no connection", null));
    assertThat(holderFor(company)).isEqualTo("ana");
    app.clock.pass(Duration.ofMinutes(5));
    assertThat(room.access.tokenFor(company)).isEmpty();
    anaf.fail(null);
    app.clock.pass(RenewAuthorization.PAUSE);
    assertThat(holderFor(company)).isEqualTo("ana");
  }

  @Test
  void token_from_elsewhere_ends_when_it_ends() {
    anaf.allow("ana", CIF);
    room.save.save(
        ana, new SaveToken.Command(anaf.token("ana", Duration.ofDays(1)), null, null, null));
    assertThat(holderFor(company)).isEqualTo("ana");
    app.clock.pass(Duration.ofDays(1));
    assertThat(room.access.tokenFor(company)).isEmpty();
    assertThat(room.tokens.of(company))
        .extracting("hasToken", "isValid")
        .containsExactly(true, false);
  }

  @Test
  void lost_key_is_told_instead_of_looking_like_no_authorization() {
    anaf.allow("ana", CIF);
    authorize("ana");
    room.box.lose();
    assertThatThrownBy(() -> room.access.tokenFor(company))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("key");
  }

  @Test
  void use_is_noted_to_the_hour() {
    anaf.allow("ana", CIF);
    long id = authorize("ana").id();
    room.access.tokenFor(company);
    var first = stored(id).lastUsedAt();
    app.clock.pass(Duration.ofMinutes(30));
    room.access.tokenFor(company);
    assertThat(stored(id).lastUsedAt()).isEqualTo(first);
    app.clock.pass(Duration.ofMinutes(31));
    room.access.tokenFor(company);
    assertThat(stored(id).lastUsedAt()).isEqualTo(app.clock.instant());
  }

  @Test
  void nothing_that_is_kept_or_passed_around_shows_a_token() {
    anaf.allow("ana", CIF);
    long id = authorize("ana").id();
    AnafAccessToken token = room.access.tokenFor(company).orElseThrow();
    String shown =
        stored(id)
            + " "
            + token
            + room.list.list(ana)
            + new SaveToken.Command(token.value(), "x", null, null)
            + WithAnaf.callback(room.start.begin(ana), token.value())
            + app.jobs.waiting()
            + List.copyOf(told);
    assertThat(shown).doesNotContain(token.value());
  }
}
