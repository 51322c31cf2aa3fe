package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.Period;
import ro.storno.domain.party.Address;

/**
 * The {@code ublExtensions} of a document (api-reference/invoices/create.md). Allowances, charges
 * and the prepaid amount change the totals of the electronic invoice only; the stored subtotal, VAT
 * and total stay those of the lines.
 *
 * @param period (BG-14), or null
 * @param delivery (BG-13), or null
 * @param allowanceCharges (BG-20, BG-21) at most 20; not null
 * @param prepaidAmount (BT-113) not negative, or null
 * @param documents additional supporting documents (BG-24) at most 10; not null
 */
public record InvoiceExtensions(
    @Nullable Period period,
    @Nullable Delivery delivery,
    List<AllowanceCharge> allowanceCharges,
    @Nullable BigDecimal prepaidAmount,
    List<DocumentReference> documents) {
  /** Nothing beyond the invoice itself. */
  public static final InvoiceExtensions NONE =
      new InvoiceExtensions(null, null, List.of(), null, List.of());

  /** Takes copies. */
  public InvoiceExtensions {
    allowanceCharges = List.copyOf(allowanceCharges);
    documents = List.copyOf(documents);
  }

  /**
   * Where and when the goods were delivered.
   *
   * @param date (BT-72), or null
   * @param address (BG-15), or null
   */
  public record Delivery(@Nullable LocalDate date, @Nullable Address address) {}

  /**
   * A supporting document.
   *
   * @param id (BT-122) at most 200 characters; not null
   * @param typeCode UNTDID 1001, or null
   * @param description (BT-123), or null
   */
  public record DocumentReference(
      String id, @Nullable String typeCode, @Nullable String description) {}
}
