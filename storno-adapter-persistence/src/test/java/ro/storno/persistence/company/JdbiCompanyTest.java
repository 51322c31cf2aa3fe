package ro.storno.persistence.company;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;
import static ro.storno.application.Samples.uuid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.identity.JdbiOrganizations;

class JdbiCompanyTest extends PostgresPorts {
  private JdbiCompanies companies() {
    return new JdbiCompanies(transactions());
  }

  private JdbiBankAccounts accounts() {
    return new JdbiBankAccounts(transactions());
  }

  private OrganizationId organization() {
    OrganizationId id = new OrganizationId(uuid());
    runInPlatform(
        () ->
            new JdbiOrganizations(transactions())
                .add(new Organization(id, "Org", "org-" + id, "community", NOW)));
    return id;
  }

  private static Company company(
      OrganizationId organization, String cif, Instant created, @Nullable Instant deleted) {
    return new Company(
        Samples.company(),
        organization,
        Samples.party("Firma " + cif, cif),
        Company.Settings.initial(),
        new Company.Logo("image/png", "logo/1.png"),
        false,
        created,
        null,
        deleted);
  }

  private boolean add(Company company) {
    return inPlatform(() -> companies().add(company));
  }

  @Test
  void companies_are_found_within_their_organization_in_order_of_creation() {
    OrganizationId organization = organization();
    OrganizationId other = organization();
    Company second = company(organization, "2", NOW.plusSeconds(1), null);
    Company first = company(organization, "1", NOW, null);
    Company gone = company(organization, "3", NOW, NOW);
    assertThat(add(second) && add(first) && add(gone)).isTrue();
    assertThat(inPlatform(() -> companies().of(organization))).containsExactly(first, second);
    assertThat(inPlatform(() -> companies().find(organization, gone.id()))).contains(gone);
    assertThat(inPlatform(() -> companies().find(other, first.id()))).isEmpty();
    assertThat(inPlatform(() -> companies().find(first.id()))).contains(first);
  }

  @Test
  void tax_code_is_unique_within_an_organization_until_deleted() {
    OrganizationId organization = organization();
    Company first = company(organization, "9", NOW, null);
    assertThat(add(first)).isTrue();
    assertThat(add(company(organization, "9", NOW, null))).isFalse();
    assertThat(add(company(organization(), "9", NOW, null))).isTrue();
    Company deleted =
        new Company(
            first.id(), organization, first.party(), first.settings(), null, true, NOW, NOW, NOW);
    runInPlatform(() -> companies().update(deleted));
    assertThat(inPlatform(() -> companies().find(first.id()))).contains(deleted);
    assertThat(add(company(organization, "9", NOW, null))).isTrue();
  }

  @Test
  void working_for_a_company_only_that_company_is_seen() {
    OrganizationId organization = organization();
    Company mine = company(organization, "10", NOW, null);
    Company other = company(organization, "11", NOW, null);
    assertThat(add(mine) && add(other)).isTrue();
    run(
        mine.id(),
        () -> {
          assertThat(companies().find(mine.id())).contains(mine);
          assertThat(companies().find(other.id())).isEmpty();
          assertThat(companies().of(organization)).containsExactly(mine);
        });
  }

  private static BankAccount account(
      CompanyId company, BankAccount.Type type, @Nullable String iban) {
    return new BankAccount(
        new BankAccountId(uuid()),
        company,
        type,
        iban,
        "Banca",
        Currency.EUR,
        true,
        false,
        Money.of("10.50", Currency.EUR),
        TODAY,
        NOW,
        null);
  }

  @Test
  void iban_and_till_are_unique_per_company() {
    CompanyId company = Samples.company();
    CompanyId other = Samples.company();
    BankAccount one = account(company, BankAccount.Type.BANK, "RO49AAAA1B31007593840000");
    BankAccount till = account(company, BankAccount.Type.CASH, null);
    assertThat(in(company, () -> accounts().add(one) && accounts().add(till))).isTrue();
    assertThat(
            in(company, () -> accounts().add(account(company, BankAccount.Type.BANK, one.iban()))))
        .isFalse();
    assertThat(in(company, () -> accounts().add(account(company, BankAccount.Type.CASH, null))))
        .isFalse();
    assertThat(in(other, () -> accounts().add(account(other, BankAccount.Type.BANK, one.iban()))))
        .isTrue();
    assertThat(in(company, () -> accounts().of(company))).containsExactly(one, till);
    assertThat(in(company, () -> accounts().find(company, one.id()))).contains(one);
  }

  @Test
  void account_is_changed_unless_another_has_its_iban_and_removed() {
    CompanyId company = Samples.company();
    BankAccount one = account(company, BankAccount.Type.BANK, "RO11");
    BankAccount two = account(company, BankAccount.Type.BANK, "RO22");
    assertThat(in(company, () -> accounts().add(one) && accounts().add(two))).isTrue();
    BankAccount clash = withIban(two, "RO11");
    BankAccount moved = withIban(two, "RO33");
    assertThat(in(company, () -> accounts().update(clash))).isFalse();
    assertThat(in(company, () -> accounts().update(moved))).isTrue();
    assertThat(in(company, () -> accounts().update(moved))).as("its own is no clash").isTrue();
    assertThat(in(company, () -> accounts().find(company, two.id()))).contains(moved);
    run(company, () -> accounts().remove(company, two.id()));
    assertThat(in(company, () -> accounts().of(company))).containsExactly(one);
    run(Samples.company(), () -> accounts().remove(company, one.id()));
    assertThat(in(company, () -> accounts().find(company, one.id()))).contains(one);
  }

  private static BankAccount withIban(BankAccount account, String iban) {
    return new BankAccount(
        account.id(),
        account.company(),
        account.type(),
        iban,
        null,
        Currency.RON,
        false,
        true,
        null,
        null,
        account.createdAt(),
        NOW.plusSeconds(1));
  }
}
