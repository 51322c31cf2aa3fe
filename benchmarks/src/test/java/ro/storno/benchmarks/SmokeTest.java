package ro.storno.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each JMH benchmark once, so that none rots; times are not looked at. */
class SmokeTest {
  @Test
  void every_benchmark_runs() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("ro\\.storno\\.benchmarks\\..*")
                    .param("lines", "1")
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    assertThat(results)
        .extracting(result -> result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.)", "$1"))
        .containsExactlyInAnyOrder(
            "SealBenchmark.openAndCheck",
            "SyntaxBenchmark.read",
            "SyntaxBenchmark.write",
            "TokenBenchmark.accessToken",
            "TokenBenchmark.apiKey",
            "TokenBenchmark.oauth2Token",
            "TotalsBenchmark.twentyLines",
            "ValidationBenchmark.storno",
            "ValidationBenchmark.phive",
            "WritingBenchmark.storno",
            "WritingBenchmark.stornoChecked",
            "WritingBenchmark.phUbl",
            "WritingBenchmark.phUblUnchecked");
  }
}
