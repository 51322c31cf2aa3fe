package ro.storno.domain.einvoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that this document corrects, credits or follows (BG-3).
 *
 * @param number BT-25 its number; null when not stated
 * @param issueDate BT-26 its issue date; null when not stated
 */
public record PrecedingInvoice(@Nullable String number, @Nullable LocalDate issueDate) {}
