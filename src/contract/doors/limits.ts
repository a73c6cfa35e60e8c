/** What one request may hold, in bytes; a batch of events, a picture and an attachment have limits of their own. */
export const BODY_LIMIT = 1024 * 1024
export const BATCH_LIMIT = 8 * 1024 * 1024
export const PICTURE_LIMIT = 256 * 1024
export const ATTACHMENT_LIMIT = 10 * 1024 * 1024
