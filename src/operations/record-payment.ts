import { createHash } from 'node:crypto'
import type { TakePayment } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** A payment as a door hands it in. Without a provider it is one recorded by hand, with an id of its own. */
export type PaymentInput = Omit<TakePayment, 'kind' | 'bodyHash' | 'provider' | 'providerId'> & {
  readonly provider?: string | undefined
  readonly providerId?: string | undefined
}

/**
 * Records money that came in, once for each (provider, provider id) (rule 23): against the documents named, else the
 * oldest due; the rest becomes customer credit. The same id with other details is refused as `payment_differs`.
 */
export async function recordPayment(
  world: World,
  orgId: string,
  actor: Actor,
  input: PaymentInput,
): Promise<Outcome> {
  const command = takePayment(world, input)
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}

/** What `recordPayment` asks of the road. */
export function takePayment(world: World, input: PaymentInput): TakePayment {
  const { provider = 'manual', providerId = world.newId(), ...details } = input
  return { kind: 'take_payment', provider, providerId, ...details, bodyHash: hashOf(details) }
}

/** Tells a payment told again from another one under the same id. */
function hashOf(details: Omit<PaymentInput, 'provider' | 'providerId'>): string {
  const { customerId, currency, amount, receivedOn, method, reference, memo, allocations } = details
  const told: unknown[] = [
    customerId,
    currency,
    amount,
    receivedOn,
    method,
    reference,
    memo,
    allocations.map((allocation) => [allocation.invoiceId, allocation.amount]),
  ]
  // Said only where it holds: what was recorded before there was the choice keeps its hash.
  if (details.keepAsCredit) told.push('keep as credit')
  const text = JSON.stringify(told, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
  return createHash('sha256').update(text).digest('hex')
}
