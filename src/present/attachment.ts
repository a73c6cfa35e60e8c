import type * as view from '../contract/attachment.ts'
import type { ReadAttachment } from '../store/attachments.ts'

export const presentAttachment = ({ manualId: _, ...attachment }: ReadAttachment): view.Attachment =>
  attachment
