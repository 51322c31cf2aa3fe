package ro.storno.domain.preceding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.SourceDocument;
import ro.storno.domain.numbering.DocumentNumber;

/**
 * A document that precedes an invoice. Its content is that of the invoice it would become: the same
 * lines, parties and texts under the same rules, so that turning it into one copies and never
 * translates. Immutable: every operation returns the document as it stands afterwards, or throws a
 * {@link DomainException} that says why not.
 *
 * @param id identity; not null
 * @param company the tenant; not null
 * @param kind proforma or delivery note; not null
 * @param version counts saved changes, for optimistic locking
 * @param stage not null
 * @param number null until given; kept ever after
 * @param draftNumber shown until then; not null
 * @param content what was entered; its series is one of this kind; not null
 * @param validUntil last day of the offer, or null
 * @param totals calculated from the content; not null
 * @param reversed the document that this one takes back, or null
 * @param reached when it came to each stage it stands in or passed; not null
 * @param rejection what the client said, or null
 * @param cancellation why it was cancelled, or null
 * @param conversion the invoice it became, or null
 * @param createdAt not null
 * @param updatedAt or null
 */
public record PrecedingDocument(
    PrecedingId id,
    CompanyId company,
    PrecedingKind kind,
    long version,
    Stage stage,
    @Nullable DocumentNumber number,
    String draftNumber,
    InvoiceContent content,
    @Nullable LocalDate validUntil,
    DocumentTotals totals,
    @Nullable PrecedingId reversed,
    Map<Stage, Instant> reached,
    @Nullable Remark rejection,
    @Nullable Remark cancellation,
    @Nullable Conversion conversion,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /** Takes a copy. */
  public PrecedingDocument {
    reached = Map.copyOf(reached);
  }

  /**
   * Why something was done, as far as anybody said.
   *
   * @param reason in short, or null
   * @param notes at length, or null
   */
  public record Remark(@Nullable String reason, @Nullable String notes) {
    /** Nothing was said. */
    public static final Remark NONE = new Remark(null, null);
  }

  /**
   * The invoice that the document became.
   *
   * @param invoice not null
   * @param number as the invoice showed it then; not null
   */
  public record Conversion(InvoiceId invoice, String number) {}

  /**
   * Starts a draft.
   *
   * @param number for a kind that is numbered at once, else null
   * @param draftNumber shown where there is no number; not null
   * @param reversed the document that it takes back, or null
   * @throws DomainException if the content breaks a rule
   */
  public static PrecedingDocument draft(
      PrecedingId id,
      CompanyId company,
      PrecedingKind kind,
      @Nullable DocumentNumber number,
      String draftNumber,
      InvoiceContent content,
      @Nullable LocalDate validUntil,
      @Nullable PrecedingId reversed,
      Instant now) {
    check(content, validUntil, reversed != null);
    return new PrecedingDocument(
        id,
        company,
        kind,
        0,
        Stage.DRAFT,
        number,
        draftNumber,
        content,
        validUntil,
        TotalsCalculator.totals(content.currency(), content.lines()),
        reversed,
        Map.of(),
        null,
        null,
        null,
        now,
        null);
  }

  /**
   * Returns all that forbids some content, with the path of the field at fault; empty if nothing.
   *
   * @param reversing whether the document takes another one back: quantities are negative then
   */
  public static List<DomainException> violations(
      InvoiceContent content, @Nullable LocalDate validUntil, boolean reversing) {
    List<DomainException> found = new ArrayList<>(Invoice.violations(content));
    if (content.buyer() == null) {
      found.add(new DomainException.RuleViolated("clientId", "Choose the client."));
    }
    if (validUntil != null && validUntil.isBefore(content.issueDate())) {
      found.add(
          new DomainException.RuleViolated(
              "validUntil", "The last day of validity cannot be before the issue date."));
    }
    for (int i = 0; i < content.lines().size(); i++) {
      if (!reversing && content.lines().get(i).quantity().signum() < 0) {
        found.add(
            new DomainException.RuleViolated(
                "lines[" + i + "].quantity", "Quantity must be greater than 0."));
      }
    }
    return found;
  }

  private static void check(
      InvoiceContent content, @Nullable LocalDate validUntil, boolean reversing) {
    for (DomainException violation : violations(content, validUntil, reversing)) {
      throw violation;
    }
  }

  /** Returns the number as shown: the real one once there is one, before that the draft's. */
  public String displayNumber() {
    return number == null ? draftNumber : number.text();
  }

  /** Returns when the document came to a stage, or null if it never did. */
  public @Nullable Instant reachedAt(Stage wanted) {
    return reached.get(wanted);
  }

  /** Returns what an invoice remembers of this document. */
  public SourceDocument asSource() {
    return new SourceDocument(kind.seriesType(), id.value(), displayNumber());
  }

  /**
   * Returns the document with other content.
   *
   * @throws DomainException if its stage forbids it or the content breaks a rule
   */
  public PrecedingDocument edit(InvoiceContent changed, @Nullable LocalDate validity, Instant now) {
    require(Operation.UPDATE);
    check(changed, validity, reversed != null);
    return with(stage, number, changed, validity, reached, rejection, cancellation, null, now);
  }

  /**
   * Checks that the document may be deleted. A number that was given at issue keeps a document
   * forever; a proforma is no fiscal document, and its number may stay unused.
   *
   * @throws DomainException if it may not
   */
  public void requireDeletable() {
    require(Operation.DELETE);
    if (number != null && !kind.numberedAtOnce()) {
      throw refused(Operation.DELETE, "it carried the number " + number + "; cancel it instead");
    }
  }

  /** Returns the document as handed to the client. */
  public PrecedingDocument send(Instant now) {
    return move(Operation.SEND, rejection, cancellation, now);
  }

  /** Returns the document as the client accepted it. */
  public PrecedingDocument accept(Instant now) {
    return move(Operation.ACCEPT, rejection, cancellation, now);
  }

  /** Returns the document as the client rejected it. */
  public PrecedingDocument reject(Remark remark, Instant now) {
    return move(Operation.REJECT, remark, cancellation, now);
  }

  /** Returns the cancelled document; a number stays. */
  public PrecedingDocument cancel(Remark remark, Instant now) {
    return move(Operation.CANCEL, rejection, remark, now);
  }

  /** Returns the cancelled document as a draft again; a number stays. */
  public PrecedingDocument restore(Instant now) {
    require(Operation.RESTORE);
    return with(
        Stage.DRAFT, number, content, validUntil, Map.of(), rejection, null, conversion, now);
  }

  /**
   * Returns the issued document.
   *
   * @param allotted the next number of the series; ignored if the document already carries one
   */
  public PrecedingDocument issue(DocumentNumber allotted, Instant now) {
    require(Operation.ISSUE);
    PrecedingDocument issued = move(Operation.ISSUE, rejection, cancellation, now);
    return issued.with(
        issued.stage,
        number == null ? allotted : number,
        content,
        validUntil,
        issued.reached,
        rejection,
        cancellation,
        null,
        now);
  }

  /**
   * Returns the document as it became an invoice.
   *
   * @param operation alone or together with others; not null
   */
  public PrecedingDocument convert(Operation operation, Conversion made, Instant now) {
    require(operation);
    return with(
        Stage.CONVERTED,
        number,
        content,
        validUntil,
        reached(Stage.CONVERTED, now),
        rejection,
        cancellation,
        made,
        now);
  }

  /** Returns the lines as a document would have them that takes this one back. */
  public List<DocumentLine> negatedLines() {
    require(Operation.STORNO);
    if (reversed != null) {
      throw refused(Operation.STORNO, "it takes back another one itself");
    }
    return content.lines().stream().map(DocumentLine::negated).toList();
  }

  /**
   * Checks that an operation is allowed.
   *
   * @throws DomainException.IllegalState if it is not; says why
   */
  public void require(Operation operation) {
    if (!kind.lifecycle().allows(operation, stage)) {
      boolean there = kind.lifecycle().target(operation, stage) == stage;
      throw refused(operation, why(operation, there));
    }
  }

  /**
   * Returns why an operation is refused to a document that another one takes back.
   *
   * @param reversal number of the other one as shown; not null
   */
  public DomainException takenBack(Operation operation, String reversal) {
    return refused(operation, "it is taken back by " + reversal);
  }

  /**
   * Returns why an operation is refused to a document that takes back a cancelled one.
   *
   * @param original number of the other one as shown; not null
   */
  public DomainException originalCancelled(Operation operation, String original) {
    return refused(operation, "what it takes back, " + original + ", is cancelled");
  }

  private String why(Operation operation, boolean there) {
    if (conversion != null) {
      return "it has already been converted to the invoice " + conversion.number();
    }
    boolean already = there && operation != Operation.UPDATE && operation != Operation.DELETE;
    return "it is " + (already && stage != Stage.CONVERTED ? "already " : "") + stage.wireName();
  }

  private DomainException refused(Operation operation, String why) {
    return new DomainException.IllegalState(
        kind.title() + " cannot be " + operation.participle() + ": " + why + ".");
  }

  private PrecedingDocument move(
      Operation operation, @Nullable Remark rejected, @Nullable Remark cancelled, Instant now) {
    require(operation);
    Stage target = kind.lifecycle().target(operation, stage);
    return with(
        target,
        number,
        content,
        validUntil,
        reached(target, now),
        rejected,
        cancelled,
        conversion,
        now);
  }

  private Map<Stage, Instant> reached(Stage target, Instant now) {
    Map<Stage, Instant> all = new EnumMap<>(Stage.class);
    all.putAll(reached);
    all.put(target, now);
    return all;
  }

  private PrecedingDocument with(
      Stage newStage,
      @Nullable DocumentNumber newNumber,
      InvoiceContent newContent,
      @Nullable LocalDate newValidUntil,
      Map<Stage, Instant> newReached,
      @Nullable Remark newRejection,
      @Nullable Remark newCancellation,
      @Nullable Conversion newConversion,
      Instant now) {
    return new PrecedingDocument(
        id,
        company,
        kind,
        version,
        newStage,
        newNumber,
        draftNumber,
        newContent,
        newValidUntil,
        newContent == content
            ? totals
            : TotalsCalculator.totals(newContent.currency(), newContent.lines()),
        reversed,
        newReached,
        newRejection,
        newCancellation,
        newConversion,
        createdAt,
        now);
  }
}
