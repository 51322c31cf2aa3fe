package ro.storno.simulator.anaf.call;

import java.util.EnumSet;
import java.util.Set;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Operation;

/** Everything that the simulated authorities can be asked to do; the names are theirs. */
public enum AnafOperation implements Operation {
  /** The page that authorizes an application. */
  AUTHORIZE("authorize", Kind.OPEN),
  /** Code or refresh token for tokens. */
  TOKEN("token", Kind.OPEN),
  /** Echo for those who have a token. */
  HELLO("hello", Kind.WITH_TOKEN),
  /** A document handed in. */
  UPLOAD("upload", Kind.WITH_TOKEN),
  /** A document for a private individual handed in. */
  UPLOAD_B2C("uploadb2c", Kind.WITH_TOKEN),
  /** The state of an upload. */
  STATE("stareMesaj", Kind.WITH_TOKEN),
  /** The messages of some days. */
  LIST("listaMesajeFactura", Kind.WITH_TOKEN),
  /** The messages of an interval, by pages. */
  PAGED_LIST("listaMesajePaginatieFactura", Kind.WITH_TOKEN),
  /** The archive of a message. */
  DOWNLOAD("descarcare", Kind.WITH_TOKEN),
  /** A declaration of a transport handed in. */
  TRANSPORT_UPLOAD("etransport-upload", Kind.WITH_TOKEN),
  /** The state of such a declaration. */
  TRANSPORT_STATE("etransport-stareMesaj", Kind.WITH_TOKEN),
  /** The declarations of some days. */
  TRANSPORT_LIST("etransport-lista", Kind.WITH_TOKEN),
  /** The public validator. */
  VALIDATE("validare", Kind.OPEN),
  /** The public converter to PDF. */
  TRANSFORM("transformare", Kind.OPEN),
  /** The public check of seals. */
  CHECK_SIGNATURE("signature", Kind.OPEN),
  /** The registry of taxpayers. */
  TAXPAYERS("tva", Kind.OPEN),
  /** The register of e-Factura. */
  EFACTURA_REGISTER("registruroefactura", Kind.OPEN),
  /** The exchange rates of the day. */
  RATES("nbrfxrates", Kind.OPEN),
  /** The exchange rates of a year. */
  YEAR_RATES("nbrfxrates-year", Kind.OPEN),
  /** The check of a VAT number at VIES. */
  CHECK_VAT("check-vat-number", Kind.OPEN);

  private static final Set<FaultKind> OF_UPLOADS =
      EnumSet.of(FaultKind.REFUSAL, FaultKind.NOT_TAKEN, FaultKind.LAG, FaultKind.LATE_ACCEPTANCE);
  private static final Set<FaultKind> OF_ARCHIVES =
      EnumSet.of(
          FaultKind.TAMPERED,
          FaultKind.FOREIGN_SEAL,
          FaultKind.EXPIRED_SEAL,
          FaultKind.NO_SEAL,
          FaultKind.BROKEN_ARCHIVE);

  private enum Kind {
    OPEN,
    WITH_TOKEN
  }

  private final String wireName;
  private final Kind kind;

  AnafOperation(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** Returns whether a token is needed; such calls count towards the limit of each minute. */
  public boolean needsToken() {
    return kind == Kind.WITH_TOKEN;
  }

  @Override
  public boolean suffers(FaultKind kind) {
    if (kind == FaultKind.EXPIRED_TOKEN || kind == FaultKind.FOREIGN_TOKEN) {
      return needsToken();
    }
    if (OF_UPLOADS.contains(kind)) {
      return this == UPLOAD || this == UPLOAD_B2C || this == TRANSPORT_UPLOAD;
    }
    if (OF_ARCHIVES.contains(kind)) {
      return this == DOWNLOAD;
    }
    return kind != FaultKind.TECHNICAL_ERROR
        || (this != AUTHORIZE && this != TOKEN && this != HELLO);
  }
}
