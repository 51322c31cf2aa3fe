package ro.storno.application.invoice;

import jakarta.validation.groups.Default;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CanonicalForm;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.payment.Payments;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.Problem;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;

/** Makes a draft invoice or credit note, once per idempotency key. */
public final class CreateInvoice {
  /** How long a draft without a key is taken for the twin of an equal one (create.md). */
  private static final Duration TWIN_WINDOW = Duration.ofMinutes(60);

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Invoices invoices;
  private final Payments payments;
  private final InvoiceDrafting drafting;
  private final InvoiceChecks checks;
  private final InvoiceDetails details;
  private final Ids ids;
  private final Clock clock;

  /** Creates with the given ports; none is null. */
  public CreateInvoice(
      CommandValidator validator,
      Transactions transactions,
      Invoices invoices,
      Payments payments,
      InvoiceDrafting drafting,
      InvoiceChecks checks,
      InvoiceDetails details,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.invoices = invoices;
    this.payments = payments;
    this.drafting = drafting;
    this.checks = checks;
    this.details = details;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes the draft. The same idempotency key with the same meaning returns what was made first,
   * however many ask at the same time; without a key, an equal draft of the last hour is returned,
   * unless the company has switched that off.
   *
   * @throws ApplicationException.Invalid if a field is malformed
   * @throws ApplicationException.NotFound if client, series, parent or VAT rate do not exist
   * @throws ApplicationException.Unacceptable if the key was used with another meaning; names the
   *     first difference
   * @throws ro.storno.domain.DomainException if the invoice breaks a rule
   */
  public Result create(CompanyScope scope, InvoiceEntry entry) {
    scope.requireToChange(Permission.INVOICE_CREATE);
    if (entry.collect() != null) {
      scope.requireToChange(Permission.PAYMENT_CREATE);
    }
    validator.check(entry, Default.class, InvoiceEntry.Creation.class);
    String typed = entry.idempotencyKey();
    String key = typed == null || typed.isBlank() ? null : typed;
    CanonicalForm form = CanonicalForm.of(entry, "idempotencyKey");
    Made made =
        drafting.suppliedWithRates(
            rates ->
                transactions.inCompany(
                    scope.company(), () -> make(scope, entry, key, form, rates)));
    if (made.replayed != null) {
      return replayed(scope, made.replayed);
    }
    InvoiceDetails.Gathered gathered = Objects.requireNonNull(made.gathered);
    InvoiceValidation validation =
        checks.quick(gathered.invoice(), details.today(scope), made.doubts);
    return new Result(details.told(scope, gathered), validation, false);
  }

  /**
   * Makes a draft in a running transaction of the company, for a use case that does more in the
   * same commit. It is never taken for the twin of another draft.
   *
   * @param entry without a payment and without an idempotency key; not null
   * @param finish what no entry can say; not null
   * @param rates from {@link #suppliedWithRates}; not null
   * @throws ApplicationException as for {@link #create}
   * @throws ro.storno.domain.DomainException if the invoice breaks a rule
   */
  public Invoice draftWithin(
      CompanyScope scope,
      InvoiceEntry entry,
      UnaryOperator<InvoiceContent> finish,
      ExchangeRates.Supply rates) {
    scope.requireToChange(Permission.INVOICE_CREATE);
    validator.check(entry, Default.class, InvoiceEntry.Creation.class);
    Instant now = clock.instant();
    InvoiceContent content = finish.apply(drafting.draft(scope, entry, rates).content());
    Invoice draft = draft(scope, content, null, now);
    invoices.add(draft, null, events(scope, draft, null, now));
    return draft;
  }

  /** Does work that drafts, supplied with exchange rates; it may be broken off and done again. */
  public <T> T suppliedWithRates(Function<ExchangeRates.Supply, T> work) {
    return drafting.suppliedWithRates(work);
  }

  private Invoice draft(
      CompanyScope scope, InvoiceContent content, @Nullable String key, Instant now) {
    return Invoice.draft(
        new InvoiceId(ids.next()), scope.company(), "DRAFT-" + ids.hex(8), content, key, now);
  }

  /** Either what was made or the id of what had been made before. */
  private record Made(
      InvoiceDetails.@Nullable Gathered gathered,
      @Nullable InvoiceId replayed,
      List<Problem> doubts) {
    static Made before(InvoiceId id) {
      return new Made(null, id, List.of());
    }
  }

  private Made make(
      CompanyScope scope,
      InvoiceEntry entry,
      @Nullable String key,
      CanonicalForm form,
      ExchangeRates.Supply rates) {
    Optional<InvoiceId> known = key == null ? Optional.empty() : keyed(scope, key, form);
    if (known.isPresent()) {
      return Made.before(known.get());
    }
    Instant now = clock.instant();
    InvoiceDrafting.Drafted drafted = drafting.draft(scope, entry, rates);
    Invoice draft = draft(scope, drafted.content(), key, now);
    Optional<InvoiceId> twin = key == null ? twin(scope, draft, now) : Optional.empty();
    if (twin.isPresent()) {
      return Made.before(twin.get());
    }
    return save(scope, entry, drafted, draft, key, form, now);
  }

  private Made save(
      CompanyScope scope,
      InvoiceEntry entry,
      InvoiceDrafting.Drafted drafted,
      Invoice draft,
      @Nullable String key,
      CanonicalForm form,
      Instant now) {
    Payment payment =
        entry.collect() == null ? null : collected(scope, draft, entry.collect(), now);
    Invoice invoice = payment == null ? draft : draft.pay(payment, details.today(scope), now);
    List<InvoiceEvent> events = events(scope, invoice, payment, now);
    Invoices.CanonicalRequest request =
        key == null ? null : new Invoices.CanonicalRequest(form.hash(), form.json());
    if (!invoices.add(invoice, request, events)) {
      // Somebody with the same key was faster, and has committed by now.
      return Made.before(keyed(scope, Objects.requireNonNull(key), form).orElseThrow());
    }
    if (payment != null) {
      payments.add(payment);
    }
    Invoice parent = drafted.parent();
    return new Made(
        new InvoiceDetails.Gathered(
            invoice,
            payment == null ? List.of() : List.of(payment),
            newestFirst(events),
            List.of(),
            drafted.series(),
            parent == null ? null : InvoiceDetail.Parent.of(parent),
            false,
            null),
        null,
        drafted.doubts());
  }

  private Optional<InvoiceId> keyed(CompanyScope scope, String key, CanonicalForm form) {
    Optional<Invoices.Keyed> keyed = invoices.findByIdempotencyKey(scope.company(), key);
    keyed.ifPresent(found -> requireSameMeaning(found.request(), form));
    return keyed.map(found -> found.invoice().id());
  }

  private static void requireSameMeaning(Invoices.CanonicalRequest first, CanonicalForm form) {
    if (first.hash().equals(form.hash())) {
      return;
    }
    CanonicalForm original = CanonicalForm.ofJson(first.json());
    String path = form.firstDifference(original).orElse("idempotencyKey");
    String was = original.entries().get(path);
    String now = form.entries().get(path);
    String difference =
        "was "
            + (was == null ? "absent" : "'" + was + "'")
            + ", is now "
            + (now == null ? "absent" : "'" + now + "'");
    throw new ApplicationException.Unacceptable(
        "The idempotency key was used for another invoice: "
            + path
            + " "
            + difference
            + ". Send the first request again, or choose another key.",
        Map.of(path, difference));
  }

  private Optional<InvoiceId> twin(CompanyScope scope, Invoice draft, Instant now) {
    if (!scope.profile().settings().fallbackDeduplication()) {
      return Optional.empty();
    }
    InvoiceContent content = draft.content();
    Money total = draft.totals().total();
    invoices.lockTwins(scope.company(), content.clientId(), content.currency(), total);
    return invoices
        .findTwinDraft(
            scope.company(), content.clientId(), content.currency(), total, now.minus(TWIN_WINDOW))
        .filter(twin -> sameBuyer(twin.content(), content))
        .map(Invoice::id);
  }

  /** Buyers who are no clients have no id to compare: then the names must be the same. */
  private static boolean sameBuyer(InvoiceContent one, InvoiceContent other) {
    return one.documentType() == other.documentType()
        && Objects.equals(one.parent(), other.parent())
        && Objects.equals(
            Optional.ofNullable(one.buyer()).map(Party::name),
            Optional.ofNullable(other.buyer()).map(Party::name));
  }

  private Payment collected(
      CompanyScope scope, Invoice draft, InvoiceEntry.Collect collect, Instant now) {
    FieldErrors errors = new FieldErrors();
    Optional<PaymentMethod> method = RecordPayment.method(collect.type());
    errors.addIf(method.isEmpty(), "collect.type", RecordPayment.UNKNOWN_METHOD);
    BigDecimal value = collect.value();
    Money amount =
        value == null
            ? draft.totals().total()
            : errors.captureAs("collect.value", () -> Money.of(value, draft.content().currency()));
    errors.throwInvalid();
    LocalDate day = collect.issueDate();
    return new Payment(
        new PaymentId(ids.next()),
        scope.company(),
        draft.id(),
        Objects.requireNonNull(amount),
        day == null ? details.today(scope) : day,
        method.orElseThrow(),
        collect.documentNumber(),
        collect.mentions(),
        false,
        now);
  }

  private List<InvoiceEvent> events(
      CompanyScope scope, Invoice invoice, @Nullable Payment payment, Instant now) {
    UserId by = scope.actor().user();
    InvoiceEvent created =
        new InvoiceEvent(
            ids.next(),
            InvoiceEvent.Type.CREATED,
            null,
            invoice.status(),
            now,
            by,
            "Invoice created",
            Map.of());
    return payment == null
        ? List.of(created)
        : List.of(created, RecordPayment.received(payment, ids.next(), by, now));
  }

  private static List<InvoiceEvent> newestFirst(List<InvoiceEvent> events) {
    List<InvoiceEvent> turned = new ArrayList<>(events);
    Collections.reverse(turned);
    return turned;
  }

  private Result replayed(CompanyScope scope, InvoiceId id) {
    InvoiceDetail detail = details.read(scope, id);
    return new Result(detail, checks.quick(detail.invoice(), detail.today(), List.of()), true);
  }

  /**
   * The draft, new or found.
   *
   * @param invoice not null
   * @param validation quick check; not null
   * @param replayed whether an earlier request had made it
   */
  public record Result(InvoiceDetail invoice, InvoiceValidation validation, boolean replayed) {}
}
