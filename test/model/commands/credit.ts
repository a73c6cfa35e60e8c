import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import { type Model, oneOf } from '../model.ts'
import { credit, draftAnew, isFair, refusedCorrection, refusedCredit, type Taken } from '../oracle/credit.ts'
import { daysAfter } from '../oracle/days.ts'
import type { Crediting, Document, Work } from '../oracle/things.ts'
import type { Answer } from '../program.ts'
import { earnsOf, groupsOf } from '../told.ts'
import { asItComes, place, thousandths } from './shapes.ts'

/** What a document bills of each work, as the program tells it; null where it bills one at most. */
export function billedOf(model: Model, it: Document, told: Answer['body']): ReadonlyMap<Work, bigint> | null {
  if (it.works.length < 2) return null
  const amounts = new Map<string, number>(
    told.work.map(({ id, amount }: { id: string; amount: number }) => [id, amount]),
  )
  return new Map(it.works.map((work) => [work, BigInt(amounts.get(model.idOf(work)) ?? 0)]))
}

/** A note's answer is taken over, once it is what was asked and takes from no rate more than is left. */
export function fairGroups(model: Model, it: Document, crediting: Crediting, told: Answer['body']): Taken {
  const taken = { groups: groupsOf(told), earns: earnsOf(told) }
  expect(isFair(model.oracle, it, crediting, taken), `what ${told.number} credits is fair`).toBe(true)
  return taken
}

/** What several works are billed by a document is learnt before it is credited. */
async function learnBilled(model: Model, it: Document): Promise<void> {
  if (it.works.length < 2 || it.stage !== 'posted') return
  it.billed = billedOf(model, it, await model.program.get(`/v1/invoices/${model.idOf(it)}`))
}

const WHAT = fc.constantFrom('rest', 'rest', 'line', 'quantity', 'amount', 'amount', 'net')

/** A person credits what is left of a document, a line or a part of it, or an amount; at once or as a draft (rule 25). */
export const credits = fc
  .record({
    which: place,
    what: WHAT,
    amount: fc.constantFrom(1n, 7n, 333n, 1_000n, 99_999n),
    line: fc.nat({ max: 2 }),
    confirm: fc.boolean(),
    givenBack: fc.boolean(),
    daysAgo: fc.constantFrom(null, null, null, 0, 30),
    any: asItComes,
  })
  .map(({ which, what, amount, line, confirm, givenBack, daysAgo, any }) =>
    command(
      `credit ${what} (${amount}) of document ${which}, ${givenBack ? 'back' : 'kept'}, ${confirm ? 'final' : 'draft'}`,
      async (model) => {
        const { oracle, program } = model
        const it = oneOf(
          oracle.documents.filter(({ stage }) => any || stage === 'posted'),
          which,
        )
        if (!it) return
        const byLine = (what === 'line' || what === 'quantity') && it.lines.length > 0
        // Which lines others took from is the program's own arithmetic: lines are credited of what nobody credited.
        if (byLine && (it.noted > 0n || it.works.length > 1)) return
        // A price change that is less on several accounts has a line for each.
        if (byLine && it.sums.lines === null && it.earns.length !== it.sums.groups.size) return
        await learnBilled(model, it)
        const at = line % Math.max(it.lines.length, 1)
        const crediting: Crediting = byLine
          ? { ask: { by: 'line', at, quantity: what === 'line' ? null : 200n }, givenBack: false }
          : what === 'amount'
            ? { ask: { by: 'amount', of: 'total', amount }, givenBack }
            : what === 'net'
              ? { ask: { by: 'amount', of: 'net', amount }, givenBack: false }
              : { ask: { by: 'rest' }, givenBack }
        const final = confirm || byLine
        const issuedOn = daysAgo === null ? null : daysAfter(oracle.today, -daysAgo)
        const { ask } = crediting
        const answer = await program.call('POST', `/v1/invoices/${model.idOf(it)}/credits`, {
          reason: 'goodwill',
          dispose: crediting.givenBack ? 'refund' : 'credit',
          confirm: final,
          issuedOn,
          ...(ask.by === 'line'
            ? { lines: [{ line: ask.at + 1, quantity: ask.quantity && thousandths(ask.quantity) }] }
            : {}),
          ...(ask.by === 'amount' ? { amount: Number(ask.amount), withTax: ask.of === 'total' } : {}),
        })
        const refused = refusedCredit(oracle, it, crediting, final, issuedOn)
        model.agree(answer, refused ?? 'done')
        if (refused) return [it]
        const taken = fairGroups(model, it, crediting, answer.body)
        const billed = billedOf(model, it, answer.body)
        return [it, credit(oracle, it, crediting, taken, final, issuedOn, billed)]
      },
    ),
  )

/** A final document is taken back whole and drafted anew, in one act. */
export const corrects = fc.tuple(place, fc.boolean(), asItComes).map(([which, givenBack, any]) =>
  command(`correct document ${which}, ${givenBack ? 'money back' : 'credit kept'}`, async (model) => {
    const { oracle, program } = model
    const it = oneOf(
      oracle.documents.filter(({ stage }) => any || stage === 'posted'),
      which,
    )
    if (!it) return
    await learnBilled(model, it)
    const crediting: Crediting = { ask: { by: 'rest' }, givenBack }
    const answer = await program.call('POST', `/v1/invoices/${model.idOf(it)}/correction`, {
      reason: 'wrong_details',
      dispose: givenBack ? 'refund' : 'credit',
    })
    const refused = refusedCorrection(oracle, it, crediting)
    model.agree(answer, refused ?? 'done')
    if (refused) return [it]
    const all = await program.list('/v1/invoices')
    const noteId = all.filter(({ kind }) => kind === 'credit_note').reduce((a, b) => (a.id > b.id ? a : b)).id
    const note = await program.get(`/v1/invoices/${noteId}`)
    const taken = fairGroups(model, it, crediting, note)
    const made = credit(oracle, it, crediting, taken, true, null, billedOf(model, it, note))
    return [it, made, draftAnew(oracle, it)]
  }),
)
