package ro.storno.application.administration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.Pages;
import ro.storno.application.identity.InMemoryOrganizations;
import ro.storno.application.identity.InMemoryUsers;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.licensing.Subscription;

/** Looks over what is in memory; nobody there is authorized by ANAF. */
public final class InMemoryPlatformRegister implements PlatformRegister {
  private static final Page.Request EVERYTHING = new Page.Request(1, Page.Request.WIDEST_LIMIT);
  private final InMemoryUsers users;
  private final InMemoryOrganizations organizations;
  private final ro.storno.application.company.Companies companies;
  private final ToLongFunction<Company> invoices;
  private final Function<OrganizationId, Subscription> subscriptions;
  private final Map<UserId, Long> numbers;

  /** Looks over these tables; invoices are counted by a function. */
  public InMemoryPlatformRegister(
      InMemoryTransactions transactions,
      InMemoryUsers users,
      InMemoryOrganizations organizations,
      ro.storno.application.company.Companies companies,
      ToLongFunction<Company> invoices,
      Function<OrganizationId, Subscription> subscriptions) {
    this.users = users;
    this.organizations = organizations;
    this.companies = companies;
    this.invoices = invoices;
    this.subscriptions = subscriptions;
    this.numbers = transactions.table();
  }

  private static <T> List<T> all(Function<Page.Request, Page<T>> list) {
    List<T> rows = new ArrayList<>();
    for (int number = 1; ; number++) {
      Page<T> page = list.apply(new Page.Request(number, EVERYTHING.limit()));
      rows.addAll(page.data());
      if (rows.size() >= page.total()) {
        return rows;
      }
    }
  }

  private List<User> everybody() {
    return all(page -> users.list(null, page));
  }

  private Account account(User user) {
    Instant changed = Objects.requireNonNullElse(user.updatedAt(), user.createdAt());
    return new Account(
        numbers.computeIfAbsent(user.id(), id -> numbers.size() + 1L),
        user,
        user.emailVerified() ? changed : null,
        organizations.membershipsOf(user.id()).stream().map(this::place).toList());
  }

  private Place place(Membership membership) {
    return new Place(
        membership.organization(),
        organizations.find(membership.organization()).orElseThrow().name(),
        membership.role(),
        membership.joinedAt());
  }

  private static boolean holds(@Nullable String search, @Nullable String... texts) {
    return search == null
        || String.join(" ", Stream.of(texts).filter(Objects::nonNull).toList())
            .toLowerCase(Locale.ROOT)
            .contains(search.toLowerCase(Locale.ROOT));
  }

  private static boolean stands(User user, @Nullable Standing standing) {
    return standing == null
        || switch (standing) {
          case ACTIVE -> user.active();
          case INACTIVE -> !user.active();
          case VERIFIED -> user.emailVerified();
          case UNVERIFIED -> !user.emailVerified();
        };
  }

  @Override
  public Page<Account> accounts(AccountFilter filter, Page.Request page) {
    List<Account> found =
        everybody().stream()
            .filter(user -> holds(filter.search(), user.email(), user.firstName(), user.lastName()))
            .filter(user -> stands(user, filter.standing()))
            .filter(
                user ->
                    filter.platformAdmin() == null
                        || filter.platformAdmin() == user.platformAdmin())
            .map(this::account)
            .toList();
    return Pages.of(found, page);
  }

  @Override
  public Optional<Account> account(long number) {
    return everybody().stream().map(this::account).filter(a -> a.number() == number).findFirst();
  }

  @Override
  public Optional<Account> account(UserId id) {
    return users.find(id).map(this::account);
  }

  @Override
  public long invoicesOf(UserId id) {
    return organizations.membershipsOf(id).stream()
        .flatMap(place -> companies.of(place.organization()).stream())
        .mapToLong(invoices)
        .sum();
  }

  private List<Household> households() {
    return all(page -> organizations.list(null, page)).stream()
        .map(
            each -> {
              List<Company> own = companies.of(each.id());
              return new Household(
                  each,
                  organizations.membersOf(each.id()).stream()
                      .filter(member -> member.role() == Role.OWNER)
                      .findFirst()
                      .flatMap(member -> users.find(member.user()))
                      .orElse(null),
                  subscriptions.apply(each.id()),
                  organizations.membersOf(each.id()).size(),
                  own.size(),
                  own.stream().mapToLong(invoices).sum(),
                  false,
                  own.stream()
                      .map(company -> company.settings().lastSyncedAt())
                      .filter(Objects::nonNull)
                      .max(Comparator.naturalOrder())
                      .orElse(null));
            })
        .toList();
  }

  @Override
  public Page<Household> organizations(OrganizationFilter filter, Instant now, Page.Request page) {
    List<Household> found =
        households().stream()
            .filter(
                each -> {
                  User owner = each.owner();
                  return holds(
                      filter.search(),
                      each.organization().name(),
                      owner == null ? null : owner.email(),
                      owner == null ? null : owner.firstName(),
                      owner == null ? null : owner.lastName());
                })
            .filter(each -> filter.state() == null || each.subscription().at(now) == filter.state())
            .filter(
                each ->
                    filter.plan() == null
                        || each.organization().plan().equalsIgnoreCase(filter.plan()))
            .toList();
    return Pages.of(found, page);
  }

  private static <T> Recent recent(List<T> things, Function<T, Instant> made, Since since) {
    return new Recent(
        things.stream().filter(each -> !made.apply(each).isBefore(since.day())).count(),
        things.stream().filter(each -> !made.apply(each).isBefore(since.week())).count(),
        things.stream().filter(each -> !made.apply(each).isBefore(since.month())).count());
  }

  @Override
  public Counts count(Since since, Instant now) {
    List<User> everybody = everybody();
    List<Household> households = households();
    List<Company> all =
        households.stream().flatMap(h -> companies.of(h.organization().id()).stream()).toList();
    long total = all.stream().mapToLong(invoices).sum();
    return new Counts(
        new Accounts(
            everybody.size(),
            everybody.stream().filter(User::active).count(),
            everybody.stream().filter(User::emailVerified).count(),
            recent(everybody, User::createdAt, since)),
        new Organizations(
            households.size(),
            in(households, now, Subscription.State.ACTIVE)
                + in(households, now, Subscription.State.TRIAL),
            households.stream()
                .filter(each -> each.subscription().at(now) == Subscription.State.ACTIVE)
                .filter(
                    each ->
                        List.of("starter", "professional", "business")
                            .contains(each.organization().plan()))
                .count(),
            in(households, now, Subscription.State.TRIAL),
            in(households, now, Subscription.State.SUSPENDED),
            recent(households, each -> each.organization().createdAt(), since)),
        new Companies(
            all.size(),
            all.stream().filter(each -> each.settings().syncEnabled()).count(),
            0,
            synced(all, since.day()),
            synced(all, since.week())),
        new Invoices(total, new Recent(total, total, total)));
  }

  private static long in(List<Household> households, Instant now, Subscription.State state) {
    return households.stream().filter(each -> each.subscription().at(now) == state).count();
  }

  private static long synced(List<Company> companies, Instant since) {
    return companies.stream()
        .map(each -> each.settings().lastSyncedAt())
        .filter(at -> at != null && !at.isBefore(since))
        .count();
  }
}
