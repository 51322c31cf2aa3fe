package ro.storno.rest.identity;

import java.util.List;

/**
 * Backup codes, shown once.
 *
 * @param enabled true: the second factor is on
 * @param backupCodes ten codes, each good for one sign-in
 */
public record BackupCodesView(boolean enabled, List<String> backupCodes) {}
