import type { CreditAsk, Crediting } from '../../domain/invoice/crediting.ts'
import { decimal, formatDecimal } from '../../kernel/decimal.ts'

/** What was asked of a credit note as it is kept: quantities as decimal text, amounts in minor units as text. */
type KeptAsk =
  | { readonly by: 'rest' }
  | {
      readonly by: 'lines'
      readonly lines: readonly {
        readonly position: number
        readonly quantity: string | null
        readonly amount: string | null
      }[]
    }
  | {
      readonly by: 'amount'
      readonly of: 'net' | 'total'
      readonly parts: readonly { readonly description: string | null; readonly amount: string }[]
    }

type Kept = Omit<Crediting, 'ask'> & { readonly ask: KeptAsk }

/** It as JSON text, null where there is none. */
export function creditingText(crediting: Crediting | null): string | null {
  if (!crediting) return null
  const { reason, explanation, dispose, ask } = crediting
  const kept: Kept = { reason, explanation, dispose, ask: keptAsk(ask) }
  return JSON.stringify(kept)
}

function keptAsk(ask: CreditAsk): KeptAsk {
  switch (ask.by) {
    case 'rest':
      return { by: 'rest' }
    case 'lines': {
      const lines = ask.lines.map(({ position, quantity, amount }) => ({
        position,
        quantity: quantity === null ? null : formatDecimal(quantity),
        amount: amount === null ? null : String(amount),
      }))
      return { by: 'lines', lines }
    }
    case 'amount': {
      const parts = ask.parts.map(({ description, amount }) => ({ description, amount: String(amount) }))
      return { by: 'amount', of: ask.of, parts }
    }
  }
}

/** It out of its JSON. */
export function creditingOf(json: unknown): Crediting | null {
  if (json === null) return null
  const { ask, ...kept } = json as Kept
  return { ...kept, ask: askOf(ask) }
}

function askOf(kept: KeptAsk): CreditAsk {
  switch (kept.by) {
    case 'rest':
      return kept
    case 'lines': {
      const lines = kept.lines.map(({ position, quantity, amount }) => ({
        position,
        quantity: quantity === null ? null : decimal(quantity),
        amount: amount === null ? null : BigInt(amount),
      }))
      return { by: 'lines', lines }
    }
    case 'amount': {
      const parts = kept.parts.map(({ description, amount }) => ({ description, amount: BigInt(amount) }))
      return { by: 'amount', of: kept.of, parts }
    }
  }
}
