package ro.storno.domain.document;

import ro.storno.domain.money.Money;

/**
 * What a line comes to. {@code net + vat = gross} holds to the cent.
 *
 * @param net without VAT (BT-131); not null
 * @param vat its share of the group's VAT; not null
 * @param gross with VAT; not null
 * @param discount magnitude taken off, in the line's own price mode; not null
 */
public record LineTotals(Money net, Money vat, Money gross, Money discount) {}
