package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * Whom to ask about the invoice (BG-6, BG-9).
 *
 * @param name BT-41, BT-56 person or department; null when absent
 * @param telephone BT-42, BT-57 telephone; null when absent
 * @param email BT-43, BT-58 e-mail address; null when absent
 */
public record Contact(@Nullable String name, @Nullable String telephone, @Nullable String email) {}
