package ro.storno.domain.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.LineId;
import ro.storno.domain.money.Money;

/**
 * What a receipt has beside the content that every document has: how it was paid, on which till, to
 * whom.
 *
 * @param method not null
 * @param tenders negative on a refund; not null
 * @param cashRegister the company's own name of the till; not null
 * @param fiscalNumber serial number that the maker gave to the till; not null
 * @param customerName as typed, or null
 * @param customerCif as typed, or null
 * @param deposits lines that are the deposit (Sistem Garantie-Returnare, HG 1074/2021) for the
 *     packaging sold on another line, by their own id; not null
 * @param refunded on a refund the lines given back, by the id of the refund's own line; not null
 * @param idempotencyKey what its maker called the request, or null
 */
public record Sale(
    TenderMethod method,
    Tenders tenders,
    String cashRegister,
    String fiscalNumber,
    @Nullable String customerName,
    @Nullable String customerCif,
    Map<LineId, LineId> deposits,
    Map<LineId, LineId> refunded,
    @Nullable String idempotencyKey) {
  /** Longest name of a till, serial number, and name of a customer. */
  public static final int LONGEST_TEXT = 255;

  /** Takes copies. */
  public Sale {
    deposits = Map.copyOf(deposits);
    refunded = Map.copyOf(refunded);
  }

  /**
   * Returns all that is wrong with how a sale was paid, by field of the API; empty if nothing.
   *
   * @param total of the receipt; not null
   */
  List<DomainException> violations(Money total) {
    List<DomainException> found = new ArrayList<>();
    notNegative("cashPayment", tenders.cash(), found);
    notNegative("cardPayment", tenders.card(), found);
    notNegative("otherPayment", tenders.other(), found);
    if (!tenders.total().equals(total)) {
      found.add(
          rule(
              "Sum of cash, card, and other payments must equal total: they come to "
                  + tenders.total()
                  + ", the receipt to "
                  + total
                  + "."));
    } else if (!method.fits(tenders)) {
      found.add(
          rule(
              method == TenderMethod.MIXED
                  ? "Mixed means that more than one of the payments is above 0."
                  : "Paid by "
                      + method.wireName()
                      + " means that the other payments are 0; choose mixed otherwise."));
    }
    return found;
  }

  private static void notNegative(String field, Money tender, List<DomainException> found) {
    if (tender.signum() < 0) {
      found.add(
          new DomainException.RuleViolated(field, "This value should be either positive or zero."));
    }
  }

  private static DomainException rule(String message) {
    return new DomainException.RuleViolated("paymentMethod", message);
  }

  /** Returns the sale as a part of it that is given back. */
  Sale givenBack(Tenders negative, Map<LineId, LineId> sources, Map<LineId, LineId> ownDeposits) {
    return new Sale(
        method,
        negative,
        cashRegister,
        fiscalNumber,
        customerName,
        customerCif,
        ownDeposits,
        sources,
        null);
  }
}
