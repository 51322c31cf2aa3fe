package ro.storno.application.receipt;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.TenderMethod;

/**
 * Receipts as aggregates. Their documents are among the {@link
 * ro.storno.application.preceding.PrecedingDocuments} too, and may be advanced there.
 */
public interface Receipts {
  Optional<Receipt> find(CompanyId company, PrecedingId id);

  /** Finds a receipt and locks it until the transaction ends. */
  Optional<Receipt> findForUpdate(CompanyId company, PrecedingId id);

  /**
   * Adds a receipt.
   *
   * @param request the canonical request that made it, for idempotent replays; or null
   * @return false if the company already has the idempotency key; nothing was added then
   */
  boolean add(Receipt receipt, Invoices.@Nullable CanonicalRequest request);

  /**
   * Saves a changed receipt.
   *
   * @throws ro.storno.application.ApplicationException.Conflict if it was changed meanwhile
   *     (version)
   */
  void update(Receipt receipt);

  /** Deletes a receipt for good. */
  void remove(CompanyId company, PrecedingId id);

  /** Returns the refunds of a receipt that are issued, oldest first. */
  List<Receipt> activeRefundsOf(CompanyId company, PrecedingId parent);

  /** Finds what an idempotency key made. */
  Optional<Keyed> findByIdempotencyKey(CompanyId company, String key);

  /** Returns the numbers of receipts as they are shown; those that are unknown are left out. */
  Map<PrecedingId, String> numbers(CompanyId company, Collection<PrecedingId> ids);

  /** Returns receipts, newest issue date first. */
  Page<Receipt> list(CompanyId company, Filter filter, Page.Request page);

  /**
   * What an idempotency key made.
   *
   * @param receipt not null
   * @param request the request that made it; not null
   */
  record Keyed(Receipt receipt, Invoices.CanonicalRequest request) {}

  /**
   * Which receipts to list; null means any.
   *
   * @param search part of the number, of the customer's name or tax code, or of the fiscal number
   * @param stages any of these, all if empty; not null
   * @param from earliest day of issue
   * @param to latest day of issue
   * @param method how they were paid
   * @param cashRegister exact name of the till
   * @param hasCustomer those that name a customer, or those that do not
   */
  record Filter(
      @Nullable String search,
      Set<Stage> stages,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable TenderMethod method,
      @Nullable String cashRegister,
      @Nullable Boolean hasCustomer) {
    /** Every receipt. */
    public static final Filter ANY = new Filter(null, Set.of(), null, null, null, null, null);

    /** Takes a copy. */
    public Filter {
      stages = Set.copyOf(stages);
    }
  }
}
