package ro.storno.domain.receipt;

import java.math.BigDecimal;
import java.math.BigInteger;
import ro.storno.domain.money.LargestRemainder;
import ro.storno.domain.money.Money;

/**
 * What was paid for a receipt by which means, such as {@code 100.00 cash and 151.00 by card};
 * negative on a refund. All amounts are of one currency.
 *
 * @param cash notes and coins; not null
 * @param card bank cards; not null
 * @param other anything else, such as meal tickets and vouchers; not null
 */
public record Tenders(Money cash, Money card, Money other) {
  /** Returns the sum. */
  public Money total() {
    return cash.plus(card).plus(other);
  }

  /** Returns the tenders with every sign turned. */
  public Tenders negated() {
    return new Tenders(cash.negated(), card.negated(), other.negated());
  }

  /**
   * @throws IllegalArgumentException if the currencies differ
   */
  public Tenders plus(Tenders more) {
    return new Tenders(cash.plus(more.cash), card.plus(more.card), other.plus(more.other));
  }

  /**
   * Returns a part of the tenders that comes to an amount exactly and takes from each in
   * proportion; where that does not come out even, the largest remainders take the missing minor
   * units. No part is larger than what it is taken from.
   *
   * @param amount from nought to the total; not null
   */
  public Tenders part(Money amount) {
    if (amount.equals(total())) {
      return this;
    }
    if (total().isZero()) {
      return new Tenders(amount, total(), total());
    }
    BigInteger wanted = amount.amount().unscaledValue();
    BigInteger[] shares = {share(cash, wanted), share(card, wanted), share(other, wanted)};
    BigInteger[] parts = LargestRemainder.allot(wanted, shares, total().amount().unscaledValue());
    return new Tenders(money(parts[0]), money(parts[1]), money(parts[2]));
  }

  private static BigInteger share(Money tender, BigInteger wanted) {
    return tender.amount().unscaledValue().multiply(wanted);
  }

  private Money money(BigInteger units) {
    return new Money(new BigDecimal(units, cash.currency().minorUnits()), cash.currency());
  }
}
