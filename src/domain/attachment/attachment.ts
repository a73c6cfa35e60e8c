import type { AttachmentType } from './recognise.ts'

/** A receipt or a contract behind an entry by hand. */
export interface Attachment {
  readonly id: string
  readonly manualId: string
  /** Made safe: what a file may be called on any system. */
  readonly name: string
  readonly mediaType: AttachmentType
  /** In bytes. */
  readonly size: number
  /** SHA-256 of its bytes, hex. */
  readonly hash: string
  readonly attachedAt: string
  readonly actor: string
}

/** An attachment that counts no longer. Its bytes stay, for whoever has to prove what it was. */
export interface Withdrawal {
  readonly attachmentId: string
  readonly reason: string
  readonly withdrawnAt: string
  readonly actor: string
}

/** So many stand on one entry at most. */
export const MOST_ATTACHMENTS = 20
