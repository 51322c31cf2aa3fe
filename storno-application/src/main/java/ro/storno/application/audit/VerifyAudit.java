package ro.storno.application.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.application.secret.SecretBox;
import ro.storno.application.secret.UnreadableSecretException;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.OrganizationId;

/** Proves that the audit trail is as it was written, or says where it is not. */
public final class VerifyAudit {
  private static final int BATCH = 1000;

  private final Transactions transactions;
  private final AuditLog log;
  private final SecretBox box;

  /** Verifies with the given ports; none is null. */
  public VerifyAudit(Transactions transactions, AuditLog log, SecretBox box) {
    this.transactions = transactions;
    this.log = log;
    this.box = box;
  }

  /**
   * Verifies every chain, and that every organization has one.
   *
   * @throws ro.storno.application.ApplicationException.Forbidden for all but operators
   */
  public List<Verdict> verifyAll(Actor actor) {
    actor.requireOperator();
    return transactions.inPlatform(log::organizations).stream()
        .map(organization -> verify(actor, organization))
        .toList();
  }

  /**
   * Verifies one chain.
   *
   * @throws ro.storno.application.ApplicationException.Forbidden for all but operators
   */
  public Verdict verify(Actor actor, OrganizationId organization) {
    actor.requireOperator();
    // The end first: what is added meanwhile lies behind it and is left to the next time.
    Optional<AuditLog.Head> head = transactions.inPlatform(() -> log.head(organization));
    Walk walk = new Walk(head.map(AuditLog.Head::sequence).orElse(Long.MAX_VALUE));
    List<AuditEntry> batch;
    do {
      long from = walk.sequence;
      batch = transactions.inPlatform(() -> log.after(organization, from, BATCH));
      batch.forEach(walk::step);
    } while (batch.size() == BATCH && walk.sequence < walk.end);
    end(organization, head, walk);
    return new Verdict(organization, walk.sequence, walk.hash, walk.problems);
  }

  private void end(OrganizationId organization, Optional<AuditLog.Head> head, Walk walk) {
    if (head.isEmpty()) {
      walk.problems.add(
          walk.sequence == 0 ? "there is no chain" : "the end of the chain is missing");
      return;
    }
    AuditLog.Head known = head.get();
    if (known.sequence() != walk.sequence || !known.hash().equals(walk.hash)) {
      walk.problems.add(
          "the chain should end with entry "
              + known.sequence()
              + ", it ends with "
              + walk.sequence);
    }
    if (known.sequence() > 0
        && !sealed(organization, known).equals(AuditTrail.sealed(known.sequence(), known.hash()))) {
      walk.problems.add("the end of the chain is not the one that this installation sealed");
    }
  }

  private String sealed(OrganizationId organization, AuditLog.Head head) {
    try {
      return head.seal() == null ? "" : box.open(head.seal(), AuditTrail.place(organization));
    } catch (UnreadableSecretException unreadable) {
      return "";
    }
  }

  /** One pass over a chain. */
  private static final class Walk {
    private final List<String> problems = new ArrayList<>();
    private final long end;
    private long sequence;
    private String hash = AuditEntry.GENESIS;

    private Walk(long end) {
      this.end = end;
    }

    private void step(AuditEntry entry) {
      if (entry.sequence() > end) {
        return;
      }
      if (entry.sequence() != sequence + 1) {
        problems.add(
            "entries " + (sequence + 1) + " to " + (entry.sequence() - 1) + " are missing");
      } else if (!entry.previous().equals(hash)) {
        problems.add("entry " + entry.sequence() + " does not follow the one before it");
      }
      if (!entry.sound()) {
        problems.add("entry " + entry.sequence() + " was changed");
      }
      sequence = entry.sequence();
      hash = entry.hash();
    }
  }

  /**
   * What was found.
   *
   * @param organization whose chain; not null
   * @param entries how many it has
   * @param hash of the last; whoever noted it can prove later that nothing was cut off; not null
   * @param problems in words, empty if the chain holds; not null
   */
  public record Verdict(
      OrganizationId organization, long entries, String hash, List<String> problems) {
    /** Takes a copy. */
    public Verdict {
      problems = List.copyOf(problems);
    }

    /** Returns whether the chain holds. */
    public boolean sound() {
      return problems.isEmpty();
    }
  }
}
