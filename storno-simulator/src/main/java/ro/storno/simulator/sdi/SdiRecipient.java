package ro.storno.simulator.sdi;

/** What becomes of invoices for a recipient. */
public enum SdiRecipient {
  /** They are delivered: RC. */
  REACHED,
  /** They wait in the tax drawer: MC; for an administration also AT, ten days later. */
  UNREACHABLE,
  /** Delivered to an administration that accepts a day later: RC, NE with EC01. */
  ACCEPTS,
  /** Delivered to an administration that refuses a day later: RC, NE with EC02. */
  REFUSES,
  /** Delivered to an administration that says nothing for fifteen days: RC, DT. */
  SILENT
}
