import { orNull } from './or-null.ts'
import { NonNegativeAmount } from './amounts.ts'
import { DiscountPercent } from './decimals.ts'
import { DecimalText, Minor } from './scalars.ts'
import { z } from './z.ts'

/** A discount on one line, as it is asked for: a percentage, or minor units for the whole line. */
export const LineDiscountInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), percent: DiscountPercent }),
    z.strictObject({ kind: z.literal('amount'), amount: NonNegativeAmount }),
  ])
  .openapi('LineDiscountInput')
export type LineDiscountInput = z.infer<typeof LineDiscountInput>

/** A discount on the whole document, as it is asked for; `cap` and `amount` are minor units. */
export const DocumentDiscountInput = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('percent'),
      percent: DiscountPercent,
      cap: NonNegativeAmount.nullish(),
    }),
    z.strictObject({ kind: z.literal('amount'), amount: NonNegativeAmount }),
  ])
  .openapi('DocumentDiscountInput')
export type DocumentDiscountInput = z.infer<typeof DocumentDiscountInput>

/** A discount as it stands on a line. */
export const LineDiscount = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), percent: DecimalText.openapi({ example: '10' }) }),
    z.object({ kind: z.literal('amount'), amount: Minor }),
  ])
  .openapi('LineDiscount')
export type LineDiscount = z.infer<typeof LineDiscount>

/** A discount as it stands on a document. */
export const DocumentDiscount = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('percent'),
      percent: DecimalText.openapi({ example: '10' }),
      cap: orNull(Minor),
    }),
    z.object({ kind: z.literal('amount'), amount: Minor }),
  ])
  .openapi('DocumentDiscount')
export type DocumentDiscount = z.infer<typeof DocumentDiscount>
