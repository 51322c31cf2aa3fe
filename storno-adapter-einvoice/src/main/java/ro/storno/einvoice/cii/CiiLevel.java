package ro.storno.einvoice.cii;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.OrderLineReference;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.References;

/**
 * How much of an invoice a CII profile has room for, told by its specification identifier (BT-24).
 *
 * <p>The Factur-X profiles form a ladder: each carries what the one below does and more (Factur-X
 * 1.08, part 3). A specification nobody knows counts as EN 16931, the core all of them share.
 */
enum CiiLevel {
  /** Factur-X MINIMUM: parties and sums, no VAT breakdown; not an invoice in Germany. */
  MINIMUM("urn:factur-x.eu:1p0:minimum"),
  /** Factur-X BASIC WL: the whole header in its usual terms, no lines. */
  BASIC_WL("urn:factur-x.eu:1p0:basicwl"),
  /** Factur-X BASIC: BASIC WL and plain lines. */
  BASIC("urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic"),
  /** The semantic model of EN 16931-1:2017, whole: EN 16931, XRechnung, Factur-X EN 16931. */
  EN_16931("urn:cen.eu:en16931:2017"),
  /** Factur-X EXTENDED: more than EN 16931; of it, what our model knows. */
  EXTENDED("urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended");

  private static final String ZUGFERD_2 = "urn:zugferd.de:2p0:";

  private final String customizationId;

  CiiLevel(String customizationId) {
    this.customizationId = customizationId;
  }

  /** The level a specification identifier stands for. */
  static CiiLevel of(@Nullable String customizationId) {
    String id = customizationId == null ? "" : customizationId;
    String today = id.replace(ZUGFERD_2, "urn:factur-x.eu:1p0:");
    for (CiiLevel level : values()) {
      if (level.customizationId.equals(today)) {
        return level;
      }
    }
    return EN_16931;
  }

  /** Whether documents of this level have lines (BG-25). */
  boolean hasLines() {
    return compareTo(BASIC) >= 0;
  }

  /** Whether documents of this level have a VAT breakdown (BG-23) and payment terms. */
  boolean hasBreakdown() {
    return this != MINIMUM;
  }

  /** The invoice without the terms that this level has no room for. */
  ElectronicInvoice carried(ElectronicInvoice invoice) {
    return switch (this) {
      case MINIMUM -> minimum(invoice);
      case BASIC_WL -> basicHeader(invoice).lines(List.of()).build();
      case BASIC -> basicHeader(invoice).lines(each(invoice, CiiLevel::basicLine)).build();
      case EN_16931 ->
          invoice.toBuilder().lines(each(invoice, CiiLevel::withoutOrderNumber)).build();
      case EXTENDED -> invoice;
    };
  }

  private static List<InvoiceLine> each(
      ElectronicInvoice invoice, java.util.function.UnaryOperator<InvoiceLine> change) {
    return invoice.lines().stream().map(change).toList();
  }

  private static ElectronicInvoice minimum(ElectronicInvoice invoice) {
    DocumentTotals totals = invoice.totals();
    return ElectronicInvoice.builder()
        .processControl(invoice.processControl())
        .number(invoice.number())
        .typeCode(invoice.typeCode())
        .issueDate(invoice.issueDate())
        .currency(invoice.currency())
        .buyerReference(invoice.buyerReference())
        .seller(minimumParty(invoice.seller()).address(countryOf(invoice.seller())).build())
        .buyer(minimumParty(invoice.buyer()).vatId(null).taxRegistrationId(null).build())
        .references(References.builder().orders(purchaseOrders(invoice)).build())
        .totals(
            DocumentTotals.builder()
                .taxExclusiveAmount(totals.taxExclusiveAmount())
                .vatTotal(totals.vatTotal())
                .taxInclusiveAmount(totals.taxInclusiveAmount())
                .payableAmount(totals.payableAmount())
                .build())
        .build();
  }

  private static Party.Builder minimumParty(Party party) {
    return Party.builder()
        .name(party.name())
        .legalRegistrationId(party.legalRegistrationId())
        .vatId(party.vatId())
        .taxRegistrationId(party.taxRegistrationId());
  }

  private static @Nullable PostalAddress countryOf(Party party) {
    PostalAddress address = party.address();
    return address == null
        ? null
        : PostalAddress.builder().countryCode(address.countryCode()).build();
  }

  private static List<OrderReference> purchaseOrders(ElectronicInvoice invoice) {
    return invoice.references().orders().stream()
        .filter(order -> order.purchaseOrder() != null)
        .map(order -> new OrderReference(order.purchaseOrder(), null))
        .toList();
  }

  private static ElectronicInvoice.Builder basicHeader(ElectronicInvoice invoice) {
    References references = invoice.references();
    return invoice.toBuilder()
        .taxPointDate(null)
        .seller(basicParty(invoice.seller()))
        .buyer(basicParty(invoice.buyer()).toBuilder().tradingName(null).build())
        .references(
            References.builder()
                .orders(purchaseOrders(invoice))
                .contract(references.contract())
                .despatchAdvice(references.despatchAdvice())
                .build())
        .supportingDocuments(List.of())
        .paymentInstructions(
            invoice.paymentInstructions().stream().map(CiiLevel::basicPayment).toList());
  }

  private static Party basicParty(Party party) {
    return party.toBuilder().additionalLegalInformation(null).contact(null).build();
  }

  private static PaymentInstruction basicPayment(PaymentInstruction instruction) {
    CreditTransfer account = instruction.creditTransfer();
    return instruction.toBuilder()
        .meansText(null)
        .card(null)
        .creditTransfer(account == null ? null : new CreditTransfer(account.account(), null, null))
        .build();
  }

  private static InvoiceLine basicLine(InvoiceLine line) {
    Item item = line.item();
    return line.toBuilder()
        .invoicedObject(null)
        .orderLine(null)
        .buyerAccountingReference(null)
        .allowances(line.allowances().stream().map(CiiLevel::amountOnly).toList())
        .charges(line.charges().stream().map(CiiLevel::amountOnly).toList())
        .item(Item.builder().name(item.name()).standardId(item.standardId()).build())
        .build();
  }

  private static AllowanceCharge amountOnly(AllowanceCharge item) {
    return item.toBuilder().baseAmount(null).percentage(null).build();
  }

  private static InvoiceLine withoutOrderNumber(InvoiceLine line) {
    OrderLineReference order = line.orderLine();
    if (order == null || order.orderNumber() == null) {
      return line;
    }
    return line.toBuilder()
        .orderLine(order.lineId() == null ? null : new OrderLineReference(order.lineId(), null))
        .build();
  }
}
