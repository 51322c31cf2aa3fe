package ro.storno.simulator.sdi;

/** The notifications to whoever handed a file in. */
public enum SdiNoticeKind {
  /** Delivered. */
  RC("RicevutaConsegna", "RicevutaConsegna"),
  /** Discarded. */
  NS("NotificaScarto", "RicevutaScarto"),
  /** Could not be delivered. */
  MC("NotificaMancataConsegna", "RicevutaImpossibilitaRecapito"),
  /** The administration accepts or refuses. */
  NE("NotificaEsito", "NotificaEsito"),
  /** The administration has said nothing in time. */
  DT("NotificaDecorrenzaTermini", "NotificaDecorrenzaTermini"),
  /** It was handed in, but can be delivered in no way. */
  AT("AttestazioneTrasmissioneFattura", "AttestazioneTrasmissioneFattura");

  private final String operation;
  private final String privateRoot;

  SdiNoticeKind(String operation, String privateRoot) {
    this.operation = operation;
    this.privateRoot = privateRoot;
  }

  /** Returns the operation of TrasmissioneFatture, which is also the root for administrations. */
  public String operation() {
    return operation;
  }

  /** Returns the element in the body of the SOAP message. */
  String element() {
    return Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
  }

  /** Returns the root of the file. */
  String root(boolean administration) {
    return administration ? operation : privateRoot;
  }

  /** Returns the extension of the file. */
  String extension() {
    return this == AT ? "zip" : "xml";
  }
}
