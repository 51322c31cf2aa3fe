package ro.storno.application.recurring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.recurring.Frequency;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;

/** Recurring invoices of a company, and which invoices came of them. */
public interface RecurringInvoices {
  Optional<RecurringInvoice> find(CompanyId company, RecurringId id);

  /** Finds one and locks it until the transaction ends. */
  Optional<RecurringInvoice> findForUpdate(CompanyId company, RecurringId id);

  /**
   * Adds one.
   *
   * @param dueAt from when on its next occurrence is to be issued, or null for never
   */
  void add(RecurringInvoice recurring, @Nullable Instant dueAt);

  /**
   * Saves a changed one.
   *
   * @param dueAt from when on its next occurrence is to be issued, or null for never
   * @throws ro.storno.application.ApplicationException.Conflict if it was changed meanwhile
   */
  void update(RecurringInvoice recurring, @Nullable Instant dueAt);

  /** Removes one for good; the invoices that came of it stay. */
  void remove(CompanyId company, RecurringId id);

  /** Returns one page, the newest first. */
  Page<RecurringInvoice> list(CompanyId company, Filter filter, Page.Request page);

  /**
   * Notes that an invoice came of one.
   *
   * @return false if the occurrence has an invoice already; nothing was noted then
   */
  boolean addIssue(CompanyId company, Issue issue);

  /** Returns whether an occurrence has an invoice. */
  boolean isIssued(CompanyId company, RecurringId id, LocalDate occurrence);

  /** Returns of which one an invoice came, if it came of any that is still there. */
  Optional<RecurringId> originOf(CompanyId company, InvoiceId invoice);

  /** Returns the numbers of the last invoices; those without one are left out. */
  Map<RecurringId, String> lastNumbers(CompanyId company, Collection<RecurringId> ids);

  /**
   * Which ones to list; null means any.
   *
   * @param search part of reference or notes
   * @param active those that run, or those that are paused
   * @param frequency those of one frequency
   */
  record Filter(@Nullable String search, @Nullable Boolean active, @Nullable Frequency frequency) {
    /** All of them. */
    public static final Filter ANY = new Filter(null, null, null);
  }

  /**
   * An invoice that came of one.
   *
   * @param recurring not null
   * @param invoice not null
   * @param occurrence the day it was issued for, or null if it was issued out of turn
   * @param at when it was issued; not null
   */
  record Issue(
      RecurringId recurring, InvoiceId invoice, @Nullable LocalDate occurrence, Instant at) {}
}
