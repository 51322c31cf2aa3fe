package ro.storno.benchmarks.identity;

import java.util.List;
import java.util.Map;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/** How long it takes to tell who calls, once the caches are warm. */
public final class TokenMeasurement implements Measurement {
  private static final String CEILING = "50";

  @Override
  public String name() {
    return "token";
  }

  @Override
  public String purpose() {
    return "access token, API key and OAuth2 token checked without the database, in microseconds";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    Duel duel = new Duel(effort, 1, Map.of());
    return List.of(
        Figure.below(
            "access token (RS256) checked, warm caches, no database call",
            duel.alone("TokenBenchmark.accessToken"),
            CEILING,
            "us"),
        Figure.below(
            "API key checked, warm caches, no database call",
            duel.alone("TokenBenchmark.apiKey"),
            CEILING,
            "us"),
        Figure.below(
            "OAuth2 token checked, warm caches, no database call",
            duel.alone("TokenBenchmark.oauth2Token"),
            CEILING,
            "us"));
  }
}
