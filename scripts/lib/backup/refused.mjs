/** A backup that is not taken, or a restore that is not begun, for a reason that a person can act on. The message is for them. */
export class BackupRefused extends Error {}
