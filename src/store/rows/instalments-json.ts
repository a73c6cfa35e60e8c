import type { Instalment, InstalmentPlan } from '../../domain/invoice/instalments.ts'

interface KeptPart {
  readonly dueOn: string
  readonly amount: string
}

interface KeptPlan {
  readonly agreedDueOn: string
  readonly parts: readonly KeptPart[]
}

const keptParts = (parts: readonly Instalment[]): KeptPart[] =>
  parts.map(({ dueOn, amount }) => ({ dueOn, amount: String(amount) }))

/** Parts as JSON text: amounts in minor units as text. */
export const instalmentsText = (parts: readonly Instalment[]): string => JSON.stringify(keptParts(parts))

/** A plan as JSON text, null where there is none. */
export function instalmentPlanText(plan: InstalmentPlan | null): string | null {
  if (!plan) return null
  const kept: KeptPlan = { agreedDueOn: plan.agreedDueOn, parts: keptParts(plan.parts) }
  return JSON.stringify(kept)
}

/** A plan out of its JSON. */
export function instalmentPlanOf(json: unknown): InstalmentPlan | null {
  if (json === null) return null
  const { agreedDueOn, parts } = json as KeptPlan
  return { agreedDueOn, parts: instalmentsOf(parts) }
}

/** Parts out of their JSON. */
export const instalmentsOf = (json: unknown): Instalment[] =>
  (json as readonly KeptPart[]).map(({ dueOn, amount }) => ({ dueOn, amount: BigInt(amount) }))
