package ro.storno.application.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.identity.Actor;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.CompanyId;

/**
 * Seals anew, with the present key, what was sealed with older ones, so that these can be given up.
 * It goes in small transactions, beside servers that work on: a secret is replaced only if it still
 * is what was read, and whatever a server seals meanwhile stays as it is. Broken off, it is begun
 * again and does what is left.
 */
public final class ResealSecrets {
  private static final int BATCH = 100;
  private static final int COMPANIES = 500;

  /** How many secrets that cannot be opened are told one by one. */
  private static final int TOLD = 20;

  private final Transactions transactions;
  private final SealedSecrets secrets;
  private final SecretBox box;
  private final AuditRecorder audit;

  /** Seals with the given ports; none is null. */
  public ResealSecrets(
      Transactions transactions, SealedSecrets secrets, SecretBox box, AuditRecorder audit) {
    this.transactions = transactions;
    this.secrets = secrets;
    this.box = box;
    this.audit = audit;
  }

  /**
   * Counts what is sealed with which key.
   *
   * @param mostCompanies of how many companies at most
   * @throws ro.storno.application.ApplicationException.Forbidden for all but operators
   */
  public Survey survey(Actor actor, int mostCompanies) {
    actor.requireOperator();
    Map<String, Long> counts = new LinkedHashMap<>();
    box.keys().forEach(key -> counts.put(key, 0L));
    transactions
        .inPlatform(secrets::countByKey)
        .forEach((key, count) -> counts.merge(key, count, Long::sum));
    int seen = 0;
    CompanyId last = null;
    List<CompanyId> page;
    do {
      page = companiesAfter(last, Math.min(COMPANIES, mostCompanies - seen));
      for (CompanyId company : page) {
        transactions
            .inCompany(company, () -> secrets.countByKey(company))
            .forEach((key, count) -> counts.merge(key, count, Long::sum));
        last = company;
      }
      seen += page.size();
    } while (!page.isEmpty() && seen < mostCompanies);
    return new Survey(box.keys(), counts);
  }

  private List<CompanyId> companiesAfter(@Nullable CompanyId last, int most) {
    return transactions.inPlatform(() -> secrets.companies(last, most));
  }

  /**
   * Seals all anew that the present key has not sealed, and can be opened.
   *
   * @param progress told from time to time how many were sealed anew so far; not null
   * @throws ro.storno.application.ApplicationException.Forbidden for all but operators
   */
  public Outcome reseal(Actor actor, LongConsumer progress) {
    actor.requireOperator();
    Pass pass = new Pass(box.keys().get(0), progress);
    secrets.ofPlatform().forEach(kind -> pass.over(null, kind));
    CompanyId last = null;
    List<CompanyId> page;
    do {
      page = companiesAfter(last, COMPANIES);
      for (CompanyId company : page) {
        secrets.ofCompanies().forEach(kind -> pass.over(company, kind));
        last = company;
      }
    } while (!page.isEmpty());
    if (pass.resealed > 0) {
      String details = pass.resealed + " with key " + pass.key;
      transactions.inPlatform(
          () -> {
            audit.record(
                actor, AuditTrail.INSTALLATION, AuditAction.SECRETS_RESEALED, null, details);
            return details;
          });
    }
    return new Outcome(pass.resealed, pass.unreadable, pass.told);
  }

  /** One pass over everything. */
  private final class Pass {
    private final String key;
    private final LongConsumer progress;
    private final List<String> told = new ArrayList<>();
    private long resealed;
    private long unreadable;

    Pass(String key, LongConsumer progress) {
      this.key = key;
      this.progress = progress;
    }

    void over(@Nullable CompanyId company, String kind) {
      String after = "";
      List<SealedSecrets.Resting> batch;
      do {
        String from = after;
        batch = in(company, () -> batch(company, kind, from));
        if (!batch.isEmpty()) {
          after = batch.get(batch.size() - 1).row();
          progress.accept(resealed);
        }
      } while (batch.size() == BATCH);
    }

    private List<SealedSecrets.Resting> batch(
        @Nullable CompanyId company, String kind, String after) {
      List<SealedSecrets.Resting> found = secrets.sealedOtherwise(company, kind, key, after, BATCH);
      Map<SealedSecrets.Resting, SealedSecret> anew = new LinkedHashMap<>();
      List<String> closed = new ArrayList<>();
      for (SealedSecrets.Resting each : found) {
        try {
          anew.put(each, box.seal(box.open(each.sealed(), each.place()), each.place()));
        } catch (UnreadableSecretException unopened) {
          closed.add(each.kind() + " " + each.row() + ": " + unopened.getMessage());
        }
      }
      long replaced =
          anew.entrySet().stream()
              .filter(each -> secrets.replace(company, each.getKey(), each.getValue()))
              .count();
      resealed += replaced;
      unreadable += closed.size();
      closed.stream().limit(TOLD - (long) told.size()).forEach(told::add);
      return found;
    }

    private <T> T in(@Nullable CompanyId company, Supplier<T> work) {
      return company == null
          ? transactions.inPlatform(work)
          : transactions.inCompany(company, work);
    }
  }

  /**
   * What is sealed with which key.
   *
   * @param known names of the keys at hand, the present one first; not null
   * @param counts how many secrets by name of key, keys that are not at hand included; not null
   */
  public record Survey(List<String> known, Map<String, Long> counts) {
    /** Takes copies. */
    public Survey {
      known = List.copyOf(known);
      counts = Map.copyOf(counts);
    }

    /** Returns the name of the key that seals. */
    public String present() {
      return known.get(0);
    }

    /** Returns how many secrets are sealed with a key. */
    public long of(String key) {
      return counts.getOrDefault(key, 0L);
    }

    /** Returns how many secrets there are. */
    public long all() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many are sealed with older keys that are at hand. */
    public long older() {
      return known.stream().skip(1).mapToLong(this::of).sum();
    }

    /** Returns how many are sealed with keys that are not at hand: nobody can open them. */
    public long lost() {
      return all() - of(present()) - older();
    }
  }

  /**
   * What was done.
   *
   * @param resealed how many were sealed anew
   * @param unreadable how many could not be opened, and stay as they are
   * @param problems where some of these are, and why; not null
   */
  public record Outcome(long resealed, long unreadable, List<String> problems) {
    /** Takes a copy. */
    public Outcome {
      problems = List.copyOf(problems);
    }
  }
}
