package ro.storno.einvoice.ksef;

import ro.storno.application.einvoice.Syntax;

/** A version of the structured invoice of KSeF. */
public enum FaVersion {
  /** FA(2), for invoices until the end of January 2026. */
  FA_2(Syntax.FA2, "http://crd.gov.pl/wzor/2023/06/29/12648/", "FA (2)", "2"),
  /** FA(3), for invoices from February 2026 on. */
  FA_3(Syntax.FA3, "http://crd.gov.pl/wzor/2025/06/25/13775/", "FA (3)", "3");

  private final Syntax syntax;
  private final String namespace;
  private final String systemCode;
  private final String variant;

  FaVersion(Syntax syntax, String namespace, String systemCode, String variant) {
    this.syntax = syntax;
    this.namespace = namespace;
    this.systemCode = systemCode;
    this.variant = variant;
  }

  /** The syntax it is among the others. */
  public Syntax syntax() {
    return syntax;
  }

  /** The namespace of its elements. */
  public String namespace() {
    return namespace;
  }

  String systemCode() {
    return systemCode;
  }

  String variant() {
    return variant;
  }
}
