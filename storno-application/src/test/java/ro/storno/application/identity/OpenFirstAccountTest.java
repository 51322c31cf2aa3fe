package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.TestApplication;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.audit.InMemoryAuditLog;

class OpenFirstAccountTest {
  private final TestApplication app = new TestApplication();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
  private final OpenFirstAccount first = first(app.clock);

  private OpenFirstAccount first(Clock clock) {
    return new OpenFirstAccount(
        transactions,
        users,
        new CreateUser(
            app.validator,
            transactions,
            users,
            organizations,
            new AuditTrail(
                new InMemoryAuditLog(transactions),
                organizations,
                app.box,
                () -> "203.0.113.7",
                clock),
            app.passwords,
            new PasswordRules("password123"::equals),
            app.ids,
            clock),
        app.secrets,
        new AccountLinks(() -> URI.create("https://storno.example/")),
        clock);
  }

  private String offered() {
    String link = first.offer().orElseThrow();
    assertThat(link).startsWith("https://storno.example/first-run?token=");
    return link.substring(link.indexOf('=') + 1);
  }

  private static CreateUser.Command command(String email, String password) {
    return new CreateUser.Command(email, password, "Ana", null, true, "Exemplu");
  }

  @Test
  void one_of_32_makes_the_first_account_and_no_link_is_given_out_after_it() throws Exception {
    String token = offered();
    assertThat(first.good(token)).isTrue();
    assertThat(
            Races.winners(
                () ->
                    first.open(
                        token,
                        command(Thread.currentThread().getId() + "@example.ro", "Parola-buna-1"))))
        .isEqualTo(1);
    assertThat(transactions.inPlatform(users::count)).isEqualTo(1);
    assertThat(first.good(token)).isFalse();
    assertThat(first.offer()).isEmpty();
  }

  @Test
  void mistake_leaves_the_link_good_and_ten_minutes_end_it() {
    String token = offered();
    assertThatThrownBy(() -> first.open(token, command("ana@example.ro", "scurt")))
        .isInstanceOf(ApplicationException.Invalid.class);
    app.clock.pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(first.good(token)).isTrue();
    app.clock.pass(Duration.ofMillis(1));
    assertThat(first.good(token)).isFalse();
    assertThatThrownBy(() -> first.open(token, command("ana@example.ro", "Parola-buna-1")))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> first.open("invented", command("ana@example.ro", "Parola-buna-1")))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void newer_link_takes_the_place_of_the_earlier_one() {
    String earlier = offered();
    String newer = offered();
    assertThat(first.good(earlier)).isFalse();
    assertThat(first.good(newer)).isTrue();
  }
}
