package ro.storno.rest.preceding;

import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.preceding.CopyPreceding;
import ro.storno.application.preceding.DraftPreceding;
import ro.storno.application.preceding.PrintPreceding;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.application.transport.CheckTransport;
import ro.storno.application.transport.DeclareTransport;

/**
 * What the routes call; none is null.
 *
 * @param draft makes, changes and deletes drafts
 * @param read shows and lists
 * @param advance leads documents through their lives
 * @param convert turns them into invoices
 * @param copy makes delivery notes out of other documents
 * @param print hands out PDF
 * @param checkTransport tells what keeps a delivery note from being declared
 * @param declareTransport declares the transport of a delivery note
 */
public record PrecedingUseCases(
    DraftPreceding draft,
    ReadPreceding read,
    AdvancePreceding advance,
    ConvertPreceding convert,
    CopyPreceding copy,
    PrintPreceding print,
    CheckTransport checkTransport,
    DeclareTransport declareTransport) {}
