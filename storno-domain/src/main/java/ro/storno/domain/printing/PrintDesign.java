package ro.storno.domain.printing;

import java.util.Arrays;
import java.util.Optional;

/** The designs a company can choose from (api-reference/pdf-template-config/list-templates.md). */
public enum PrintDesign {
  CLASSIC(
      "classic",
      "Clasic",
      "Design traditional cu linii curate si culori profesionale",
      AccentColour.of("#2563eb")),
  MODERN(
      "modern",
      "Modern",
      "Design modern cu colturi rotunjite si antet colorat",
      AccentColour.of("#6366f1")),
  MINIMAL(
      "minimal",
      "Minimal",
      "Design minimalist cu linii fine si aspect compact",
      AccentColour.of("#374151")),
  BOLD(
      "bold",
      "Indrăzneț",
      "Design puternic cu bara de culoare si totaluri mari",
      AccentColour.of("#dc2626"));

  private final String slug;
  private final String title;
  private final String description;
  private final AccentColour colour;

  PrintDesign(String slug, String title, String description, AccentColour colour) {
    this.slug = slug;
    this.title = title;
    this.description = description;
    this.colour = colour;
  }

  /** Returns the name on the wire, such as {@code classic}. */
  public String slug() {
    return slug;
  }

  /** Returns the name for people, in Romanian. */
  public String title() {
    return title;
  }

  /** Returns what it looks like, in Romanian, as the page words it. */
  public String description() {
    return description;
  }

  /** Returns the colour it has unless the company chose one. */
  public AccentColour colour() {
    return colour;
  }

  /** Returns the design of a name on the wire, if there is one. */
  public static Optional<PrintDesign> ofSlug(String slug) {
    return Arrays.stream(values()).filter(design -> design.slug.equals(slug)).findFirst();
  }
}
