package ro.storno.domain.document;

import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatRate;

/**
 * One row of the VAT breakdown (BG-23).
 *
 * @param rate (BT-118, BT-119); not null
 * @param taxable sum of the nets (BT-116); not null
 * @param vat (BT-117); not null
 */
public record VatGroup(VatRate rate, Money taxable, Money vat) {}
