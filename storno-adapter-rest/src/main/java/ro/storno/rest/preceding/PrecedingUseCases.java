package ro.storno.rest.preceding;

import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.preceding.CopyPreceding;
import ro.storno.application.preceding.DraftPreceding;
import ro.storno.application.preceding.PrintPreceding;
import ro.storno.application.preceding.ReadPreceding;

/**
 * What the routes call; none is null.
 *
 * @param draft makes, changes and deletes drafts
 * @param read shows and lists
 * @param advance leads documents through their lives
 * @param convert turns them into invoices
 * @param copy makes delivery notes out of other documents
 * @param print hands out PDF
 */
public record PrecedingUseCases(
    DraftPreceding draft,
    ReadPreceding read,
    AdvancePreceding advance,
    ConvertPreceding convert,
    CopyPreceding copy,
    PrintPreceding print) {}
