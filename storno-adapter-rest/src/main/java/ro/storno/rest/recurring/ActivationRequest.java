package ro.storno.rest.recurring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * Which ones to pause or resume.
 *
 * @param ids one to a hundred
 * @param isActive true to resume, false to pause
 */
public record ActivationRequest(
    @Nullable List<String> ids,
    @Described("true to resume, false to pause") @Nullable Boolean isActive) {}
