/**
 * The simulator in JUnit Jupiter, for our tests and for those who embed us. Needs {@code
 * org.junit.jupiter:junit-jupiter-api}, which this module does not bring along.
 *
 * <p>One simulator for a test class, fresh before each test:
 *
 * <pre>{@code
 * @ExtendWith(AnafSimulatorExtension.class)
 * class SubmissionTest {
 *   @Test
 *   void a_lost_answer_is_found_again(AnafSimulator anaf) {
 *     anaf.faults().next(AnafOperation.UPLOAD, FaultKind.LOST_ANSWER);
 *     // …
 *     assertThat(anaf.ledger().takenMoreThanOnce()).isEmpty();
 *   }
 * }
 * }</pre>
 *
 * <p>With settings of one's own:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AnafSimulatorExtension ANAF =
 *     AnafSimulatorExtension.with(s -> s.withClock(clock).withLimits(Limits.NONE));
 * }</pre>
 *
 * <p>Before each test the simulator forgets documents, calls and orders; its clock goes on from
 * where a test has moved it. A test that fails tells its seed; {@code -Dstorno.simulator.seed=…}
 * runs the tests with it again.
 */
@NullMarked
package ro.storno.simulator.anaf.junit;

import org.jspecify.annotations.NullMarked;
