package ro.storno.persistence.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;
import static ro.storno.application.Samples.uuid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.identity.Races;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.licensing.PlannedLimits;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiPlanRoomTest extends PostgresPorts {
  private static final Instant MONTH = NOW.minus(Duration.ofDays(1));

  private final AtomicInteger numbers = new AtomicInteger();

  private JdbiPlanRoom room() {
    return new JdbiPlanRoom(transactions());
  }

  private JdbiCompanies companies() {
    return new JdbiCompanies(transactions());
  }

  private PlannedLimits limits() {
    return new PlannedLimits(
        transactions(),
        new JdbiOrganizations(transactions()),
        room(),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private OrganizationId organization(String plan) {
    OrganizationId id = new OrganizationId(uuid());
    runInPlatform(
        () ->
            new JdbiOrganizations(transactions())
                .add(new Organization(id, "Org", "org-" + id, plan, NOW)));
    return id;
  }

  private Company company(OrganizationId organization) {
    String cif = String.valueOf(1000 + numbers.incrementAndGet());
    return new Company(
        Samples.company(),
        organization,
        Samples.party("Firma " + cif, cif),
        Company.Settings.initial(),
        null,
        false,
        NOW,
        null,
        null);
  }

  private CompanyId founded(OrganizationId organization) {
    Company company = company(organization);
    assertThat(inPlatform(() -> companies().add(company))).isTrue();
    return company.id();
  }

  private void issue(CompanyId company, PlanLimits.Room room) {
    Invoice draft = Samples.draft(company).build();
    Invoice issued = draft.issue(new DocumentNumber("F", numbers.incrementAndGet()), TODAY, NOW);
    run(
        company,
        () -> {
          room.take();
          new JdbiInvoices(transactions()).add(issued, null, List.of());
        });
  }

  @Test
  void counts_what_the_organization_has_and_nothing_of_others() {
    OrganizationId organization = organization("starter");
    CompanyId one = founded(organization);
    CompanyId two = founded(organization);
    CompanyId foreign = founded(organization("starter"));
    issue(one, PlanLimits.Room.ENDLESS);
    issue(two, PlanLimits.Room.ENDLESS);
    issue(two, PlanLimits.Room.ENDLESS);
    issue(foreign, PlanLimits.Room.ENDLESS);
    run(
        one,
        () -> new JdbiInvoices(transactions()).add(Samples.draft(one).build(), null, List.of()));
    assertThat(inPlatform(() -> room().companies(organization))).isEqualTo(2);
    assertThat(inPlatform(() -> room().invoices(organization, MONTH)))
        .as("a draft was not issued")
        .isEqualTo(3);
    assertThat(inPlatform(() -> room().invoices(organization, NOW.plusSeconds(1)))).isZero();
    run(
        one,
        () -> {
          assertThat(room().companies(organization)).isEqualTo(2);
          assertThat(room().invoices(organization, MONTH)).isEqualTo(3);
          assertThat(companies().find(two)).as("the wall stands again").isEmpty();
          assertThat(companies().find(one)).isPresent();
        });
  }

  @Test
  void deleted_company_takes_no_room_but_what_it_issued_does() {
    OrganizationId organization = organization("starter");
    CompanyId gone = founded(organization);
    issue(gone, PlanLimits.Room.ENDLESS);
    Company present = inPlatform(() -> companies().find(gone)).orElseThrow();
    runInPlatform(
        () ->
            companies()
                .update(
                    new Company(
                        gone,
                        organization,
                        present.party(),
                        present.settings(),
                        null,
                        false,
                        NOW,
                        null,
                        NOW)));
    assertThat(inPlatform(() -> room().companies(organization))).isZero();
    assertThat(inPlatform(() -> room().invoices(organization, MONTH))).isEqualTo(1);
  }

  @Test
  void company_counts_for_no_other_organization() {
    CompanyId company = founded(organization("starter"));
    OrganizationId foreign = organization("starter");
    assertThatThrownBy(() -> run(company, () -> room().companies(foreign)))
        .hasMessageContaining("its own organization only");
    assertThatThrownBy(() -> run(company, () -> room().invoices(foreign, MONTH)))
        .hasMessageContaining("its own organization only");
  }

  @Test
  void one_of_32_gets_the_last_company_of_the_plan() throws Exception {
    OrganizationId organization = organization("starter");
    founded(organization);
    founded(organization);
    PlanLimits.Room last = limits().requireRoomForCompany(organization);
    assertThat(
            Races.winners(
                () -> {
                  Company company = company(organization);
                  run(
                      company.id(),
                      () -> {
                        last.take();
                        assertThat(companies().add(company)).isTrue();
                      });
                }))
        .isEqualTo(1);
    assertThat(inPlatform(() -> companies().of(organization))).hasSize(3);
    assertThatThrownBy(() -> limits().requireRoomForCompany(organization))
        .isInstanceOf(ApplicationException.PlanLimit.class);
  }

  @Test
  void one_of_32_issues_the_last_invoice_of_the_month_over_all_companies() throws Exception {
    OrganizationId organization = organization("freemium");
    List<CompanyId> both = List.of(founded(organization), founded(organization));
    for (int i = 0; i < 99; i++) {
      issue(both.get(i % 2), PlanLimits.Room.ENDLESS);
    }
    PlanLimits.Room last = limits().requireRoomForInvoice(organization);
    AtomicInteger turn = new AtomicInteger();
    assertThat(Races.winners(() -> issue(both.get(turn.incrementAndGet() % 2), last))).isEqualTo(1);
    assertThat(inPlatform(() -> room().invoices(organization, MONTH))).isEqualTo(100);
    assertThatThrownBy(() -> limits().requireRoomForInvoice(organization))
        .isInstanceOf(ApplicationException.PlanLimit.class);
  }
}
