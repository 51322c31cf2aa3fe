package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.domain.anaf.AuthorizationState;
import ro.storno.domain.identity.Role;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Cif;

/** What a user does with authorizations: keep, list, check, forget; and the switch they work. */
class ManageAuthorizationsTest extends WithAnaf {
  @BeforeEach
  void rights() {
    anaf.allow("ana", CIF);
  }

  private static SaveToken.Command command(String token) {
    return new SaveToken.Command(token, null, null, null);
  }

  private boolean syncing() {
    return app.fresh().profile().settings().syncEnabled();
  }

  @Test
  void token_from_elsewhere_is_kept_with_its_own_end_and_what_anaf_says() {
    HeldAuthorization held =
        room.save.save(
            ana,
            new SaveToken.Command(
                anaf.token("ana", Duration.ofDays(40)), " Cabinet ", 7, company.toString()));
    assertThat(held.authorization().tokens().accessExpiresAt())
        .isEqualTo(TestApplication.START.plus(Duration.ofDays(40)));
    assertThat(held.authorization().label()).isEqualTo("Cabinet");
    assertThat(held.state()).isEqualTo(AuthorizationState.VALID);
    assertThat(held.cif()).isEqualTo(new Cif(CIF));
    assertThat(held.allowed()).containsExactly(new Cif(CIF));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "   ", "short", "with a blank in it", "ăăăăăăăăăăăă", "line\nbreak-in-it"})
  void what_is_no_token_is_refused_by_field(String token) {
    assertThatThrownBy(() -> room.save.save(ana, command(token)))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            invalid -> assertThat(invalid.errors()).containsKey("token"));
    assertThat(room.list.list(ana)).isEmpty();
  }

  @Test
  void expired_and_withdrawn_tokens_are_refused() {
    String expired = anaf.token("ana", Duration.ofDays(1));
    String withdrawn = anaf.token("ana", Duration.ofDays(9));
    anaf.withdraw(withdrawn);
    app.clock.pass(Duration.ofDays(1));
    for (String token : new String[] {expired, withdrawn}) {
      assertThatThrownBy(() -> room.save.save(ana, command(token)))
          .isInstanceOf(ApplicationException.Invalid.class);
    }
    anaf.fail(new AuthorityException.NotReached("no connection", null));
    assertThatThrownBy(() -> room.save.save(ana, command(expired)))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            invalid -> assertThat(invalid.errors().get("token")).contains("expired"));
  }

  @Test
  void token_that_says_nothing_of_its_end_needs_one_if_anaf_cannot_be_asked() {
    anaf.fail(new AuthorityException.NotReached("no connection", null));
    assertThatThrownBy(() -> room.save.save(ana, command("opaque-token-0123")))
        .isInstanceOf(ApplicationException.Invalid.class);
    HeldAuthorization held =
        room.save.save(ana, new SaveToken.Command("opaque-token-0123", null, 30, null));
    assertThat(held.authorization().tokens().accessExpiresAt())
        .isEqualTo(TestApplication.START.plus(Duration.ofDays(30)));
    assertThat(held.cif()).isNull();
  }

  @Test
  void the_same_token_twice_is_refused_and_bearer_in_front_makes_no_difference() {
    String token = anaf.token("ana", Duration.ofDays(40));
    room.save.save(ana, command(token));
    assertThatThrownBy(() -> room.save.save(ana, command("Bearer " + token)))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(room.list.list(ana)).hasSize(1);
  }

  @Test
  void token_for_a_company_of_somebody_else_is_refused_as_if_there_were_none() {
    String theirs = app.stranger().company().toString();
    String token = anaf.token("ana", Duration.ofDays(40));
    assertThatThrownBy(() -> room.save.save(ana, new SaveToken.Command(token, null, null, theirs)))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(room.list.list(ana)).isEmpty();
  }

  @Test
  void sync_cannot_be_switched_on_without_a_token_that_may_act_for_the_company() {
    assertThatThrownBy(() -> room.toggle.toggle(ana, company))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.messageKey()).isEqualTo("ERR_SYNC_ENABLE_NO_TOKEN"));
    anaf.allow("ana", OTHER_CIF);
    authorize("ana");
    assertThatThrownBy(() -> room.toggle.toggle(ana, company))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(syncing()).isFalse();
  }

  @Test
  void sync_is_switched_over_and_over_and_off_without_a_token_as_well() {
    authorize("ana");
    assertThat(room.toggle.toggle(ana, company).settings().syncEnabled()).isTrue();
    assertThat(syncing()).isTrue();
    app.clock.pass(Duration.ofDays(500));
    assertThat(room.toggle.toggle(ana, company).settings().syncEnabled()).isFalse();
    assertThat(syncing()).isFalse();
  }

  @Test
  void sync_is_switched_by_members_who_may_edit_the_company_only() {
    authorize("ana");
    assertThatThrownBy(() -> room.toggle.toggle(app.as(Role.ACCOUNTANT).actor(), company))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> room.toggle.toggle(radu, company))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(anaf.asked()).containsOnly(new Cif(CIF));
  }

  @Test
  void company_stops_syncing_when_its_last_authorization_is_forgotten() {
    anaf.allow("other", CIF);
    long first = authorize("ana").id();
    long second = authorize("other").id();
    room.toggle.toggle(ana, company);
    room.remove.remove(ana, first);
    assertThat(syncing()).isTrue();
    room.remove.remove(ana, second);
    assertThat(syncing()).isFalse();
    assertThat(room.list.list(ana)).isEmpty();
    assertThat(room.access.tokenFor(company)).isEmpty();
  }

  @Test
  void another_users_authorization_can_be_neither_forgotten_nor_checked() {
    long id = authorize("ana").id();
    assertThatThrownBy(() -> room.remove.remove(radu, id))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> room.validate.validate(radu, id, new ValidateCif.Command(OTHER_CIF)))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(room.list.list(ana)).hasSize(1);
  }

  private ValidateCif.Result validated(long id, String cif) {
    return room.validate.validate(ana, id, new ValidateCif.Command(cif));
  }

  @Test
  void cif_of_ones_own_company_that_the_token_may_act_for_is_valid() {
    long id = authorize("ana").id();
    assertThat(validated(id, null))
        .isEqualTo(new ValidateCif.Result(true, CIF, "Exemplu SRL", java.util.List.of()));
    assertThat(validated(id, "RO " + CIF).valid()).isTrue();
  }

  @Test
  void foreign_cif_is_not_asked_about_at_anaf() {
    anaf.allow("ana", CIF, OTHER_CIF);
    long id = authorize("ana").id();
    assertThat(validated(id, OTHER_CIF).errors())
        .containsExactly("CIF does not belong to your organization");
    assertThat(anaf.asked()).doesNotContain(new Cif(OTHER_CIF));
    assertThatThrownBy(() -> validated(id, "none"))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void everything_wrong_is_told_in_the_documented_words_and_remembered() {
    long id = authorize("ana").id();
    anaf.allow("ana");
    app.registry.know(
        new CompanyRegistry.Entry(
            "1",
            "Alta",
            null,
            false,
            false,
            new Address("s", "c", "RO-B", null, "RO"),
            null,
            true));
    assertThat(validated(id, CIF).errors())
        .containsExactly(
            "CIF not found in ANAF registry", "Company does not have e-Factura access enabled");
    assertThat(room.access.tokenFor(company)).isEmpty();
    anaf.allow("ana", CIF);
    validated(id, CIF);
    assertThat(room.access.tokenFor(company)).as("asked anew, also within the day").isPresent();
  }

  @Test
  void silence_of_anaf_is_no_verdict() {
    long id = authorize("ana").id();
    anaf.fail(new AuthorityException.OutcomeUnknown("silence", null));
    assertThat(validated(id, CIF).errors()).containsExactly("ANAF did not answer; try again later");
    anaf.fail(null);
    assertThat(room.access.tokenFor(company)).isPresent();
  }

  @Test
  void expired_token_is_renewed_for_the_check_or_said_to_be_expired() {
    long renewable = authorize("ana").id();
    long fixed =
        room.save.save(ana, command(anaf.token("ana", Duration.ofDays(1)))).authorization().id();
    app.clock.pass(Duration.ofDays(91));
    assertThat(validated(renewable, CIF).valid()).isTrue();
    assertThat(validated(fixed, CIF).errors()).containsExactly("The token has expired");
  }
}
