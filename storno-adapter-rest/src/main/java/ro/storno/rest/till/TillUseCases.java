package ro.storno.rest.till;

import ro.storno.application.till.CloseTill;
import ro.storno.application.till.ManageMovements;
import ro.storno.application.till.PrintZReport;
import ro.storno.application.till.ReadTill;

/**
 * What the routes call; none is null.
 *
 * @param read balance and ledger
 * @param movements cash moved by hand
 * @param close Z reports
 * @param print hands them out as PDF
 */
public record TillUseCases(
    ReadTill read, ManageMovements movements, CloseTill close, PrintZReport print) {}
