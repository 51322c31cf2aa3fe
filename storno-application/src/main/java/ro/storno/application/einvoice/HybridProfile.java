package ro.storno.application.einvoice;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much an invoice inside a PDF says, as Factur-X and ZUGFeRD name it in the metadata of the
 * PDF, and what the PDF has to say about it (Factur-X 1.08, part 2).
 */
public enum HybridProfile {
  /** Factur-X MINIMUM: parties and sums. */
  MINIMUM("MINIMUM", "urn:factur-x.eu:1p0:minimum", Relationship.DATA, "factur-x.xml", "1.0"),
  /** Factur-X BASIC WL: a header, no lines. */
  BASIC_WL("BASIC WL", "urn:factur-x.eu:1p0:basicwl", Relationship.DATA, "factur-x.xml", "1.0"),
  /** Factur-X BASIC: an invoice with plain lines. */
  BASIC(
      "BASIC",
      "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic",
      Relationship.ALTERNATIVE,
      "factur-x.xml",
      "1.0"),
  /** Factur-X EN 16931: the whole semantic model. */
  EN_16931("EN 16931", "urn:cen.eu:en16931:2017", Relationship.ALTERNATIVE, "factur-x.xml", "1.0"),
  /** Factur-X EXTENDED: more than the semantic model. */
  EXTENDED(
      "EXTENDED",
      "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended",
      Relationship.ALTERNATIVE,
      "factur-x.xml",
      "1.0"),
  /** XRechnung as the reference profile of ZUGFeRD. */
  XRECHNUNG(
      "XRECHNUNG",
      "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
      Relationship.ALTERNATIVE,
      "xrechnung.xml",
      "3.0");

  private final String level;
  private final String customizationId;
  private final Relationship relationship;
  private final String fileName;
  private final String version;

  HybridProfile(
      String level,
      String customizationId,
      Relationship relationship,
      String fileName,
      String version) {
    this.level = level;
    this.customizationId = customizationId;
    this.relationship = relationship;
    this.fileName = fileName;
    this.version = version;
  }

  /** What the attached invoice is to the page that people see (AFRelationship of ISO 32000-2). */
  public enum Relationship {
    /** The attachment says the same as the page, so that either is the invoice. */
    ALTERNATIVE("Alternative"),
    /** The attachment only supports the page, which is the invoice. */
    DATA("Data");

    private final String name;

    Relationship(String name) {
      this.name = name;
    }

    /** Returns its name in a PDF. */
    public String pdfName() {
      return name;
    }
  }

  /** The profile of an invoice that names a specification (BT-24); empty for any other. */
  public static Optional<HybridProfile> of(@Nullable String customizationId) {
    return Arrays.stream(values())
        .filter(profile -> profile.customizationId.equals(customizationId))
        .findFirst();
  }

  /** Returns its name in the metadata ({@code fx:ConformanceLevel}). */
  public String level() {
    return level;
  }

  /** Returns what the attached invoice is to the page. */
  public Relationship relationship() {
    return relationship;
  }

  /** Returns the name the attached invoice must have. */
  public String fileName() {
    return fileName;
  }

  /** Returns the version of the specification, as the metadata name it ({@code fx:Version}). */
  public String version() {
    return version;
  }
}
