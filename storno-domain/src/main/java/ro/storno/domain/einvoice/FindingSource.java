package ro.storno.domain.einvoice;

/** Which stage of reading or checking a document produced a finding. */
public enum FindingSource {
  /** Bytes, encoding, well-formedness, size and nesting limits. */
  INPUT,
  /** The XML schema of the syntax. */
  SCHEMA,
  /** The rules of EN 16931 (BR-…, UBL-…, CII-…). */
  EN_16931,
  /** The rules of a national or sector specification on top, for example BR-RO-…. */
  SPECIFICATION,
  /** Our own reader: what it could not take over into the model. */
  READER,
  /** The engine itself: a rule set that is missing or could not be run. */
  ENGINE
}
