package ro.storno.cli.seed;

import java.util.List;
import java.util.Map;

/**
 * What loading a seed file came to.
 *
 * @param created how many of each kind were made, in order; not null
 * @param existing how many were there already
 * @param mistakes what was refused and why, with line and path; not null
 */
public record SeedOutcome(Map<String, Integer> created, int existing, List<String> mistakes) {}
