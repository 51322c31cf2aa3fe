package ro.storno.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.SequentialIds;
import ro.storno.application.SettableClock;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.identity.InMemoryOrganizations;
import ro.storno.application.identity.InMemoryUsers;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.notification.Notification;
import ro.storno.domain.notification.NotificationPreferences;
import ro.storno.domain.notification.NotificationPreferences.Channels;
import ro.storno.domain.notification.NotificationType;

class DeliverNoticesTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryJobQueue jobs = new InMemoryJobQueue(transactions);
  private final InMemoryNotificationBook book = new InMemoryNotificationBook(transactions);
  private final InMemoryCompanies companies = new InMemoryCompanies(transactions);
  private final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final DeliverNotices notices =
      new DeliverNotices(
          jobs,
          book,
          companies,
          organizations,
          users,
          new SequentialIds(),
          new SettableClock(Samples.NOW));
  private final OrganizationId organization = new OrganizationId(Samples.uuid());
  private final Company company = company();

  private Company company() {
    return new Company(
        Samples.company(),
        organization,
        Samples.party("Exemplu SRL", "14399840"),
        Company.Settings.initial(),
        null,
        false,
        Samples.NOW,
        null,
        null);
  }

  private User member(String email, Role role, Set<CompanyId> allowed) {
    User user = Samples.user(email);
    transactions.inPlatform(
        () -> {
          companies.add(company);
          users.add(user);
          organizations.addMember(
              new Membership(
                  new MembershipId(Samples.uuid()),
                  user.id(),
                  organization,
                  role,
                  true,
                  allowed,
                  Samples.NOW));
          return user;
        });
    return user;
  }

  private Notice received() {
    return Notice.toCompany(
        company.id(),
        NotificationType.INVOICE_RECEIVED,
        "download-1",
        Map.of("invoiceNumber", "F {x} $1", "clientName", "Furnizor SRL"));
  }

  private void tell(Notice notice) {
    transactions.inCompany(
        company.id(),
        () -> {
          notices.tell(notice);
          return notice;
        });
    transactions.inPlatform(
        () -> {
          jobs.runAll(notices);
          return notice;
        });
  }

  private List<Notification> of(User user) {
    return transactions.inPlatform(() -> book.of(user.id(), new Page.Request(1, 20))).data();
  }

  @Test
  void members_who_may_see_the_company_are_told_and_others_are_not() {
    User owner = member("owner@x.example", Role.OWNER, Set.of());
    User accountant = member("all@x.example", Role.ACCOUNTANT, null);
    User elsewhere = member("none@x.example", Role.ACCOUNTANT, Set.of(Samples.company()));
    tell(received());
    assertThat(of(owner)).hasSize(1);
    assertThat(of(accountant)).hasSize(1);
    assertThat(of(elsewhere)).isEmpty();
  }

  @Test
  void text_is_in_the_readers_language_and_takes_data_literally() {
    User owner = member("owner@x.example", Role.OWNER, null);
    tell(received());
    Notification told = of(owner).get(0);
    assertThat(told.title()).isEqualTo("Factură nouă primită");
    assertThat(told.message()).isEqualTo("Ați primit factura F {x} $1 de la Furnizor SRL");
    assertThat(told.data()).containsEntry("clientName", "Furnizor SRL");
    assertThat(told.company()).isEqualTo(company.id());
  }

  @Test
  void every_type_has_texts_in_every_language() {
    for (NotificationType type : NotificationType.values()) {
      for (String language : List.of("ro", "en")) {
        assertThat(NoticeTexts.title(type.wireName(), language, Map.of())).isNotBlank();
        assertThat(NoticeTexts.message(type.wireName(), language, Map.of())).isNotBlank();
      }
    }
    assertThat(NoticeTexts.title("token_refused", "en", Map.of()))
        .isNotEqualTo(NoticeTexts.title("token_refused", "ro", Map.of()));
  }

  @Test
  void the_same_is_told_once_however_often_it_is_said() {
    User owner = member("owner@x.example", Role.OWNER, null);
    tell(received());
    tell(received());
    assertThat(of(owner)).hasSize(1);
  }

  @Test
  void what_was_rolled_back_is_never_told() {
    User owner = member("owner@x.example", Role.OWNER, null);
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    company.id(),
                    () -> {
                      notices.tell(received());
                      throw new IllegalStateException("the work failed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    transactions.inPlatform(
        () -> {
          jobs.runAll(notices);
          return 0;
        });
    assertThat(of(owner)).isEmpty();
  }

  @Test
  void who_switched_a_type_off_in_the_list_gets_no_row() {
    User owner = member("owner@x.example", Role.OWNER, null);
    transactions.inPlatform(
        () -> {
          book.choose(
              owner.id(),
              new NotificationPreferences(
                  Map.of(NotificationType.INVOICE_RECEIVED, new Channels(true, false, true))),
              Samples.NOW);
          return owner;
        });
    tell(received());
    assertThat(of(owner)).isEmpty();
  }

  @Test
  void notice_to_one_user_reaches_nobody_else() {
    User owner = member("owner@x.example", Role.OWNER, null);
    User other = member("other@x.example", Role.OWNER, null);
    tell(
        Notice.toUser(
                owner.id(), NotificationType.TOKEN_EXPIRING, "7", Map.of("expiresOn", "1.12.2026"))
            .linkedTo("/settings/anaf"));
    assertThat(of(owner).get(0).link()).isEqualTo("/settings/anaf");
    assertThat(of(owner).get(0).message()).contains("1.12.2026");
    assertThat(of(other)).isEmpty();
  }
}
