package ro.storno.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.Role;
import ro.storno.rest.route.Route;

/** What authorization.txt says: who may call which route, and what the roles may do. */
final class WhoMayCall {
  private static final Set<String> KINDS =
      Set.of("public", "user", "organization", "company", "operator");

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<Role, Set<String>> added = new EnumMap<>(Role.class);

  /**
   * What is said of one route.
   *
   * @param kind who is asked for, not null
   * @param permission that is needed, null if being signed in, or nothing at all, is enough
   * @param inPerson whether programs are refused
   * @param refusalOfPrograms the status of that
   */
  record Rule(String kind, @Nullable String permission, boolean inPerson, int refusalOfPrograms) {
    boolean open() {
      return kind.equals("public");
    }

    boolean operator() {
      return kind.equals("operator");
    }

    boolean inCompany() {
      return kind.equals("company");
    }

    /** Whether a key or an app of an owner is let in. */
    boolean allowsProgram(Set<String> scopes) {
      return !inPerson && !operator() && (permission == null || scopes.contains(permission));
    }
  }

  private WhoMayCall(List<String> lines) {
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> words = List.of(line.split(" "));
      if (words.get(0).equals("role")) {
        added
            .computeIfAbsent(
                Role.valueOf(words.get(1).toUpperCase(Locale.ROOT)), role -> new TreeSet<>())
            .addAll(words.subList(2, words.size()));
      } else if (rules.put(words.get(0) + " " + words.get(1), rule(line, words)) != null) {
        throw new IllegalStateException("said twice: " + line);
      }
    }
    Set<String> known = allPermissions();
    rules.forEach(
        (route, rule) -> {
          if (rule.permission != null && !known.contains(rule.permission)) {
            throw new IllegalStateException(route + " needs what no role may do");
          }
        });
  }

  private static Rule rule(String line, List<String> words) {
    String kind = words.get(2);
    boolean inTenant = kind.equals("organization") || kind.equals("company");
    List<String> behind = words.subList(inTenant ? 4 : 3, words.size());
    if (!KINDS.contains(kind) || !Set.of("in-person", "401").containsAll(behind)) {
      throw new IllegalStateException("not understood: " + line);
    }
    return new Rule(
        kind,
        inTenant ? words.get(3) : null,
        behind.contains("in-person"),
        behind.contains("401") ? 401 : 403);
  }

  static WhoMayCall read() {
    try (InputStream in = WhoMayCall.class.getResourceAsStream("/authorization.txt")) {
      return new WhoMayCall(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> routes() {
    return rules.keySet();
  }

  Rule of(Route route) {
    Rule rule = rules.get(route.label());
    if (rule == null) {
      throw new AssertionError(
          route.label() + ": say in authorization.txt who may call it, from the pages");
    }
    return rule;
  }

  Set<String> permissionsOf(Role role) {
    Set<String> all = new TreeSet<>();
    added.forEach(
        (each, permissions) -> {
          if (each.compareTo(role) <= 0) {
            all.addAll(permissions);
          }
        });
    return all;
  }

  Set<String> allPermissions() {
    return permissionsOf(Role.OWNER);
  }

  boolean mayDo(Role role, String permission) {
    return permissionsOf(role).contains(permission);
  }
}
