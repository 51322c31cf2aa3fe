package ro.storno.rest.sharing;

import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * How long a link is to last.
 *
 * @param expiryDays 1 to 365; 30 unless given
 */
public record ShareRequest(
    @Described(value = "1 to 365; 30 unless given", example = "30") @Nullable Integer expiryDays) {}
