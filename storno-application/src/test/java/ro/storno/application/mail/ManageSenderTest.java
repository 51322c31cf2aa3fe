package ro.storno.application.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.TestApplication;
import ro.storno.domain.mail.SenderConfiguration;

/** What a test message says about the configuration, whoever changes it meanwhile. */
class ManageSenderTest {
  private final TestApplication app = new TestApplication();
  private final InMemorySenderConfigurations configurations =
      new InMemorySenderConfigurations(app.transactions);
  private Runnable meanwhile = () -> {};
  private final ManageSender sender =
      new ManageSender(
          app.validator,
          app.transactions,
          app.organizations,
          configurations,
          new PlainMailTemplates(),
          (server, trust, parcel) -> meanwhile.run(),
          app.box,
          app.ids,
          app.clock);

  private static final Set<String> ALL = Set.of("host", "password", "fromAddress");

  private static ManageSender.Command command(
      @Nullable String host, @Nullable String password, @Nullable String from) {
    return new ManageSender.Command(null, host, null, null, null, password, from, null);
  }

  private void saved() {
    sender.save(app.owner(), command("smtp.example.ro", "secret", "facturi@example.ro"), ALL);
  }

  private void tested() {
    ManageSender.Tested tested =
        sender.test(app.owner(), command(null, null, null), Set.of(), null);
    assertThat(tested.error()).isNull();
  }

  private @Nullable SenderConfiguration stored() {
    return sender.show(app.owner()).configuration();
  }

  @Test
  void success_is_noted() {
    saved();
    tested();
    assertThat(stored().lastTestedAt()).isEqualTo(app.clock.instant());
  }

  @Test
  void configuration_removed_during_the_test_stays_removed() {
    saved();
    meanwhile = () -> sender.remove(app.owner());
    tested();
    assertThat(stored()).isNull();
  }

  @Test
  void configuration_saved_during_the_test_stays_as_saved_and_untested() {
    saved();
    meanwhile =
        () ->
            sender.save(
                app.owner(),
                command("mail.example.ro", "another", null),
                Set.of("host", "password"));
    tested();
    assertThat(stored().host()).isEqualTo("mail.example.ro");
    assertThat(stored().lastTestedAt()).isNull();
  }

  @Test
  void test_of_given_fields_says_nothing_about_what_is_stored() {
    saved();
    sender.test(app.owner(), command(null, "another password", null), Set.of("password"), null);
    sender.test(app.owner(), command(null, null, "altul@example.ro"), Set.of("fromAddress"), null);
    assertThat(stored().lastTestedAt()).isNull();
  }

  @Test
  void test_counts_until_server_password_or_sender_change() {
    saved();
    tested();
    sender.save(
        app.owner(),
        new ManageSender.Command(null, null, null, null, null, null, null, "Exemplu SRL"),
        Set.of("fromName"));
    assertThat(stored().lastTestedAt()).as("another name").isNotNull();
    sender.save(
        app.owner(), command("mail.example.ro", "secret", null), Set.of("host", "password"));
    assertThat(stored().lastTestedAt()).as("another host").isNull();
    tested();
    sender.save(app.owner(), command(null, null, "alta@example.ro"), Set.of("fromAddress"));
    assertThat(stored().lastTestedAt()).as("another sender").isNull();
  }
}
