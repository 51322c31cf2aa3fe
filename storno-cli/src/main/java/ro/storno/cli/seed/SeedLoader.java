package ro.storno.cli.seed;

import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.CreateUser;
import ro.storno.cli.seed.SeedDocument.Account;
import ro.storno.cli.seed.SeedDocument.AccountFields;
import ro.storno.cli.seed.SeedDocument.Business;
import ro.storno.cli.seed.SeedDocument.Member;
import ro.storno.cli.seed.SeedDocument.Tenant;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/**
 * Brings into being what a seed document asks for and is not there yet, through the use cases. What
 * exists is recognised (an account by its address, an organization by name and first owner, a
 * company by CIF, an invoice by its key) and left as it is.
 */
public final class SeedLoader {
  private final SeedTools tools;

  /** A loader. */
  public SeedLoader(SeedTools tools) {
    this.tools = tools;
  }

  /** Loads a document; refusals are in the outcome, what they do not touch is loaded. */
  public SeedOutcome load(SeedDocument document) {
    SeedLog log = new SeedLog();
    document.users().forEach(account -> account(account, log));
    document.organizations().forEach(business -> organization(business, log));
    return log.outcome();
  }

  private void account(Account account, SeedLog log) {
    AccountFields fields = account.fields();
    if (user(String.valueOf(fields.email())).isPresent()) {
      log.found();
      return;
    }
    CreateUser.Command command =
        new CreateUser.Command(
            fields.email(),
            fields.password(),
            fields.firstName(),
            fields.lastName(),
            Boolean.TRUE.equals(fields.platformAdmin()),
            null);
    log.attempt(account.at(), () -> tools.createUser().create(command))
        .ifPresent(created -> log.created("users"));
  }

  private Optional<User> user(String email) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    return tools.transactions().inPlatform(() -> tools.users().findByEmail(address));
  }

  private void organization(Business business, SeedLog log) {
    Map<String, UserId> members = new HashMap<>();
    for (Member member : business.members()) {
      user(member.user())
          .ifPresentOrElse(
              found -> members.put(member.user(), found.id()),
              () -> log.mistake(member.at(), "there is no account " + member.user()));
    }
    UserId owner =
        business.members().stream()
            .filter(member -> member.role() == Role.OWNER)
            .map(member -> members.get(member.user()))
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (owner == null) {
      return; // told above: the owner's account is missing
    }
    OrganizationId organization = organizationOf(owner, business, log);
    Actor actor =
        new Actor(owner, organization, Role.OWNER, Permission.of(Role.OWNER), null, true, false);
    Map<String, CompanyId> companies = new HashMap<>();
    business.companies().forEach(tenant -> company(actor, tenant, companies, log));
    for (Member member : business.members()) {
      UserId user = members.get(member.user());
      if (user != null && !user.equals(owner)) {
        membership(organization, member, user, companies, log);
      }
    }
  }

  private OrganizationId organizationOf(UserId owner, Business business, SeedLog log) {
    return tools
        .transactions()
        .inPlatform(
            () -> {
              for (Membership membership : tools.organizations().membershipsOf(owner)) {
                Optional<Organization> known =
                    tools.organizations().find(membership.organization());
                if (known.isPresent() && known.get().name().equals(business.name())) {
                  log.found();
                  return known.get().id();
                }
              }
              Instant now = tools.clock().instant();
              OrganizationId id = new OrganizationId(tools.ids().next());
              tools
                  .organizations()
                  .add(
                      new Organization(
                          id, business.name(), slug(business.name()), business.plan(), now));
              addMember(id, owner, Role.OWNER, null, now);
              log.created("organizations");
              return id;
            });
  }

  private void membership(
      OrganizationId organization,
      Member member,
      UserId user,
      Map<String, CompanyId> companies,
      SeedLog log) {
    Set<CompanyId> allowed = null;
    List<String> named = member.companies();
    if (named != null) {
      allowed = new HashSet<>();
      for (String cif : named) {
        CompanyId company = companies.get(cif);
        if (company == null) {
          log.mistake(member.at(), "the organization has no company with CIF " + cif);
          return;
        }
        allowed.add(company);
      }
    }
    @Nullable Set<CompanyId> seen = allowed;
    tools
        .transactions()
        .inPlatform(
            () -> {
              boolean known =
                  tools.organizations().membershipsOf(user).stream()
                      .anyMatch(m -> m.organization().equals(organization));
              if (known) {
                log.found();
              } else {
                addMember(organization, user, member.role(), seen, tools.clock().instant());
                log.created("memberships");
              }
              return known;
            });
  }

  private void addMember(
      OrganizationId organization,
      UserId user,
      Role role,
      @Nullable Set<CompanyId> companies,
      Instant now) {
    tools
        .organizations()
        .addMember(
            new Membership(
                new MembershipId(tools.ids().next()),
                user,
                organization,
                role,
                true,
                companies,
                now));
  }

  private void company(Actor actor, Tenant tenant, Map<String, CompanyId> companies, SeedLog log) {
    Optional<Company> known =
        tools.listCompanies().list(actor).stream()
            .filter(company -> tenant.cif().equals(company.party().taxCode()))
            .findFirst();
    Optional<Company> company =
        known.isPresent()
            ? known
            : log.attempt(
                tenant.at(), () -> tools.createCompany().create(actor, tenant.details()).company());
    if (company.isEmpty()) {
      return;
    }
    if (known.isPresent()) {
      log.found();
    } else {
      log.created("companies");
    }
    CompanyId id = company.get().id();
    companies.put(tenant.cif(), id);
    if (known.isEmpty()) {
      tenant
          .settings()
          .ifPresent(
              settings ->
                  log.attempt(
                      settings.at(),
                      () ->
                          tools
                              .updateCompany()
                              .update(actor, id, settings.values(), settings.given())));
    }
    CompanyScope scope = tools.enterCompany().enter(actor, id.toString());
    new TenantSeed(tools, scope, log).load(tenant);
  }

  /** A slug that is unique because part of it is random. */
  private String slug(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain + "-" + tools.ids().hex(8);
  }
}
