package ro.storno.einvoice.rules;

/**
 * One broken rule as a sheet reports it.
 *
 * @param id the rule; empty when the sheet names none
 * @param flag its weight in the sheet's own words; empty when it names none
 * @param location the place as the sheet writes it
 * @param text what it says, with single spaces
 */
public record BrokenRule(String id, String flag, String location, String text) {}
