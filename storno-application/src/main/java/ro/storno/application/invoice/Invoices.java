package ro.storno.application.invoice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;

/** Invoices and credit notes as aggregates. */
public interface Invoices {
  Optional<Invoice> find(CompanyId company, InvoiceId id);

  /** Finds an invoice and locks it until the transaction ends. */
  Optional<Invoice> findForUpdate(CompanyId company, InvoiceId id);

  /**
   * Adds an invoice with its first events.
   *
   * @param request the canonical request that made it, for idempotent replays; or null
   * @return false if the company already has the idempotency key; nothing was added then
   */
  boolean add(Invoice invoice, @Nullable CanonicalRequest request, List<InvoiceEvent> events);

  /**
   * Saves a changed invoice and appends events.
   *
   * @throws ro.storno.application.ApplicationException.Conflict if it was changed meanwhile
   *     (version)
   */
  void update(Invoice invoice, List<InvoiceEvent> events);

  /** Appends events to an invoice that itself stays as it is, version included. */
  void append(CompanyId company, InvoiceId id, List<InvoiceEvent> events);

  /** Deletes a draft for good. */
  void remove(CompanyId company, InvoiceId id);

  /** Returns the events, newest first. */
  List<InvoiceEvent> events(CompanyId company, InvoiceId id);

  /** Finds what an idempotency key made. */
  Optional<Keyed> findByIdempotencyKey(CompanyId company, String key);

  /** Finds the newest unnumbered draft without a key of the same client, currency and total. */
  Optional<Invoice> findTwinDraft(
      CompanyId company, @Nullable ClientId client, Currency currency, Money total, Instant since);

  /**
   * Serialises creations that could be twins of each other until the transaction ends; others go on
   * undisturbed.
   */
  void lockTwins(CompanyId company, @Nullable ClientId client, Currency currency, Money total);

  /** Returns the credit notes of an invoice that are not cancelled. */
  List<Invoice> creditNotesOf(CompanyId company, InvoiceId parent);

  /**
   * The request that made an invoice.
   *
   * @param hash SHA-256 of the canonical JSON, lower-case hex; not null
   * @param json canonical JSON, to name the first difference; not null
   */
  record CanonicalRequest(String hash, String json) {}

  /**
   * What an idempotency key made.
   *
   * @param invoice not null
   * @param request the request that made it; not null
   */
  record Keyed(Invoice invoice, CanonicalRequest request) {}
}
