package ro.storno.rest.identity;

import java.util.List;
import ro.storno.domain.identity.ApiKey;

/**
 * API keys.
 *
 * @param data newest first
 */
public record ApiKeysView(List<ApiKeyView> data) {
  static ApiKeysView of(List<ApiKey> keys) {
    return new ApiKeysView(keys.stream().map(ApiKeyView::of).toList());
  }
}
