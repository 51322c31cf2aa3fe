package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * The seller's tax representative (BG-11).
 *
 * @param name BT-62 name; null when absent
 * @param vatId BT-63 VAT identifier; null when absent
 * @param address BG-12 postal address; null when absent
 */
public record TaxRepresentative(
    @Nullable String name, @Nullable String vatId, @Nullable PostalAddress address) {}
