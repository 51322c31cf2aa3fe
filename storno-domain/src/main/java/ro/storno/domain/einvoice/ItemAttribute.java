package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * A property of an item, as name and value (BG-32).
 *
 * @param name BT-160 name, for example Colour; null when absent
 * @param value BT-161 value, for example Black; null when absent
 */
public record ItemAttribute(@Nullable String name, @Nullable String value) {}
