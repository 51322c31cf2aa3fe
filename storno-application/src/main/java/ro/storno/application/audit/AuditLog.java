package ro.storno.application.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/**
 * The entries of every organization, which are only ever added. Adding works in transactions of the
 * platform and of a company of the organization; reading in those of the platform.
 */
public interface AuditLog {
  /** Returns the end of a chain, and keeps others from adding to it until the transaction ends. */
  Head lockHead(OrganizationId organization);

  /**
   * Adds an entry and moves the end of the chain to it.
   *
   * @param seal of the new end; not null
   */
  void append(AuditEntry entry, SealedSecret seal);

  /** Returns the end of a chain, empty if there is none. */
  Optional<Head> head(OrganizationId organization);

  /** Returns the entries after one, in order. */
  List<AuditEntry> after(OrganizationId organization, long sequence, int most);

  /** Returns whether a user has ever signed in from a network address. */
  boolean signedInFrom(UserId user, String address);

  /** Returns a page of the entries, newest first. */
  Page<AuditEntry> list(OrganizationId organization, Page.Request page);

  /**
   * Returns every organization, since each has a chain from its first day on, and whose chains
   * there are besides, entries without an end included.
   */
  List<OrganizationId> organizations();

  /**
   * The end of a chain.
   *
   * @param sequence of the last entry, 0 before the first
   * @param hash of the last entry; not null
   * @param seal of both, or null before the first entry
   */
  record Head(long sequence, String hash, @Nullable SealedSecret seal) {}
}
