package ro.storno.simulator.ksef;

import java.util.EnumSet;
import java.util.Set;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Operation;

/** Everything that KSeF can be asked to do here, with the group whose limits it counts against. */
public enum KsefOperation implements Operation {
  /** The keys to encrypt for. */
  CERTIFICATES("public-key-certificates", Group.OPEN),
  /** The beginning of an authentication. */
  CHALLENGE("auth-challenge", Group.OPEN),
  /** Authentication with a KSeF token. */
  TOKEN_AUTHENTICATION("auth-ksef-token", Group.OPEN),
  /** Authentication with a signed document. */
  XADES_AUTHENTICATION("auth-xades-signature", Group.OPEN),
  /** The state of an authentication. */
  AUTHENTICATION_STATE("auth-status", Group.OPEN),
  /** Tokens for a finished authentication. */
  REDEEM("auth-token-redeem", Group.OPEN),
  /** A new access token for a refresh token. */
  REFRESH("auth-token-refresh", Group.OPEN),
  /** A session for single invoices opened. */
  OPEN_SESSION("session-open", Group.ONLINE_SESSION),
  /** An invoice handed in. */
  SEND("invoice-send", Group.INVOICE_SEND),
  /** A session closed. */
  CLOSE_SESSION("session-close", Group.ONLINE_SESSION),
  /** The sessions of a taxpayer. */
  SESSIONS("session-list", Group.SESSION_LIST),
  /** The state of a session. */
  SESSION_STATE("session-status", Group.SESSION_MISC),
  /** The invoices of a session. */
  SESSION_INVOICES("session-invoices", Group.SESSION_INVOICE_LIST),
  /** The state of an invoice. */
  INVOICE_STATE("invoice-status", Group.INVOICE_STATUS),
  /** The confirmation of an invoice's receipt (UPO). */
  UPO("upo", Group.SESSION_MISC),
  /** The invoices of a taxpayer, by what is known about them. */
  QUERY("query-metadata", Group.INVOICE_METADATA),
  /** An invoice itself. */
  DOWNLOAD("invoice-download", Group.INVOICE_DOWNLOAD);

  private static final Set<FaultKind> OF_INVOICES =
      EnumSet.of(
          FaultKind.REFUSAL,
          FaultKind.NOT_TAKEN,
          FaultKind.TECHNICAL_ERROR,
          FaultKind.LAG,
          FaultKind.LATE_ACCEPTANCE);
  private static final Set<FaultKind> UNKNOWN_HERE =
      EnumSet.of(
          FaultKind.FOREIGN_SEAL,
          FaultKind.EXPIRED_SEAL,
          FaultKind.NO_SEAL,
          FaultKind.BROKEN_ARCHIVE);

  /** What is counted together; the names and numbers are those of KSeF's API description. */
  public enum Group {
    /** Without a taxpayer; 60 a second. */
    OPEN(60, Integer.MAX_VALUE, Integer.MAX_VALUE),
    /** Sessions opened and closed. */
    ONLINE_SESSION(10, 30, 120),
    /** Invoices handed in. */
    INVOICE_SEND(10, 30, 180),
    /** Lists of sessions. */
    SESSION_LIST(5, 10, 60),
    /** States of sessions, and confirmations. */
    SESSION_MISC(10, 120, 1200),
    /** Lists of invoices of a session. */
    SESSION_INVOICE_LIST(10, 20, 200),
    /** States of invoices. */
    INVOICE_STATUS(30, 120, 1200),
    /** Queries. */
    INVOICE_METADATA(8, 16, 20),
    /** Downloads. */
    INVOICE_DOWNLOAD(8, 16, 64);

    private final int perSecond;
    private final int perMinute;
    private final int perHour;

    Group(int perSecond, int perMinute, int perHour) {
      this.perSecond = perSecond;
      this.perMinute = perMinute;
      this.perHour = perHour;
    }

    /** Returns how often a taxpayer may call in any second. */
    public int perSecond() {
      return perSecond;
    }

    /** Returns how often a taxpayer may call in any minute. */
    public int perMinute() {
      return perMinute;
    }

    /** Returns how often a taxpayer may call in any hour. */
    public int perHour() {
      return perHour;
    }
  }

  private final String wireName;
  private final Group group;

  KsefOperation(String wireName, Group group) {
    this.wireName = wireName;
    this.group = group;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** Returns what it is counted with. */
  public Group group() {
    return group;
  }

  /** Returns whether an access token is needed. */
  public boolean needsToken() {
    return group != Group.OPEN;
  }

  @Override
  public boolean suffers(FaultKind kind) {
    if (kind == FaultKind.EXPIRED_TOKEN || kind == FaultKind.FOREIGN_TOKEN) {
      return needsToken();
    }
    if (OF_INVOICES.contains(kind)) {
      return this == SEND;
    }
    if (kind == FaultKind.TAMPERED) {
      return this == UPO || this == DOWNLOAD;
    }
    return !UNKNOWN_HERE.contains(kind);
  }
}
