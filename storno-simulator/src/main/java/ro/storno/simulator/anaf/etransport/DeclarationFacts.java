package ro.storno.simulator.anaf.etransport;

import org.jspecify.annotations.Nullable;

/**
 * What ANAF needs to know of a declaration to judge and list it.
 *
 * @param declarant digits; not null
 * @param reference the declarant's, or null
 * @param type ANAF's abbreviation: NOT, COR, DEL, CON or MVH; not null
 * @param uit that it is about, or null
 * @param operation code of the operation, of a notification; or null
 * @param vehicle registration number, or null
 * @param date of the transport, or null
 */
public record DeclarationFacts(
    String declarant,
    @Nullable String reference,
    String type,
    @Nullable String uit,
    @Nullable String operation,
    @Nullable String vehicle,
    @Nullable String date) {}
