import { ShortText, Text } from './text.ts'
import { z } from './z.ts'

const preview = z
  .array(z.string())
  .openapi({ description: 'The next three numbers, dated today', example: ['INV-2026-00143'] })

/** A run of document numbers. Its counter only ever counts on. */
export const NumberSeries = z
  .object({
    code: z.string().openapi({ example: 'invoice' }),
    prefix: z.string().openapi({ example: 'INV' }),
    pattern: z.string().openapi({ example: '{prefix}-{YYYY}-{NNNNN}' }),
    next: z.number().int().openapi({ description: 'What the counter gives next', example: 143 }),
    yearlyReset: z.boolean().openapi({ example: false }),
    preview,
  })
  .openapi('NumberSeries')
export type NumberSeries = z.infer<typeof NumberSeries>

export const NumberSeriesList = z
  .object({ items: z.array(NumberSeries), mayManage: z.boolean() })
  .openapi('NumberSeriesList')

export const NumberPreview = z.object({ preview }).openapi('NumberPreview')

const form = {
  prefix: ShortText.max(20).openapi({ example: 'INV' }),
  pattern: ShortText.max(60).openapi({
    description: 'Text with {prefix}, {YYYY}, {YY}, {MM} and one counter such as {NNNNN}',
    example: '{prefix}-{YYYY}-{NNNNN}',
  }),
}

export const NumberPreviewQuery = z.strictObject(form)

export const NumberSeriesChanges = z
  .strictObject({ ...form, reason: Text.nullish().openapi({ example: 'A prefix of our own.' }) })
  .openapi('NumberSeriesChanges')
export type NumberSeriesChanges = z.input<typeof NumberSeriesChanges>
