/** What one request may hold, in bytes; a batch of events has a limit of its own. */
export const BODY_LIMIT = 1024 * 1024
export const BATCH_LIMIT = 8 * 1024 * 1024
