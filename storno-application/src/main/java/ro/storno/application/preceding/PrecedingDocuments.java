package ro.storno.application.preceding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;

/** Proformas and delivery notes as aggregates. */
public interface PrecedingDocuments {
  Optional<PrecedingDocument> find(CompanyId company, PrecedingKind kind, PrecedingId id);

  /** Finds a document and locks it until the transaction ends. */
  Optional<PrecedingDocument> findForUpdate(CompanyId company, PrecedingKind kind, PrecedingId id);

  void add(PrecedingDocument document);

  /**
   * Saves a changed document.
   *
   * @throws ro.storno.application.ApplicationException.Conflict if it was changed meanwhile
   *     (version)
   */
  void update(PrecedingDocument document);

  /** Deletes a document for good. */
  void remove(CompanyId company, PrecedingId id);

  /**
   * Finds what takes some documents back, cancelled ones left out.
   *
   * @param originals documents that may be taken back; not null
   * @return by the original; those that nothing takes back are missing
   */
  Map<PrecedingId, Reversal> reversalsOf(CompanyId company, Collection<PrecedingId> originals);

  /**
   * A document that takes another one back.
   *
   * @param id not null
   * @param number as shown; not null
   * @param stage not null
   */
  record Reversal(PrecedingId id, String number, Stage stage) {}

  /** Returns documents of a kind, newest issue date first. */
  Page<PrecedingDocument> list(
      CompanyId company, PrecedingKind kind, Filter filter, Page.Request page);

  /**
   * Which documents to list; null means any.
   *
   * @param search part of the number or of the client's name or tax code
   * @param stages any of these, all if empty; not null
   * @param from earliest day of issue
   * @param to latest day of issue
   * @param client those of a client
   */
  record Filter(
      @Nullable String search,
      Set<Stage> stages,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable ClientId client) {
    /** Every document. */
    public static final Filter ANY = new Filter(null, Set.of(), null, null, null);

    /** Takes a copy. */
    public Filter {
      stages = Set.copyOf(stages);
    }
  }
}
