package ro.storno.einvoice;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Attachment;
import ro.storno.domain.einvoice.DirectDebit;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.PaymentInstruction;

/** Fills every term of the model with something, or leaves it out when that is allowed. */
public final class AnyInvoice {
  private static final String LETTERS = "abcXYZ 09șțăâîȘ€&<>\"'-./🪑\t";
  private final Random random;

  /** Invoices that follow from a source of chance. */
  public AnyInvoice(Random random) {
    this.random = random;
  }

  /** An invoice that UBL can carry. */
  public ElectronicInvoice invoice() {
    ElectronicInvoice any = (ElectronicInvoice) fill(ElectronicInvoice.class);
    var order = any.references().orders().stream().limit(1).toList();
    boolean foreign = random.nextBoolean();
    return any.toBuilder()
        .number("N" + random.nextInt(1000))
        .issueDate(date())
        .typeCode(random.nextBoolean() ? "380" : "381")
        .currency("EUR")
        .vatAccountingCurrency(foreign ? "RON" : null)
        .references(any.references().toBuilder().orders(order).build())
        .lines(any.lines().stream().map(AnyInvoice::withoutVatOnAllowances).toList())
        .paymentInstructions(oneCreditor(any.paymentInstructions()))
        .totals(
            any.totals().toBuilder()
                .vatTotal(amount())
                .vatTotalInAccountingCurrency(foreign ? amount() : null)
                .payableAmount(amount())
                .build())
        .build();
  }

  /** On a line the VAT category is that of the line. */
  private static InvoiceLine withoutVatOnAllowances(InvoiceLine line) {
    return line.toBuilder()
        .allowances(withoutVat(line.allowances()))
        .charges(withoutVat(line.charges()))
        .build();
  }

  private static List<AllowanceCharge> withoutVat(List<AllowanceCharge> items) {
    return items.stream()
        .map(item -> item.toBuilder().vatCategoryCode(null).vatRate(null).build())
        .toList();
  }

  /** UBL has one creditor identifier, which all mandates share. */
  private static List<PaymentInstruction> oneCreditor(List<PaymentInstruction> instructions) {
    return instructions.stream()
        .map(
            i ->
                i.directDebit() == null
                    ? i
                    : i.toBuilder()
                        .directDebit(
                            new DirectDebit(
                                i.directDebit().mandateReference(),
                                "DE98ZZZ09999999999",
                                i.directDebit().debitedAccount()))
                        .build())
        .toList();
  }

  private Object fill(Class<?> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      boolean anything = false;
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = value(type, components[i]);
        anything |= values[i] != null && !List.of().equals(values[i]);
      }
      return anything ? type.getDeclaredConstructor(types).newInstance(values) : fill(type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object value(Class<?> owner, RecordComponent component) {
    Class<?> type = component.getType();
    if (type == List.class) {
      Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      return list((Class<?>) element);
    }
    if (!isNeeded(owner, component) && random.nextInt(3) == 0) {
      return null;
    }
    return single(owner, component.getName(), type);
  }

  private List<Object> list(Class<?> element) {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(3); i >= (element.getSimpleName().endsWith("Line") ? 0 : 1); i--) {
      items.add(single(List.class, "item", element));
    }
    return items;
  }

  private Object single(Class<?> owner, String name, Class<?> type) {
    if (type == String.class) {
      return text(owner, name);
    }
    if (type == LocalDate.class) {
      return date();
    }
    if (type == BigDecimal.class) {
      return amount();
    }
    if (type == Attachment.class) {
      byte[] content = new byte[1 + random.nextInt(50)];
      random.nextBytes(content);
      return new Attachment(content, "application/pdf", text(owner, name));
    }
    return fill(type);
  }

  /** Terms that UBL cannot do without, or whose absence it writes in another way. */
  private static boolean isNeeded(Class<?> owner, RecordComponent component) {
    return switch (owner.getSimpleName() + "." + component.getName()) {
      case "ElectronicInvoice.processControl",
          "ElectronicInvoice.references",
          "ElectronicInvoice.seller",
          "ElectronicInvoice.buyer",
          "ElectronicInvoice.totals",
          "InvoiceLine.price",
          "InvoiceLine.vat",
          "InvoiceLine.item",
          "InvoiceLine.id",
          "InvoiceLine.netAmount",
          "InvoiceLine.quantity",
          "PriceDetails.netPrice",
          "PriceDetails.discount",
          "PriceDetails.baseQuantity",
          "AllowanceCharge.amount",
          "AllowanceCharge.vatCategoryCode",
          "VatBreakdown.taxAmount",
          "VatBreakdown.taxableAmount",
          "PrecedingInvoice.number",
          "SupportingDocument.reference",
          "OrderLineReference.lineId",
          "ItemAttribute.name",
          "PaymentInstruction.meansCode",
          "PaymentInstruction.meansText",
          "PaymentCard.accountNumber",
          "Identifier.value",
          "InvoiceNote.text",
          "ItemClassification.code" ->
          true;
      default -> false;
    };
  }

  private String text(Class<?> owner, String name) {
    if (owner.getSimpleName().equals("SupportingDocument") && name.equals("typeCode")) {
      return "916";
    }
    if (owner.getSimpleName().equals("InvoiceNote") && name.equals("subjectCode")) {
      return "AAI";
    }
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(8); i > 0; i--) {
      int at = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
      text.appendCodePoint(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at)));
    }
    return text.append("y").toString();
  }

  private BigDecimal amount() {
    return new BigDecimal(BigInteger.valueOf(random.nextInt(1_000_000)), random.nextInt(5));
  }

  private LocalDate date() {
    return LocalDate.of(2020 + random.nextInt(10), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }
}
