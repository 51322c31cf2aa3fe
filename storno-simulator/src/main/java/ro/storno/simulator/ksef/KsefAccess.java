package ro.storno.simulator.ksef;

/**
 * What the bearer of an access token may do.
 *
 * @param nip the context; not null
 * @param authenticatedBy hash of the signed document or reference of the token; not null
 * @param bySignature whether a signed document was shown, and not a token
 * @param mayRead whether invoices may be read
 * @param mayWrite whether invoices may be handed in
 */
record KsefAccess(
    String nip, String authenticatedBy, boolean bySignature, boolean mayRead, boolean mayWrite) {
  /** Nobody. */
  static final KsefAccess NONE = new KsefAccess("", "", false, false, false);

  KsefAccess withoutRights() {
    return new KsefAccess(nip, authenticatedBy, bySignature, false, false);
  }
}
