package ro.storno.cli.installation;

import org.jspecify.annotations.Nullable;

/**
 * A setting as {@code storno config} shows it.
 *
 * @param key such as {@code STORNO_PORT}; not null
 * @param meaning one sentence; not null
 * @param defaultValue as it would be written, or null when there is none
 * @param value in force, masked when secret, or null when unset
 * @param origin where the value comes from: {@code default}, {@code environment} or a file with its
 *     line; not null
 * @param mistake what is wrong with it, or null
 */
public record SettingValue(
    String key,
    String meaning,
    @Nullable String defaultValue,
    @Nullable String value,
    String origin,
    @Nullable String mistake) {}
