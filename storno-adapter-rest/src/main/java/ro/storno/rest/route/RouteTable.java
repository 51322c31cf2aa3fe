package ro.storno.rest.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All routes of the API. Immutable and thread-safe. */
public final class RouteTable {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");

  private final List<Route> routes;
  private final List<Address> addresses;

  private record Address(Pattern pattern, String method) {}

  /**
   * Collects routes.
   *
   * @param areas the routes of each area, not null
   * @throws IllegalArgumentException if two routes have the same method and path
   */
  public RouteTable(Collection<? extends Collection<Route>> areas) {
    List<Route> all = new ArrayList<>();
    areas.forEach(all::addAll);
    Set<String> seen = new HashSet<>();
    for (Route route : all) {
      if (!seen.add(PARAMETER.matcher(route.label()).replaceAll("{}"))) {
        throw new IllegalArgumentException("declared twice: " + route.label());
      }
    }
    this.routes = List.copyOf(all);
    this.addresses = all.stream().map(r -> new Address(pattern(r.path()), r.method())).toList();
  }

  /**
   * The routes in the order of their declaration.
   *
   * @return not null
   */
  public List<Route> routes() {
    return routes;
  }

  /**
   * Which methods an address supports.
   *
   * @param path as requested, not null
   * @return the methods in alphabetical order; empty if there is nothing at that address
   */
  public Set<String> methodsAt(String path) {
    Set<String> methods = new TreeSet<>();
    for (Address address : addresses) {
      if (address.pattern.matcher(path).matches()) {
        methods.add(address.method);
        if (address.method.equals("GET")) {
          methods.add("HEAD");
        }
      }
    }
    return methods;
  }

  /**
   * The names of a path's parameters.
   *
   * @param path template, not null
   * @return names in their order, not null
   */
  public static List<String> pathParams(String path) {
    Matcher matcher = PARAMETER.matcher(path);
    List<String> names = new ArrayList<>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static Pattern pattern(String path) {
    StringBuilder regex = new StringBuilder();
    int end = 0;
    Matcher matcher = PARAMETER.matcher(path);
    while (matcher.find()) {
      regex.append(Pattern.quote(path.substring(end, matcher.start()))).append("[^/]+");
      end = matcher.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(path.substring(end))).toString());
  }
}
