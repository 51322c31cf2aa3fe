package ro.storno.persistence.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.anaf.SyncCandidates.Candidate;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.identity.JdbiOrganizations;

/** Who is looked at by the schedule, across the walls between companies. */
class JdbiSyncCandidatesTest extends PostgresPorts {
  private JdbiSyncBook book() {
    return new JdbiSyncBook(transactions());
  }

  private OrganizationId organization(String plan) {
    OrganizationId id = new OrganizationId(uuid());
    runInPlatform(
        () ->
            new JdbiOrganizations(transactions())
                .add(new Organization(id, "Org", "org-" + id, plan, NOW)));
    return id;
  }

  private CompanyId company(
      OrganizationId organization, String cif, boolean readOnly, @Nullable Instant deleted) {
    Company company =
        new Company(
                Samples.company(),
                organization,
                Samples.party("Firma " + cif, cif),
                Company.Settings.initial(),
                null,
                readOnly,
                NOW,
                null,
                deleted)
            .withSync(true, NOW);
    runInPlatform(() -> new JdbiCompanies(transactions()).add(company));
    return company.id();
  }

  private void keep(SyncState state) {
    run(state.company(), () -> book().save(state));
  }

  @Test
  void companies_that_synchronise_are_seen_with_plan_and_history_the_longest_waiting_first() {
    OrganizationId small = organization("starter");
    OrganizationId big = organization("business");
    CompanyId late = company(small, "1", false, null);
    CompanyId early = company(big, "2", false, null);
    CompanyId never = company(big, "3", false, null);
    company(big, "4", true, null);
    company(big, "5", false, NOW);
    CompanyId off = company(big, "6", false, null);
    runInPlatform(
        () -> {
          JdbiCompanies companies = new JdbiCompanies(transactions());
          companies.update(companies.find(off).orElseThrow().withSync(false, NOW));
        });
    keep(SyncState.none(late).started(NOW.plusSeconds(60)));
    keep(SyncState.none(early).started(NOW).failed("no answer").failed("no answer"));
    List<Candidate> enabled = inPlatform(() -> book().enabled());
    assertThat(enabled)
        .containsExactly(
            new Candidate(never, "business", null, 0),
            new Candidate(early, "business", NOW, 2),
            new Candidate(late, "starter", NOW.plusSeconds(60), 0));
  }
}
