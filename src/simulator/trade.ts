import type { CustomerRef } from '../contract/party.ts'
import type { WorkEvent } from '../contract/work-event.ts'
import type { Chance } from './chance.ts'

/** What an event says, without its envelope. */
export type Told = {
  [Type in WorkEvent['type']]: {
    readonly type: Type
    readonly data: Extract<WorkEvent, { type: Type }>['data']
  }
}[WorkEvent['type']]

/** A customer as events name it; the trades always know where theirs are. */
export type TradeCustomer = CustomerRef & { readonly address: NonNullable<CustomerRef['address']> }

/** A piece of work to be told of. */
export interface Job {
  /** Its id in the source, and how people call it. */
  readonly id: string
  readonly customer: TradeCustomer
  readonly currency: string
  /** Calendar date, YYYY-MM-DD. */
  readonly day: string
}

/** A line of business: who its customers are, and what its operations system tells of its work. */
export interface Trade {
  /** How ids of its work begin: ORD. */
  readonly prefix: string
  /** What some of its customers pay in, beside the currency of its books; null where all pay in that. */
  readonly otherCurrency: string | null
  /** The customer of that number, from 0 on: the same number, the same customer. */
  customer(number: number): TradeCustomer
  /** The event that lets work be billed: priced, done or completed. */
  bill(chance: Chance, job: Job): Told
  /** The first that is told of a piece of work. */
  begin(chance: Chance, job: Job): Told
  /** What may be told of it later, `revision` counting from 1; null when all is said. */
  follow(chance: Chance, last: Told, revision: number): Told | null
}
