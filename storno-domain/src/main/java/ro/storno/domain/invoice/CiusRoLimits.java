package ro.storno.domain.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.Problem;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.party.RomanianCounty;

/** What CIUS-RO 1.0.9 refuses beyond EN 16931 (BR-RO-*), in the words and paths of the API. */
final class CiusRoLimits {
  private static final Set<String> TYPE_CODES = Set.of("380", "384", "389", "751", "381");
  private static final Set<String> TAX_POINT_CODES = Set.of("3", "35", "432");
  private static final Pattern SECTOR = Pattern.compile("SECTOR[1-6]");
  private static final int MOST_NOTES = 20;

  private final List<Problem> found = new ArrayList<>();

  private CiusRoLimits() {}

  static List<Problem> problems(Invoice invoice, ElectronicInvoice told) {
    CiusRoLimits limits = new CiusRoLimits();
    limits.header(told);
    limits.party("supplier", told.seller());
    boolean record = invoice.content().clientId() != null;
    limits.party(record ? "client" : "receiver", told.buyer());
    limits.delivery(told);
    limits.references(told);
    limits.reasons("", invoice.content().extensions().allowanceCharges());
    for (int i = 0; i < told.lines().size(); i++) {
      String field = "lines[" + i + "]";
      limits.line(field, told.lines().get(i));
      limits.reasons(field + ".", invoice.content().lines().get(i).extensions().allowanceCharges());
    }
    return List.copyOf(limits.found);
  }

  private void header(ElectronicInvoice told) {
    String type = told.typeCode();
    if (type == null || !TYPE_CODES.contains(type)) {
      refuse("invoiceTypeCode", "e-Factura takes the types 380, 381, 384, 389 and 751 only.");
    }
    String code = told.taxPointDateCode();
    if (code != null && !TAX_POINT_CODES.contains(code)) {
      refuse("taxPointDateCode", "e-Factura takes the codes 3, 35 and 432 only.");
    }
    if (code != null && told.taxPointDate() != null) {
      refuse("taxPointDateCode", "Give either taxPointDate or taxPointDateCode, not both.");
    }
    if (told.vatAccountingCurrency() != null
        && told.totals().vatTotalInAccountingCurrency() == null) {
      refuse("exchangeRate", "An invoice in another currency needs its exchange rate to RON.");
    }
    if (told.notes().size() > MOST_NOTES) {
      refuse("notes", "Notes and mentions together are longer than e-Factura takes; shorten them.");
    }
    told.paymentTerms().forEach(terms -> longest("paymentTerms", terms, 300));
    longest("number", told.number(), 200);
  }

  private void party(String field, Party party) {
    required(field + ".name", party.name());
    longest(field + ".name", party.name(), 200);
    PostalAddress address = party.address();
    if (address != null) {
      required(field + ".address", address.line1());
      required(field + ".city", address.city());
      address(field, ".address", address);
    }
    if (party.contact() != null) {
      longest(field + ".contactPerson", party.contact().name(), 100);
      longest(field + ".phone", party.contact().telephone(), 100);
      longest(field + ".email", party.contact().email(), 100);
    }
    longest(field + ".capitalSocial", party.additionalLegalInformation(), 1000);
    if (field.equals("supplier") && party.vatId() == null && party.taxRegistrationId() == null) {
      refuse(field + ".cif", "The issuer needs its CIF.");
    }
  }

  private void address(String field, String streetField, PostalAddress address) {
    longest(field + streetField, address.line1(), 150);
    longest(field + ".city", address.city(), 50);
    longest(field + ".postalCode", address.postCode(), 20);
    if (!"RO".equals(address.countryCode())) {
      return;
    }
    String county = address.countrySubdivision();
    if (county == null || RomanianCounty.find(county).isEmpty()) {
      refuse(field + ".county", "Give a county of Romania, such as Cluj or RO-CJ.");
    } else if (county.equals(RomanianCounty.BUCHAREST.code())
        && (address.city() == null || !SECTOR.matcher(address.city()).matches())) {
      refuse(field + ".city", "For Bucharest give the sector, such as Sector 3.");
    }
  }

  private void delivery(ElectronicInvoice told) {
    told.deliveries().stream()
        .map(ro.storno.domain.einvoice.Delivery::address)
        .forEach(
            address -> {
              if (address != null) {
                String field = "ublExtensions.delivery.deliveryAddress";
                required(field + ".cityName", address.city());
                required(field + ".countrySubentity", address.countrySubdivision());
                address(field, ".streetName", address);
              }
            });
    boolean intraCommunity =
        told.vatBreakdown().stream().anyMatch(group -> "K".equals(group.categoryCode()));
    boolean dated =
        told.invoicingPeriod() != null
            || told.deliveries().stream().anyMatch(each -> each.actualDate() != null);
    if (intraCommunity && !dated) {
      refuse(
          "ublExtensions.delivery.actualDeliveryDate",
          "An intra-Community supply needs the day of delivery or the invoicing period.");
    }
  }

  private void references(ElectronicInvoice told) {
    longest("contractNumber", told.references().contract(), 200);
    longest("receivingAdviceReference", told.references().receivingAdvice(), 200);
    longest("despatchAdviceReference", told.references().despatchAdvice(), 200);
    longest("tenderOrLotReference", told.references().tenderOrLot(), 200);
    for (OrderReference order : told.references().orders()) {
      longest("orderNumber", order.purchaseOrder(), 200);
    }
    if (told.references().invoicedObject() != null) {
      longest("invoicedObjectIdentifier", told.references().invoicedObject().value(), 200);
    }
    longest("buyerAccountingReference", told.buyerAccountingReference(), 100);
    if (told.payee() != null) {
      longest("payeeName", told.payee().name(), 200);
    }
    for (int i = 0; i < told.supportingDocuments().size(); i++) {
      SupportingDocument document = told.supportingDocuments().get(i);
      String field = "ublExtensions.additionalDocumentReferences[" + i + "]";
      longest(field + ".id", document.reference(), 200);
      longest(field + ".documentDescription", document.description(), 100);
    }
  }

  private void reasons(String owner, List<AllowanceCharge> entries) {
    for (int i = 0; i < entries.size(); i++) {
      String field = owner + "ublExtensions.allowanceCharges[" + i + "].reason";
      longest(field, entries.get(i).reason(), 100);
    }
  }

  private void line(String field, InvoiceLine line) {
    Item item = line.item();
    required(field + ".description", item.name());
    if (item.description() != null && item.description().length() > 200) {
      refuse(field + ".description", "The description is longer than the 300 characters allowed.");
    }
    item.attributes()
        .forEach(
            attribute -> {
              String path = field + ".ublExtensions.additionalItemProperties";
              longest(path + ".name", attribute.name(), 50);
              longest(path + ".value", attribute.value(), 100);
            });
  }

  private void required(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      refuse(field, "e-Factura needs this; it is missing.");
    }
  }

  private void longest(String field, @Nullable String text, int characters) {
    if (text != null && text.strip().length() > characters) {
      refuse(field, "Longer than the " + characters + " characters that e-Factura takes.");
    }
  }

  private void refuse(String field, String message) {
    boolean own = field.startsWith("supplier.");
    found.add(Problem.error(field, own ? "In the company's profile: " + message : message));
  }
}
