import type { Instalment, InstalmentPlan } from '../../domain/invoice/instalments.ts'
import type { AskedInstalment } from '../../domain/invoice/split-instalments.ts'
import { decimal, formatDecimal } from '../../kernel/decimal.ts'

interface KeptPart {
  readonly dueOn: string
  readonly amount: string
}

interface KeptPlan {
  readonly agreedDueOn: string
  readonly parts: readonly KeptPart[]
  readonly asked?: readonly KeptAsk[]
  readonly chosenOn?: string
}

/** A part that was asked for: by percent or amount, as text, or with neither what the others leave. */
interface KeptAsk {
  readonly dueOn: string
  readonly percent?: string
  readonly amount?: string
}

const keptParts = (parts: readonly Instalment[]): KeptPart[] =>
  parts.map(({ dueOn, amount }) => ({ dueOn, amount: String(amount) }))

/** Parts as JSON text: amounts in minor units as text. */
export const instalmentsText = (parts: readonly Instalment[]): string => JSON.stringify(keptParts(parts))

/** A plan as JSON text, null where there is none. */
export function instalmentPlanText(plan: InstalmentPlan | null): string | null {
  if (!plan) return null
  const { agreedDueOn, parts, asked, ...rest } = plan
  const kept: KeptPlan = {
    agreedDueOn,
    parts: keptParts(parts),
    ...(asked && { asked: asked.map(keptAsk) }),
    ...rest,
  }
  return JSON.stringify(kept)
}

/** A plan out of its JSON. */
export function instalmentPlanOf(json: unknown): InstalmentPlan | null {
  if (json === null) return null
  const { agreedDueOn, parts, asked, ...rest } = json as KeptPlan
  return {
    agreedDueOn,
    parts: instalmentsOf(parts),
    ...(asked && { asked: asked.map(askOf) }),
    ...rest,
  }
}

const keptAsk = ({ dueOn, share }: AskedInstalment): KeptAsk =>
  share.by === 'percent'
    ? { dueOn, percent: formatDecimal(share.percent) }
    : share.by === 'amount'
      ? { dueOn, amount: String(share.amount) }
      : { dueOn }

const askOf = ({ dueOn, percent, amount }: KeptAsk): AskedInstalment => ({
  dueOn,
  share:
    percent !== undefined
      ? { by: 'percent', percent: decimal(percent) }
      : amount !== undefined
        ? { by: 'amount', amount: BigInt(amount) }
        : { by: 'rest' },
})

/** Parts out of their JSON. */
export const instalmentsOf = (json: unknown): Instalment[] =>
  (json as readonly KeptPart[]).map(({ dueOn, amount }) => ({ dueOn, amount: BigInt(amount) }))
