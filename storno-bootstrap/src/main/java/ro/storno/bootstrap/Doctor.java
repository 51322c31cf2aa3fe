package ro.storno.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.anaf.LeasedCallPlan;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.application.identity.Actor;
import ro.storno.application.licensing.LicenceVerdict;
import ro.storno.application.secret.ResealSecrets;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.authority.call.PublicService;
import ro.storno.authority.money.BnrRates;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.bootstrap.configuration.ConfigurationException;
import ro.storno.bootstrap.configuration.ConfigurationReader;
import ro.storno.cli.installation.HealthFinding;
import ro.storno.cli.installation.HealthFinding.State;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.domain.anaf.CallQuota;
import ro.storno.domain.licensing.InstallationLicence;
import ro.storno.domain.money.DailyRates;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.pdf.invoice.PdfInvoicePrinter;
import ro.storno.persistence.anaf.JdbiCallLeases;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.secret.JdbiSealedSecrets;
import ro.storno.security.identity.SigningKeys;

/** Looks at everything an installation needs, and says of each part how it is. */
final class Doctor {
  private static final long LITTLE_SPACE = 1L << 30;
  private static final long NO_SPACE = 100L << 20;
  private static final int MOST_QUOTAS = 5;

  /** When this release was made: no clock can rightly be earlier. */
  private static final Instant RELEASED = Instant.parse("2026-11-01T00:00:00Z");

  private static final int RULES_END_SOON_DAYS = 60;

  /** Longer than any run of holidays between two banking days. */
  private static final int OLD_RATES_DAYS = 7;

  private static final Duration LICENCE_ENDS_SOON = Duration.ofDays(14);

  /** So many take a second or two. */
  private static final int SURVEYED_COMPANIES = 1000;

  private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(4);

  private final ConfigurationReader reader;
  private final List<HealthFinding> findings = new ArrayList<>();

  Doctor(ConfigurationReader reader) {
    this.reader = reader;
  }

  List<HealthFinding> examine() {
    Configuration configuration = configuration();
    if (configuration != null) {
      check("data folder", () -> dataFolder(configuration.dataFolder()));
      check("disk", () -> disk(configuration.dataFolder()));
      check("keys", () -> keys(configuration.dataFolder()));
      check("licence", () -> licence(configuration.licence(), Clock.systemUTC()));
      database(configuration);
    }
    if (configuration != null) {
      services(configuration);
    }
    check("clock", () -> clock(Clock.systemUTC().instant()));
    check("fonts", Doctor::fonts);
    check("rule sets", this::ruleSets);
    return List.copyOf(findings);
  }

  private @Nullable Configuration configuration() {
    try {
      Configuration configuration = reader.configuration();
      List<String> unknown = reader.unknownVariables();
      findings.add(
          unknown.isEmpty()
              ? ok("configuration", "no mistakes")
              : new HealthFinding("configuration", State.WARNING, String.join("; ", unknown)));
      return configuration;
    } catch (ConfigurationException e) {
      findings.add(failed("configuration", String.join("; ", e.mistakes())));
      return null;
    }
  }

  private void check(String part, Supplier<HealthFinding> examination) {
    try {
      findings.add(examination.get());
    } catch (RuntimeException e) {
      findings.add(failed(part, String.valueOf(e.getMessage())));
    }
  }

  private static HealthFinding dataFolder(Path folder) {
    if (!Files.exists(folder)) {
      return ok("data folder", folder + " does not exist yet; the first start makes it");
    }
    if (!Files.isDirectory(folder)) {
      return failed("data folder", folder + " is not a folder; choose another STORNO_DATA_DIR");
    }
    if (!Files.isWritable(folder)) {
      return failed("data folder", folder + " cannot be written; check its owner");
    }
    return ok("data folder", folder.toString());
  }

  private static HealthFinding disk(Path folder) {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      String detail = (free >> 20) + " MB free at " + existing;
      if (free < NO_SPACE) {
        return failed("disk", detail + "; make room");
      }
      return new HealthFinding("disk", free < LITTLE_SPACE ? State.WARNING : State.OK, detail);
    } catch (IOException e) {
      return failed("disk", "cannot be examined (" + e + ")");
    }
  }

  private static HealthFinding keys(Path dataFolder) {
    Path file = StornoServer.signingKeys(dataFolder);
    if (!Files.exists(file)) {
      return ok("keys", "none yet; the first start makes them");
    }
    try { // looked at before they are loaded, which closes them
      PosixFileAttributeView view =
          Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view != null) {
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (permissions.contains(PosixFilePermission.GROUP_READ)
            || permissions.contains(PosixFilePermission.OTHERS_READ)) {
          return failed("keys", file + " can be read by others; chmod 600 it");
        }
      }
    } catch (IOException e) {
      return failed("keys", file + " cannot be examined (" + e + ")");
    }
    SigningKeys.loadOrCreate(file);
    return ok("keys", "signing key present, readable by its owner only");
  }

  /** Without a good one nothing stops, so that none of it is a failure. */
  static HealthFinding licence(Configuration.Licence configured, Clock clock) {
    LicenceVerdict verdict = new Licences(configured, clock).installed().orElse(null);
    if (verdict == null) {
      return ok("licence", "none; the plan is community, without limits");
    }
    InstallationLicence licence = verdict.licence();
    if (licence == null) {
      return new HealthFinding(
          "licence",
          State.WARNING,
          "STORNO_LICENCE_KEY is not believed, so the plan is community. " + verdict.problem());
    }
    boolean ends = licence.expiresAt().isBefore(clock.instant().plus(LICENCE_ENDS_SOON));
    String detail = licence.plan().wireName() + " until " + licence.expiresAt();
    return new HealthFinding("licence", ends ? State.WARNING : State.OK, detail);
  }

  private static HealthFinding clock(Instant now) {
    if (now.isBefore(RELEASED)) {
      return failed("clock", "says " + now + ", which is before this release; set it");
    }
    return ok("clock", now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static HealthFinding fonts() {
    new PdfInvoicePrinter().warmUp();
    return ok("fonts", "the printer's own fonts load");
  }

  private HealthFinding ruleSets() {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Bucharest"));
    List<String> told = new ArrayList<>();
    State worst = State.OK;
    RuleSetRegistry ruleSets = Rules.registry(reader.rulesFolder());
    List<RuleSetInfo> ending = ruleSets.endingUnsucceeded(today, RULES_END_SOON_DAYS);
    for (RuleSetInfo info : ruleSets.all()) {
      LocalDate end = info.validTo();
      if (end != null && end.isBefore(today)) {
        continue; // kept for older documents
      }
      long age = ChronoUnit.DAYS.between(info.published(), today);
      String line = info.identity() + " for " + info.documents() + ", " + age + " days old";
      if (!info.available()) {
        line += ", MISSING";
        worst = State.FAILED;
      } else if (ending.contains(info)) {
        line += ", ends on " + end + " without a successor";
        worst = worst == State.FAILED ? worst : State.WARNING;
      }
      told.add(line);
    }
    if (told.isEmpty()) {
      return failed("rule sets", "none in force");
    }
    told.addAll(ruleSets.problems());
    return new HealthFinding("rule sets", worst, String.join("; ", told));
  }

  private void database(Configuration configuration) {
    if (configuration.database().url().isEmpty()
        && !Files.exists(configuration.dataFolder().resolve("postgres/cluster"))) {
      findings.add(ok("database", "none yet; the first start makes it"));
      return;
    }
    try (Adapters adapters = Adapters.forVisit(configuration, line -> {})) {
      findings.add(
          ok(
              "database",
              "PostgreSQL "
                  + adapters.database().serverVersion()
                  + (configuration.database().url().isPresent()
                      ? ", a server of its own"
                      : ", run by Storno")));
      check("secrets", () -> secrets(configuration, adapters));
      check("jobs", () -> jobs(adapters));
      check("submissions", () -> submissions(adapters));
      check("anaf calls", () -> anafCalls(adapters));
    } catch (CommandFailure e) {
      findings.add(failed("database", String.join(" ", e.lines())));
    } catch (RuntimeException e) {
      findings.add(failed("database", String.valueOf(e.getMessage())));
    }
  }

  /** Only those with an address: without one nothing calls the internet. */
  private void services(Configuration configuration) {
    configuration
        .registry()
        .ifPresent(base -> service("ANAF registry", () -> reached("ANAF registry", base)));
    configuration.vies().ifPresent(base -> service("VIES", () -> reached("VIES", base)));
    configuration.bnr().ifPresent(base -> service("exchange rates", () -> rates(base)));
  }

  /** The server runs without them, so that a silent one is not a failure. */
  private void service(String part, Supplier<HealthFinding> examination) {
    try {
      findings.add(examination.get());
    } catch (ApplicationException.Unavailable e) {
      findings.add(new HealthFinding(part, State.WARNING, String.valueOf(e.getMessage())));
    }
  }

  private static HealthFinding reached(String part, URI base) {
    int status = PublicService.statusOf(base, SERVICE_PATIENCE);
    return status < 500
        ? ok(part, base + " answers")
        : new HealthFinding(part, State.WARNING, base + " answers with status " + status);
  }

  private static HealthFinding rates(URI base) {
    DailyRates newest = BnrRates.at(base).newest();
    long age =
        ChronoUnit.DAYS.between(newest.published(), LocalDate.now(ZoneId.of("Europe/Bucharest")));
    String detail = base + " has those of " + newest.published();
    return age > OLD_RATES_DAYS
        ? new HealthFinding("exchange rates", State.WARNING, detail + ", " + age + " days old")
        : ok("exchange rates", detail);
  }

  /** Whether all secrets can be opened, and a change of keys is finished. Makes no keys. */
  private static HealthFinding secrets(Configuration configuration, Adapters adapters) {
    if (configuration.encryptionKeys().isEmpty()
        && !Files.exists(Sealing.keys(configuration.dataFolder()))) {
      return ok("secrets", "no key to seal them yet; the first start makes it");
    }
    JdbiTransactions transactions = adapters.database().transactions();
    ResealSecrets.Survey survey =
        new ResealSecrets(
                transactions,
                new JdbiSealedSecrets(transactions),
                Sealing.box(configuration),
                (actor, organization, action, subject, details) -> {})
            .survey(Actor.SYSTEM, SURVEYED_COMPANIES);
    if (survey.lost() > 0) {
      return failed(
          "secrets",
          survey.lost()
              + " of "
              + survey.all()
              + " are sealed with a key that is not here; see storno keys list");
    }
    return survey.older() > 0
        ? new HealthFinding(
            "secrets",
            State.WARNING,
            survey.older()
                + " of "
                + survey.all()
                + " are still sealed with an older key; storno keys rotate goes on")
        : ok("secrets", survey.all() + ", all sealed with key " + survey.present());
  }

  private static HealthFinding jobs(Adapters adapters) {
    long dead =
        adapters.database().transactions().inPlatform(() -> adapters.jobs().deadJobs().count());
    long pending = adapters.jobs().pending();
    return dead == 0
        ? ok("jobs", pending + " waiting, none dead")
        : new HealthFinding(
            "jobs", State.WARNING, dead + " dead, " + pending + " waiting; see storno jobs list");
  }

  private static HealthFinding submissions(Adapters adapters) {
    Map<String, Long> waiting = adapters.jobs().pendingByKind();
    long lost = waiting.getOrDefault(SubmissionJob.FIND, 0L);
    String detail =
        waiting.getOrDefault(SubmissionJob.SEND, 0L)
            + " to be sent, "
            + waiting.getOrDefault(SubmissionJob.ASK, 0L)
            + " await a verdict, "
            + lost
            + " whose answer was lost are looked for";
    return new HealthFinding("submissions", lost == 0 ? State.OK : State.WARNING, detail);
  }

  private static HealthFinding anafCalls(Adapters adapters) {
    List<CallPlan.Remaining> remaining =
        new LeasedCallPlan(
                adapters.database().transactions(),
                new JdbiCallLeases(adapters.database().transactions()),
                adapters.clock())
            .remaining();
    boolean usedUp =
        remaining.stream()
            .anyMatch(
                each ->
                    each.used() >= each.limit()
                        && !each.quota().equals(CallQuota.ALL_CALLS.wireName()));
    String detail =
        remaining.stream().limit(MOST_QUOTAS).map(Doctor::told).collect(Collectors.joining("; "));
    return new HealthFinding("anaf calls", usedUp ? State.WARNING : State.OK, detail);
  }

  private static String told(CallPlan.Remaining each) {
    return each.quota()
        + (each.subject().isEmpty() ? "" : " of " + each.subject())
        + ": "
        + (each.limit() - each.used())
        + " of "
        + each.limit()
        + " left, anew in "
        + each.freshIn().toSeconds()
        + " s";
  }

  private static HealthFinding ok(String part, String detail) {
    return new HealthFinding(part, State.OK, detail);
  }

  private static HealthFinding failed(String part, String detail) {
    return new HealthFinding(part, State.FAILED, detail);
  }
}
