package ro.storno.domain.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period of time, both ends inclusive (BG-14, BG-26).
 *
 * @param start (BT-73, BT-134), or null
 * @param end (BT-74, BT-135), or null
 * @param descriptionCode date code of UNTDID 2005 (BT-8), such as {@code 35}; or null
 */
public record Period(
    @Nullable LocalDate start, @Nullable LocalDate end, @Nullable String descriptionCode) {}
