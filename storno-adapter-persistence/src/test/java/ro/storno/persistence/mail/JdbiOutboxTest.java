package ro.storno.persistence.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.mail.Outbox;
import ro.storno.application.mail.OutboxContract;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.SenderConfiguration;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiOrganizations;

class JdbiOutboxTest extends OutboxContract {
  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Transactions platform() {
    return database.transactions();
  }

  @Override
  protected Outbox outbox() {
    return new JdbiOutbox(database.transactions());
  }

  @Test
  void test_is_noted_for_the_configuration_that_was_tried_and_no_other() {
    OrganizationId organization = new OrganizationId(Samples.uuid());
    JdbiSenderConfigurations senders = new JdbiSenderConfigurations(database.transactions());
    SenderConfiguration stored = sender(organization, "smtp.example.ro", "Exemplu", "v1.a");
    SenderConfiguration otherHost = sender(organization, "mail.example.ro", "Exemplu", "v1.a");
    SenderConfiguration otherPassword = sender(organization, "smtp.example.ro", "Exemplu", "v1.b");
    SenderConfiguration otherName = sender(organization, "smtp.example.ro", null, "v1.a");
    platform()
        .inPlatform(
            () -> {
              new JdbiOrganizations(database.transactions())
                  .add(
                      new Organization(
                          organization,
                          "Exemplu",
                          "exemplu-" + organization,
                          "business",
                          Samples.NOW));
              assertThat(senders.noteTest(stored, Samples.NOW)).isFalse();
              assertThat(senders.find(organization)).isEmpty();
              senders.put(stored.testedAt(null));
              assertThat(senders.noteTest(otherHost, Samples.NOW)).isFalse();
              assertThat(senders.noteTest(otherPassword, Samples.NOW)).isFalse();
              assertThat(senders.find(organization).orElseThrow().lastTestedAt()).isNull();
              assertThat(senders.noteTest(otherName, Samples.NOW)).isTrue();
              assertThat(senders.find(organization)).contains(stored.testedAt(Samples.NOW));
              return 0;
            });
  }

  @Test
  void sender_of_an_organization_is_put_replaced_and_removed() {
    OrganizationId organization = new OrganizationId(Samples.uuid());
    JdbiSenderConfigurations senders = new JdbiSenderConfigurations(database.transactions());
    SenderConfiguration first = sender(organization, "smtp.example.ro", "Exemplu", "v1.a");
    SenderConfiguration second = sender(organization, "mail.example.ro", null, "v1.b");
    platform()
        .inPlatform(
            () -> {
              new JdbiOrganizations(database.transactions())
                  .add(
                      new Organization(
                          organization, "Exemplu", "exemplu", "business", Samples.NOW));
              senders.put(first);
              assertThat(senders.find(organization))
                  .get()
                  .usingRecursiveComparison()
                  .isEqualTo(first);
              senders.put(second);
              assertThat(senders.find(organization))
                  .get()
                  .usingRecursiveComparison()
                  .ignoringFields("id", "createdAt")
                  .isEqualTo(second);
              return 0;
            });
    assertThat(
            platform()
                .<Boolean>inCompany(
                    Samples.company(), () -> senders.find(organization).isPresent()))
        .as("walled off from companies")
        .isFalse();
    platform()
        .inPlatform(
            () -> {
              assertThat(senders.remove(organization)).isTrue();
              assertThat(senders.remove(organization)).isFalse();
              assertThat(senders.find(organization)).isEmpty();
              return 0;
            });
  }

  private static SenderConfiguration sender(
      OrganizationId organization, String host, String name, String password) {
    return new SenderConfiguration(
        organization,
        Samples.uuid(),
        true,
        host,
        587,
        MailEncryption.TLS,
        "facturi",
        password,
        new EmailAddress("facturi@example.ro"),
        name,
        Samples.NOW,
        Samples.NOW,
        null);
  }
}
