import { assert } from '../kernel/assert.ts'
import { addDays, addMonths, endOfMonth, localDate } from '../kernel/date.ts'
import { PROFILES } from '../domain/profile/profiles.ts'
import { parseRate } from '../kernel/rate.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { changeOrganization } from '../operations/change-organization.ts'
import { carryOutAlone } from '../operations/road.ts'
import { setExchangeRates } from '../operations/set-exchange-rates.ts'
import type { Actor } from '../operations/world.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { trialBalance } from '../store/reading/reports.ts'
import type { Stage } from './stage.ts'
import type { DemoBusiness } from './story.ts'

const BOOKKEEPER: Actor = { name: 'Bookkeeper', role: 'accountant' }
const OWNER: Actor = { name: 'Demo', role: 'owner' }

const GATEWAY_CLEARING = '1150'
/** Clients may pay in three months what comes to 200.00 and more. */
const LEAST_IN_INSTALMENTS = '20000'
/** What a gateway keeps of a payment by card: 2.9 %. */
const FEE_PER_THOUSAND = 29n

/** The books of a demo business beside its work: what other currencies are worth, and what gateways pay out. */
export class Bookkeeper {
  readonly #stage: Stage
  readonly #business: DemoBusiness
  readonly #orgId: string
  #paidOutUntil: string

  constructor(stage: Stage, business: DemoBusiness, orgId: string, openedDaysAgo: number) {
    this.#stage = stage
    this.#business = business
    this.#orgId = orgId
    this.#paidOutUntil = this.#day(openedDaysAgo)
  }

  /** Before anything happens: rates from the first of each month on, cards are paid to a gateway, and whose tax it is. */
  async open(daysAgo: number): Promise<void> {
    const { currency: base, rates } = this.#business
    const first = `${this.#day(daysAgo).slice(0, 8)}01`
    const known = Object.entries(rates)
      .flatMap(([currency, byMonth]) =>
        byMonth.map((text, months) => {
          const rate = parseRate(text)
          assert(!isRefusal(rate), `the demo's rate ${text} was refused`)
          return { currency, base, day: addMonths(first, months), rate }
        }),
      )
      .filter(({ day }) => day <= this.#day(0))
    const set = await setExchangeRates(this.#stage.on(daysAgo), this.#orgId, BOOKKEEPER, known)
    assert(!isRefusal(set), 'the demo’s rates were refused')
    const { profile: code, jurisdiction } = this.#business
    const start = PROFILES.get(code)
    assert(start, `there is no profile ${code}`)
    const profile = {
      clearingMethods: ['card'],
      defaultTax: { ...start.defaultTax, jurisdiction },
      instalmentOffers: [
        {
          parts: 3,
          every: 'month' as const,
          first: 'agreement' as const,
          least: { [base]: LEAST_IN_INSTALMENTS },
          whenOverdue: false,
        },
      ],
    }
    const changed = await changeOrganization(this.#stage.on(daysAgo), this.#orgId, OWNER, { profile })
    assert(!isRefusal(changed), 'the demo’s profile was refused')
  }

  /** What gateways held at the end of each month that is over before a day comes to the bank the day after. */
  async payOutsBefore(daysAgo: number): Promise<void> {
    for (;;) {
      const end = endOfMonth(this.#paidOutUntil)
      if (end >= this.#day(daysAgo)) return
      this.#paidOutUntil = addDays(end, 1)
      await this.#payOut(daysAgo, end)
    }
  }

  async #payOut(daysAgo: number, end: string): Promise<void> {
    const world = this.#stage.on(daysAgo)
    const held = await inOrganization(world.db, this.#orgId, (tx) =>
      trialBalance(tx, this.#orgId, { asOf: end }),
    )
    for (const { account, currency, balance: gross } of held) {
      if (account !== GATEWAY_CLEARING || gross <= 0n) continue
      const fee = (gross * FEE_PER_THOUSAND + 500n) / 1000n
      const { outcome } = await carryOutAlone(world, this.#orgId, {
        command: {
          kind: 'record_payout',
          provider: 'cardgate',
          providerId: `po_${end}_${currency}`,
          currency,
          gross,
          fee,
          net: gross - fee,
          paidOn: addDays(end, 1),
          reference: null,
        },
        actor: BOOKKEEPER,
        body: null,
      })
      assert(outcome.outcome === 'done', `the demo's payout came to: ${JSON.stringify(outcome)}`)
    }
  }

  readonly #day = (daysAgo: number): string =>
    localDate(this.#stage.on(daysAgo).now(), this.#business.timeZone)
}
