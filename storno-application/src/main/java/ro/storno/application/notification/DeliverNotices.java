package ro.storno.application.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.FlatJson;
import ro.storno.application.Ids;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.notification.Notification;
import ro.storno.domain.notification.NotificationId;
import ro.storno.domain.notification.NotificationType;

/**
 * Tells users by way of a job: who has to be told is the platform's knowledge, which the
 * transaction of a company does not see. A user who wants nothing in the list gets no row.
 */
public final class DeliverNotices implements Notifications, JobHandler {
  /** The kind of job. */
  public static final String KIND = "notification.deliver";

  private static final String DATA = "data.";

  private final JobQueue jobs;
  private final NotificationBook book;
  private final Companies companies;
  private final Organizations organizations;
  private final Users users;
  private final Ids ids;
  private final Clock clock;

  /** Tells with the given ports; none is null. */
  public DeliverNotices(
      JobQueue jobs,
      NotificationBook book,
      Companies companies,
      Organizations organizations,
      Users users,
      Ids ids,
      Clock clock) {
    this.jobs = jobs;
    this.book = book;
    this.companies = companies;
    this.organizations = organizations;
    this.users = users;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void tell(Notice notice) {
    String whom = String.valueOf(notice.user() == null ? notice.company() : notice.user());
    jobs.enqueue(
        new Job(KIND, null, notice.wording() + " " + notice.key() + " " + whom, payload(notice)));
  }

  private static String payload(Notice notice) {
    Map<String, String> payload = new LinkedHashMap<>();
    payload.put("type", notice.type().wireName());
    payload.put("wording", notice.wording());
    payload.put("key", notice.key());
    put(payload, "company", notice.company());
    put(payload, "user", notice.user());
    put(payload, "link", notice.link());
    notice.data().forEach((name, value) -> put(payload, DATA + name, value));
    return FlatJson.write(payload);
  }

  private static void put(
      Map<String, String> payload, String name, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      payload.put(name, value.toString());
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean insideTransaction() {
    return true;
  }

  @Override
  public void run(Job job) {
    Map<String, String> payload = FlatJson.read(job.payload());
    Map<String, String> data = new LinkedHashMap<>();
    payload.forEach(
        (name, value) -> {
          if (name.startsWith(DATA)) {
            data.put(name.substring(DATA.length()), value);
          }
        });
    Notice notice =
        new Notice(
            NotificationType.ofWireName(payload.getOrDefault("type", "")).orElseThrow(),
            payload.getOrDefault("wording", ""),
            payload.getOrDefault("key", ""),
            payload.containsKey("company") ? CompanyId.parse(payload.get("company")) : null,
            payload.containsKey("user") ? UserId.parse(payload.get("user")) : null,
            data,
            payload.get("link"));
    readers(notice).forEach(user -> deliver(notice, user));
  }

  private List<User> readers(Notice notice) {
    if (notice.user() != null) {
      return users.find(notice.user()).filter(User::active).stream().toList();
    }
    CompanyId company = java.util.Objects.requireNonNull(notice.company());
    return companies.find(company).map(Company::organization).stream()
        .flatMap(organization -> organizations.membersOf(organization).stream())
        .filter(member -> member.maySee(company))
        .map(Membership::user)
        .map(users::find)
        .flatMap(Optional::stream)
        .filter(User::active)
        .toList();
  }

  private void deliver(Notice notice, User user) {
    boolean listed =
        book.preferences(user.id())
            .map(chosen -> chosen.of(notice.type()))
            .orElse(notice.type().channels())
            .inApp();
    if (!listed) {
      return;
    }
    Instant now = clock.instant();
    book.add(
        new Notification(
            new NotificationId(ids.next()),
            user.id(),
            notice.type(),
            notice.company(),
            NoticeTexts.title(notice.wording(), user.locale(), notice.data()),
            NoticeTexts.message(notice.wording(), user.locale(), notice.data()),
            notice.data(),
            notice.link(),
            now,
            null),
        notice.wording() + " " + notice.key());
  }
}
