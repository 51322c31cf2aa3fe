package ro.storno.application.recurring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.catalog.Products;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.Clients;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.DomainException;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.recurring.AutoEmail;
import ro.storno.domain.recurring.DueDateRule;
import ro.storno.domain.recurring.Frequency;
import ro.storno.domain.recurring.PriceRule;
import ro.storno.domain.recurring.Pricing;
import ro.storno.domain.recurring.RecurringLine;
import ro.storno.domain.recurring.RecurringTemplate;
import ro.storno.domain.recurring.Schedule;
import ro.storno.domain.tax.VatRateId;

/**
 * Turns what was typed into a recurring invoice: what it says is what an invoice would be refused
 * for, told when it is typed rather than when it falls due. The pages answer 422 to all of it. Runs
 * in the company's transaction.
 */
final class RecurringDrafting {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private final CommandValidator validator;
  private final InvoiceDrafting drafting;
  private final Clients clients;
  private final SeriesBook seriesBook;
  private final VatRates vatRates;
  private final Products products;

  RecurringDrafting(
      CommandValidator validator,
      InvoiceDrafting drafting,
      Clients clients,
      SeriesBook seriesBook,
      VatRates vatRates,
      Products products) {
    this.validator = validator;
    this.drafting = drafting;
    this.clients = clients;
    this.seriesBook = seriesBook;
    this.vatRates = vatRates;
    this.products = products;
  }

  /** What was typed, understood. */
  record Drafted(
      @Nullable String reference,
      boolean active,
      RecurringTemplate template,
      Schedule schedule,
      LocalDate next,
      @Nullable LocalDate stop,
      DueDateRule due) {}

  /**
   * Drafts.
   *
   * @throws ApplicationException.Unacceptable if something is missing or wrong; names every field
   */
  Drafted draft(CompanyScope scope, RecurringEntry entry) {
    FieldErrors errors = validator.errors(entry);
    Schedule schedule = schedule(entry, errors);
    DueDateRule due = due(entry, errors);
    AutoEmail email = email(entry, errors);
    LatePenalty penalty = penalty(entry, errors);
    List<Pricing> pricing = pricing(entry, errors);
    references(scope, entry, errors);
    errors.throwUnacceptable();
    InvoiceContent content = content(scope, entry);
    return new Drafted(
        text(entry.reference()),
        !Boolean.FALSE.equals(entry.isActive()),
        new RecurringTemplate(
            new ClientId(Objects.requireNonNull(entry.clientId())),
            new SeriesId(Objects.requireNonNull(entry.seriesId())),
            entry.takesBack() ? DocumentType.CREDIT_NOTE : DocumentType.INVOICE,
            content.typeCode(),
            content.operationKind(),
            content.currency(),
            text(entry.notes()),
            text(entry.paymentTerms()),
            Objects.requireNonNull(email),
            penalty,
            Boolean.TRUE.equals(entry.penaltyEnabled()),
            lines(entry, content.lines(), pricing)),
        Objects.requireNonNull(schedule),
        Objects.requireNonNull(entry.nextIssuanceDate()),
        entry.stopDate(),
        Objects.requireNonNull(due));
  }

  private static @Nullable Schedule schedule(RecurringEntry entry, FieldErrors errors) {
    String name = entry.frequency();
    Integer day = entry.frequencyDay();
    if (name == null || name.isBlank()) {
      return null;
    }
    Frequency frequency = Frequency.ofWireName(name).orElse(null);
    errors.addIf(
        frequency == null,
        "frequency",
        "Choose weekly, biweekly, monthly, bimonthly, quarterly, semiannual or annual.");
    return frequency == null || day == null
        ? null
        : errors.capture("", () -> new Schedule(frequency, day, entry.frequencyMonth()));
  }

  private static @Nullable DueDateRule due(RecurringEntry entry, FieldErrors errors) {
    String name = entry.dueDateType();
    if (name == null || name.isBlank()) {
      return null;
    }
    DueDateRule.Type type = DueDateRule.Type.ofWireName(name).orElse(null);
    if (type == null) {
      errors.add("dueDateType", "Choose fixed or relative.");
      return null;
    }
    boolean relative = type == DueDateRule.Type.RELATIVE;
    Integer number = relative ? entry.dueDateDays() : entry.dueDateFixedDay();
    if (number == null) {
      errors.add(
          relative ? "dueDateDays" : "dueDateFixedDay",
          "This is required if dueDateType is " + type.wireName() + ".");
      return null;
    }
    return errors.capture("", () -> new DueDateRule(type, number));
  }

  private static @Nullable AutoEmail email(RecurringEntry entry, FieldErrors errors) {
    String typed = text(entry.autoEmailTime());
    LocalTime time = AutoEmail.OFF.time();
    if (typed != null) {
      try {
        time = LocalTime.parse(typed, TIME);
      } catch (DateTimeParseException malformed) {
        errors.add("autoEmailTime", "Give a time of day such as 09:00.");
      }
    }
    LocalTime chosen = time;
    Integer offset = entry.autoEmailDayOffset();
    return errors.capture(
        "",
        () ->
            new AutoEmail(
                Boolean.TRUE.equals(entry.autoEmailEnabled()),
                chosen,
                offset == null ? 0 : offset));
  }

  /** A rate of nought is what forms send where penalties are off. */
  private static @Nullable LatePenalty penalty(RecurringEntry entry, FieldErrors errors) {
    BigDecimal percent = entry.penaltyPercentPerDay();
    if (percent == null || percent.signum() == 0) {
      errors.addIf(
          Boolean.TRUE.equals(entry.penaltyEnabled()),
          "penaltyPercentPerDay",
          "This is required if penalties are enabled.");
      return null;
    }
    Integer grace = entry.penaltyGraceDays();
    Percentage perDay = errors.captureAs("penaltyPercentPerDay", () -> Percentage.of(percent));
    return perDay == null
        ? null
        : errors.capture("", () -> new LatePenalty(perDay, grace == null ? 0 : grace));
  }

  private static List<Pricing> pricing(RecurringEntry entry, FieldErrors errors) {
    List<Pricing> pricing = new ArrayList<>();
    List<RecurringEntry.Line> lines = entry.lines() == null ? List.of() : entry.lines();
    for (int i = 0; i < lines.size(); i++) {
      RecurringEntry.@Nullable Line line = lines.get(i);
      if (line != null) {
        pricing.add(pricing(line, "lines[" + i + "].", errors));
      }
    }
    return pricing;
  }

  private static Pricing pricing(RecurringEntry.Line line, String at, FieldErrors errors) {
    String name = text(line.priceRule());
    PriceRule rule = name == null ? PriceRule.FIXED : PriceRule.ofWireName(name).orElse(null);
    if (rule == null) {
      errors.add(at + "priceRule", "Choose fixed, exchange_rate, markup or latest_product_price.");
      return Pricing.FIXED;
    }
    String code = text(line.referenceCurrency());
    Currency reference =
        code == null
            ? null
            : errors.captureAs(
                at + "referenceCurrency", () -> Currency.of(code.toUpperCase(Locale.ROOT)));
    BigDecimal percent = line.markupPercent();
    errors.addIf(
        rule == PriceRule.EXCHANGE_RATE && code == null,
        at + "referenceCurrency",
        "This is required if priceRule is exchange_rate.");
    errors.addIf(
        rule == PriceRule.MARKUP && percent == null,
        at + "markupPercent",
        "This is required if priceRule is markup.");
    errors.addIf(
        rule == PriceRule.LATEST_PRODUCT_PRICE && line.productId() == null,
        at + "productId",
        "This is required if priceRule is latest_product_price.");
    Percentage markup =
        percent == null
            ? null
            : errors.captureAs(at + "markupPercent", () -> Percentage.of(percent));
    return new Pricing(rule, reference, markup);
  }

  /** What is named must be there: the pages answer 422, not 404. */
  private void references(CompanyScope scope, RecurringEntry entry, FieldErrors errors) {
    String type = text(entry.documentType());
    errors.addIf(
        type != null && DocumentType.ofWireName(type).isEmpty(),
        "documentType",
        "Choose invoice or credit_note.");
    UUID client = entry.clientId();
    errors.addIf(
        client != null
            && clients
                .find(scope.company(), new ClientId(client))
                .filter(found -> found.deletedAt() == null)
                .isEmpty(),
        "clientId",
        "Client not found");
    UUID series = entry.seriesId();
    if (series != null) {
      series(seriesBook.find(scope.company(), new SeriesId(series)).orElse(null), errors);
    }
    lineReferences(scope, entry.lines() == null ? List.of() : entry.lines(), errors);
  }

  private static void series(@Nullable Series series, FieldErrors errors) {
    if (series == null) {
      errors.add("seriesId", "Document series not found");
    } else {
      errors.addIf(
          series.type() != SeriesType.INVOICE || !series.active(),
          "seriesId",
          "Choose an active series of type invoice; a recurring credit note corrects no single"
              + " invoice, so it is issued as an invoice with negative quantities.");
    }
  }

  private void lineReferences(
      CompanyScope scope, List<RecurringEntry.@Nullable Line> lines, FieldErrors errors) {
    Set<VatRateId> rates =
        vatRates.of(scope.company()).stream().map(each -> each.id()).collect(Collectors.toSet());
    Set<ProductId> named = new LinkedHashSet<>();
    lines.forEach(
        line -> {
          if (line != null && line.productId() != null) {
            named.add(new ProductId(line.productId()));
          }
        });
    Set<ProductId> known = new HashSet<>();
    products.findAll(scope.company(), named).values().stream()
        .filter(product -> product.deletedAt() == null)
        .forEach(product -> known.add(product.id()));
    for (int i = 0; i < lines.size(); i++) {
      RecurringEntry.Line line = lines.get(i);
      String at = "lines[" + i + "].";
      UUID rate = line == null ? null : line.vatRateId();
      UUID product = line == null ? null : line.productId();
      errors.addIf(
          rate != null && !rates.contains(new VatRateId(rate)),
          at + "vatRateId",
          "VAT rate not found");
      errors.addIf(
          product != null && !known.contains(new ProductId(product)),
          at + "productId",
          "Product not found");
    }
  }

  /** The invoice that it would become, as far as that can be told today. */
  private InvoiceContent content(CompanyScope scope, RecurringEntry entry) {
    FieldErrors errors = new FieldErrors();
    try {
      InvoiceContent content =
          drafting.template(
              scope,
              entry.asInvoice(
                  Objects.requireNonNull(entry.nextIssuanceDate()),
                  null,
                  entry.notes(),
                  Objects.requireNonNull(entry.lines())));
      for (DomainException each : Invoice.violations(content)) {
        errors.add(each.field(), String.valueOf(each.getMessage()));
      }
      errors.throwUnacceptable();
      return content;
    } catch (ApplicationException.Invalid invalid) {
      throw new ApplicationException.Unacceptable("Validation failed", invalid.orderedErrors());
    }
  }

  private static List<RecurringLine> lines(
      RecurringEntry entry, List<DocumentLine> drafted, List<Pricing> pricing) {
    List<RecurringEntry.Line> typed = Objects.requireNonNull(entry.lines());
    List<RecurringLine> lines = new ArrayList<>(drafted.size());
    for (int i = 0; i < drafted.size(); i++) {
      UUID rate = typed.get(i).vatRateId();
      lines.add(
          new RecurringLine(
              drafted.get(i), rate == null ? null : new VatRateId(rate), pricing.get(i)));
    }
    return lines;
  }

  private static @Nullable String text(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}
