import { z } from './z.ts'

/** What a document is called where it stands, and how to draw it: meaning, not colour. */
export const Word = z
  .object({
    word: z
      .enum([
        'draft',
        'posted',
        'pending',
        'sent',
        'viewed',
        'overdue',
        'partial',
        'partially_paid',
        'paid',
        'refunded',
        'written_off',
        'cancelled',
        'void',
      ])
      .openapi({ example: 'sent' }),
    label: z.string().openapi({ example: 'Sent' }),
    tone: z.enum(['neutral', 'waiting', 'good', 'attention', 'bad', 'ended']).openapi({ example: 'waiting' }),
  })
  .openapi('Word')
export type Word = z.infer<typeof Word>

/** How many documents a word stands for now, in the order of the business's own table. */
export const WordCounts = z
  .object({
    items: z.array(
      Word.extend({
        count: z.number().int().openapi({ description: 'documents', example: 12 }),
      }),
    ),
  })
  .openapi('WordCounts')
export type WordCounts = z.infer<typeof WordCounts>

/** What can be done to a document: allowed now, or why not. */
export const Action = z
  .object({
    verb: z
      .enum([
        'edit',
        'confirm',
        'mark_sent',
        'publish',
        'archive',
        'unarchive',
        'record_payment',
        'write_off',
        'reinstate',
        'plan_instalments',
        'void',
        'cancel',
        'credit',
        'correct',
        'adjust',
        'ask_deposit',
      ])
      .openapi({ example: 'mark_sent' }),
    label: z.string().openapi({ example: 'Mark as sent' }),
    allowed: z.boolean().openapi({ example: false }),
    why: z.string().nullable().openapi({ example: 'It was sent already.' }),
    whyCode: z
      .enum([
        'void',
        'cancelled',
        'final',
        'settled',
        'noted',
        'credit_note',
        'draft_edit',
        'corrected',
        'credited_whole',
        'deposit_whole',
        'finished_by_sending',
        'finished_by_publishing',
        'sent_already',
        'publish_first',
        'confirm_first',
        'published_already',
        'draft_internal',
        'archived_already',
        'not_archived',
        'credit_note_unpaid',
        'draft_not_owed',
        'nothing_owed',
        'credit_note_not_owed',
        'draft_void',
        'not_written_off',
        'deposit_part',
        'deposit_on_invoice',
        'final_no_deposit',
        'role',
      ])
      .nullable()
      .openapi({ description: 'The reason as programs read it', example: 'sent_already' }),
  })
  .openapi('Action')
export type Action = z.infer<typeof Action>
