package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.anaf.FinishAuthorization.Callback;
import ro.storno.application.anaf.FinishAuthorization.Outcome;
import ro.storno.application.anaf.FinishAuthorization.Reason;
import ro.storno.application.anaf.StartAuthorization.Started;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.party.Cif;

/** The way to ANAF and back, with everything that somebody could try on it. */
class AuthorizeTest extends WithAnaf {
  @BeforeEach
  void rights() {
    anaf.allow("ana", CIF);
  }

  private static Outcome.Failed failed(Outcome outcome) {
    return (Outcome.Failed) outcome;
  }

  @Test
  void browser_that_comes_back_brings_an_authorization_with_what_it_is_good_for() {
    Outcome.Done done = authorize("ana");
    assertThat(done.byLink()).isFalse();
    assertThat(done.unknown()).isZero();
    assertThat(done.checked()).extracting(CheckedCif::cif).containsExactly(new Cif(CIF));
    Authorization kept = stored(done.id());
    assertThat(kept.user()).isEqualTo(user(ana));
    assertThat(kept.tokens().refreshExpiresAt())
        .isEqualTo(app.clock.instant().plus(Duration.ofDays(365)));
    assertThat(room.list.list(ana)).hasSize(1);
    assertThat(room.list.list(radu)).isEmpty();
  }

  @Test
  void address_at_anaf_carries_the_state_and_our_own_redirect_address() {
    Started started = room.start.begin(ana);
    assertThat(started.url().toString())
        .startsWith("https://logincert.example/authorize?")
        .contains("redirect_uri=" + AnafRoom.REDIRECT);
    assertThat(state(started)).isNotEqualTo(started.browserSecret());
    assertThat(started.toString()).doesNotContain(state(started));
  }

  @Test
  void state_is_kept_as_a_hash_only() {
    Started started = room.start.begin(ana);
    assertThat(app.transactions.inPlatform(() -> room.attempts.find(state(started)))).isEmpty();
    assertThat(
            app.transactions.inPlatform(() -> room.attempts.find(app.secrets.hash(state(started)))))
        .isPresent();
  }

  @Test
  void state_counts_once() {
    Started started = room.start.begin(ana);
    room.finish.finish(callback(started, anaf.code("ana")));
    Outcome again = room.finish.finish(callback(started, anaf.code("ana")));
    assertThat(failed(again).reason()).isEqualTo(Reason.ATTEMPT_OVER);
    assertThat(anaf.exchanges()).isEqualTo(1);
  }

  @Test
  void one_of_many_callbacks_at_once_is_exchanged() throws Exception {
    Started started = room.start.begin(ana);
    String code = anaf.code("ana");
    List<Outcome> outcomes = atOnce(CALLERS, () -> room.finish.finish(callback(started, code)));
    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(anaf.exchanges()).isEqualTo(1);
    assertThat(room.list.list(ana)).hasSize(1);
  }

  @Test
  void state_is_over_after_ten_minutes() {
    Started started = room.start.begin(ana);
    app.clock.pass(StartAuthorization.LIFETIME);
    assertThat(failed(room.finish.finish(callback(started, anaf.code("ana")))).reason())
        .isEqualTo(Reason.ATTEMPT_OVER);
    assertThat(anaf.exchanges()).isZero();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "guessed", "' or 1=1 --"})
  void state_that_was_never_given_out_leads_nowhere(String state) {
    Outcome outcome = room.finish.finish(new Callback(state, anaf.code("ana"), null, null, true));
    assertThat(failed(outcome).reason()).isIn(Reason.ATTEMPT_OVER, Reason.MALFORMED);
    assertThat(anaf.exchanges()).isZero();
  }

  @Test
  void callback_without_code_or_error_or_of_absurd_length_is_malformed() {
    Started started = room.start.begin(ana);
    assertThat(failed(room.finish.finish(callback(started, null))).reason())
        .isEqualTo(Reason.MALFORMED);
    assertThat(failed(room.finish.finish(callback(started, "c".repeat(5000)))).reason())
        .isEqualTo(Reason.MALFORMED);
    assertThat(room.finish.finish(callback(started, anaf.code("ana"))))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void another_browser_has_to_confirm_for_whom_and_nothing_is_used_up_before() {
    Started begunByRadu = room.start.begin(radu);
    String code = anaf.code("ana");
    Callback fromAnasBrowser = new Callback(state(begunByRadu), code, null, null, false);
    Outcome asked = room.finish.finish(fromAnasBrowser);
    assertThat(((Outcome.Confirm) asked).requester().email()).isEqualTo("radu@example.com");
    assertThat(anaf.exchanges()).isZero();
    assertThat(room.list.list(radu)).isEmpty();
    Callback withAnotherSecret =
        new Callback(state(begunByRadu), code, null, room.start.begin(ana).browserSecret(), false);
    assertThat(room.finish.finish(withAnotherSecret)).isInstanceOf(Outcome.Confirm.class);
    Outcome confirmed =
        room.finish.finish(new Callback(state(begunByRadu), code, null, null, true));
    assertThat(confirmed).isInstanceOf(Outcome.Done.class);
    assertThat(room.list.list(radu)).hasSize(1);
  }

  @Test
  void refusal_at_anaf_ends_the_attempt() {
    Started started = room.start.begin(ana);
    Callback refused = new Callback(state(started), null, "access_denied", null, false);
    assertThat(failed(room.finish.finish(refused)).reason()).isEqualTo(Reason.DENIED);
    assertThat(failed(room.finish.finish(callback(started, anaf.code("ana")))).reason())
        .isEqualTo(Reason.ATTEMPT_OVER);
    Started other = room.start.begin(ana);
    Callback error = new Callback(state(other), null, "server_error", null, false);
    assertThat(failed(room.finish.finish(error)).reason()).isEqualTo(Reason.AUTHORITY_ERROR);
  }

  @Test
  void code_that_anaf_does_not_take_keeps_nothing() {
    Started started = room.start.begin(ana);
    assertThat(failed(room.finish.finish(callback(started, "stolen"))).reason())
        .isEqualTo(Reason.CODE_REFUSED);
    assertThat(room.list.list(ana)).isEmpty();
  }

  @Test
  void failures_of_anaf_are_told_apart() {
    Started first = room.start.begin(ana);
    anaf.fail(new AuthorityException.NotReached("no connection", null));
    assertThat(failed(room.finish.finish(callback(first, "code"))).reason())
        .isEqualTo(Reason.UNREACHABLE);
    Started second = room.start.begin(ana);
    anaf.fail(new AuthorityException.AccessRefused("client"));
    assertThat(failed(room.finish.finish(callback(second, "code"))).reason())
        .isEqualTo(Reason.CLIENT_REFUSED);
  }

  @Test
  void companies_that_anaf_says_nothing_about_are_asked_for_by_a_job() {
    Started started = room.start.begin(ana);
    String code = anaf.code("ana");
    anaf.allow("ana");
    Outcome.Done done = (Outcome.Done) room.finish.finish(callback(started, code));
    assertThat(done.checked())
        .extracting(CheckedCif::verdict)
        .containsExactly(CheckedCif.Verdict.REFUSED);
    Outcome.Done silent = whileListsFail();
    assertThat(silent.checked()).isEmpty();
    assertThat(silent.unknown()).isEqualTo(1);
    anaf.allow("ana", CIF);
    app.jobs.waiting().stream()
        .filter(job -> job.key().equals(Long.toString(silent.id())))
        .forEach(room.checking::run);
    assertThat(checked(silent.id()))
        .extracting(CheckedCif::verdict)
        .containsExactly(CheckedCif.Verdict.ALLOWED);
  }

  /** Authorizes by link, so that only the lists fail and not the exchange. */
  private Outcome.Done whileListsFail() {
    AtomicInteger calls = new AtomicInteger();
    CheckAuthorization limited =
        new CheckAuthorization(
            app.transactions,
            room.authorizations,
            new TaxpayersOfUser(app.organizations, app.companies),
            anaf,
            new CallPlan() {
              @Override
              public void take(Call call) {
                calls.incrementAndGet();
                throw new AuthorityException.LimitReached("no call is left", null);
              }

              @Override
              public List<Remaining> remaining() {
                return List.of();
              }
            },
            room.sealing,
            app.jobs,
            app.clock);
    FinishAuthorization finish =
        new FinishAuthorization(
            app.transactions,
            room.attempts,
            room.links,
            room.authorizations,
            app.users,
            anaf,
            limited,
            room.sealing,
            app.secrets,
            java.util.Optional.of(AnafRoom.REDIRECT),
            app.ids,
            app.clock);
    Started begun =
        new StartAuthorization(
                app.transactions,
                room.attempts,
                room.links,
                app.users,
                anaf,
                app.secrets,
                java.util.Optional.of(AnafRoom.REDIRECT),
                app.clock)
            .begin(ana);
    Outcome.Done done = (Outcome.Done) finish.finish(callback(begun, anaf.code("ana")));
    assertThat(calls).hasPositiveValue();
    return done;
  }

  @Test
  void job_that_gets_no_answer_fails_so_that_it_is_tried_again() {
    Outcome.Done done = authorize("ana");
    app.company(ana, "RO10625813", "Noua Firma SRL");
    anaf.fail(new AuthorityException.NotReached("no connection", null));
    app.jobs.waiting().stream()
        .filter(job -> job.kind().equals(CheckAuthorization.KIND))
        .filter(job -> job.key().equals(Long.toString(done.id())))
        .forEach(
            job ->
                assertThatThrownBy(() -> room.checking.run(job))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1 companies"));
  }

  private ManageTokenLinks.Created link() {
    return room.tokenLinks.create(ana);
  }

  @Test
  void link_brings_an_authorization_to_its_maker_and_says_so() {
    ManageTokenLinks.Created link = link();
    assertThat(room.start.show(link.token()).requester().email()).isEqualTo("ana@example.ro");
    assertThat(room.start.show(link.token()).authority()).isEqualTo("https://logincert.example");
    Started started = room.start.beginByLink(link.token());
    Outcome.Done done = (Outcome.Done) room.finish.finish(callback(started, anaf.code("ana")));
    assertThat(done.byLink()).isTrue();
    TokenLinks.TokenLink used = room.tokenLinks.show(link.token());
    assertThat(used.statusAt(app.clock.instant())).isEqualTo(TokenLinks.Status.USED);
    assertThat(used.authorization()).isEqualTo(done.id());
    assertThat(room.list.list(ana)).hasSize(1);
  }

  @Test
  void link_counts_once_however_many_browsers_come_back_at_the_same_time() throws Exception {
    String token = link().token();
    ConcurrentLinkedQueue<Callback> returning = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < CALLERS; i++) {
      returning.add(callback(room.start.beginByLink(token), anaf.code("ana")));
    }
    List<Outcome> outcomes = atOnce(CALLERS, () -> room.finish.finish(returning.remove()));
    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Failed.class::isInstance)
        .extracting(outcome -> failed(outcome).reason())
        .containsOnly(Reason.LINK_OVER);
    assertThat(anaf.exchanges()).isEqualTo(1);
    assertThatThrownBy(() -> room.start.beginByLink(token))
        .isInstanceOf(ApplicationException.Conflict.class);
  }

  @Test
  void link_can_be_used_again_after_an_attempt_that_failed() {
    String token = link().token();
    Outcome first = room.finish.finish(callback(room.start.beginByLink(token), "wrong"));
    assertThat(failed(first)).isEqualTo(new Outcome.Failed(Reason.CODE_REFUSED, true));
    assertThat(room.finish.finish(callback(room.start.beginByLink(token), anaf.code("ana"))))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void link_is_over_after_its_time_and_unknown_ones_are_not_found() {
    String token = link().token();
    app.clock.pass(ManageTokenLinks.LIFETIME);
    assertThat(room.start.show(token).status()).isEqualTo(TokenLinks.Status.EXPIRED);
    assertThatThrownBy(() -> room.start.beginByLink(token))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThatThrownBy(() -> room.start.show("guessed"))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> room.tokenLinks.show("guessed"))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void five_links_may_wait_at_a_time_also_if_asked_for_at_once() throws Exception {
    List<Boolean> made =
        atOnce(
            12,
            () -> {
              try {
                return room.tokenLinks.create(ana) != null;
              } catch (ApplicationException.TooMany tooMany) {
                assertThat(tooMany.retryAfter()).contains(ManageTokenLinks.LIFETIME);
                return false;
              }
            });
    assertThat(made).filteredOn(Boolean::booleanValue).hasSize(ManageTokenLinks.MOST_ACTIVE);
    assertThat(room.tokenLinks.create(radu)).isNotNull();
    app.clock.pass(ManageTokenLinks.LIFETIME);
    assertThat(room.tokenLinks.create(ana)).isNotNull();
    assertThat(room.tokenLinks.list(ana)).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"Ana,Pop,Ana Pop", "Ana,,Ana", ",,''"})
  void requester_is_named_as_far_as_known(String first, String last, String name) {
    var user = app.transactions.inPlatform(() -> app.users.find(user(ana))).orElseThrow();
    var named =
        new ro.storno.domain.identity.User(
            user.id(),
            user.email(),
            null,
            first,
            last,
            null,
            "ro",
            "Europe/Bucharest",
            true,
            "{}",
            true,
            true,
            false,
            user.credentialsChangedAt(),
            user.createdAt(),
            null,
            null);
    assertThat(Requester.of(named)).isEqualTo(new Requester(name, "ana@example.ro"));
  }
}
