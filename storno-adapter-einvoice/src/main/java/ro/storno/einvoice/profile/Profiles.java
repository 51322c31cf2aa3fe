package ro.storno.einvoice.profile;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Finding;
import ro.storno.einvoice.xml.HardenedXml;

/** The profiles known, as listed in {@code profiles.xml}; immutable. */
public final class Profiles {
  private static final String STANDARD = "profiles.xml";

  private final List<Profile> all;

  private Profiles(List<Profile> all) {
    this.all = List.copyOf(all);
  }

  /** The profiles that come with Storno. */
  public static Profiles standard() {
    try (InputStream in = Profiles.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException(STANDARD + " is not on the class path");
      }
      ProfilesFile file = new ProfilesFile();
      Optional<Finding> problem = new HardenedXml().parse(in.readAllBytes(), file);
      if (problem.isPresent()) {
        throw new IllegalStateException(STANDARD + ": " + problem.get().message());
      }
      return new Profiles(file.profiles);
    } catch (IOException e) {
      throw new IllegalStateException(STANDARD + " cannot be read", e);
    }
  }

  /** Every profile, in the order people look for them. */
  public List<Profile> all() {
    return all;
  }

  /** The profile of a name; empty when there is none. */
  public Optional<Profile> named(String name) {
    return all.stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  /**
   * The profile a document follows: that of its syntax with its very specification identifier.
   *
   * @param syntax how it is spelled
   * @param customizationId its BT-24; null when it names none
   */
  public Optional<Profile> of(Syntax syntax, @Nullable String customizationId) {
    return all.stream()
        .filter(profile -> profile.syntax() == syntax)
        .filter(
            profile ->
                profile.customizationId() == null
                    || profile.customizationId().equals(customizationId))
        .findFirst();
  }

  private static final class ProfilesFile extends DefaultHandler {
    private final List<Profile> profiles = new ArrayList<>();

    @Override
    public void startElement(String uri, String localName, String qName, Attributes a) {
      if (localName.equals("profile")) {
        profiles.add(profile(a));
      }
    }

    private static Profile profile(Attributes a) {
      String validTo = a.getValue("valid-to");
      return new Profile(
          need(a, "name"),
          need(a, "title"),
          Syntax.valueOf(need(a, "syntax")),
          need(a, "rule-set"),
          a.getValue("customization"),
          a.getValue("process"),
          !"false".equals(a.getValue("process-kept")),
          "true".equals(a.getValue("one-note")),
          LocalDate.parse(need(a, "valid-from")),
          validTo == null ? null : LocalDate.parse(validTo),
          need(a, "source"));
    }

    private static String need(Attributes attributes, String name) {
      String value = attributes.getValue(name);
      if (value == null || value.isBlank()) {
        throw new IllegalStateException("A profile lacks its " + name);
      }
      return value;
    }
  }
}
