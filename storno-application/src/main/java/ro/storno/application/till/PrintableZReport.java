package ro.storno.application.till;

import java.time.ZoneId;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.domain.party.Party;
import ro.storno.domain.till.ZReport;

/**
 * A Z report to be printed on a paper roll.
 *
 * @param report not null
 * @param company whose till it is; not null
 * @param language not null
 * @param zone in which the time of closing is told; not null
 * @param appearance the look the company chose; not null
 */
public record PrintableZReport(
    ZReport report, Party company, Language language, ZoneId zone, Appearance appearance) {}
