package ro.storno.domain.einvoice;

/**
 * What a country wants to see on an invoice beyond the semantic model of EN 16931, beside the core
 * and never instead of it.
 */
public sealed interface NationalTerms permits ItalianTerms, PolishTerms {}
