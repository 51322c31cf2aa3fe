package ro.storno.domain.einvoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period of time, both ends included (BG-14 of the invoice, BG-26 of a line).
 *
 * @param start BT-73, BT-134 first day; null when open
 * @param end BT-74, BT-135 last day; null when open
 */
public record Period(@Nullable LocalDate start, @Nullable LocalDate end) {}
