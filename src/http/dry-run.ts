import type { Context } from 'hono'
import type { Door } from '../contract/doors/door.ts'
import type { DryRun } from '../contract/dry-run.ts'
import type { Invoice } from '../contract/invoice.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Outcome } from '../operations/outcome.ts'
import type { World } from '../operations/world.ts'
import { presentEntry } from '../present/journal.ts'
import { presentSteps } from '../present/plan.ts'
import { inOneTransaction, readOrganization } from '../store/engine/transaction.ts'
import { entriesById } from '../store/reading/journal.ts'
import type { Answer } from './answer.ts'
import type { Caller, Env } from './env.ts'
import { readInvoiceView } from './invoice-view.ts'

/** Whether only a look is asked for. Refused where a door cannot be shown: it is never done for real instead. */
export function asksDryRun(c: Context<Env>, door: Door): boolean | Refusal {
  const said = c.req.query('dryRun')
  if (said === undefined || said === 'false') return false
  if (said !== 'true') {
    return refuse('dry_run_unreadable', null, 'dryRun is true or false.', {
      pointer: '/dryRun',
      values: { given: said.slice(0, 20) },
    })
  }
  if (door.dryRun) return true
  return refuse('dry_run_not_possible', null, 'This cannot be shown without being done; nothing was done.', {
    pointer: '/dryRun',
    remedy: 'Leave dryRun out.',
  })
}

const MOST_INVOICES = 50
const MOST_ENTRIES = 200

/**
 * Does everything a request asks for, reads what came of it, and takes all of it back: on the same road as the real
 * request, in the same books, so that what is shown is what would be.
 */
export function dryRun(
  c: Context<Env>,
  world: World,
  params: unknown,
  run: (world: World) => Promise<Answer>,
): Promise<Answer> {
  const { caller } = c.var
  return inOneTransaction(
    world.db,
    caller.orgId,
    async (db) => {
      const outcomes: Outcome[] = []
      const made = new Set<string>()
      const trial: World = {
        ...world,
        db,
        lanes: world.lanes.apart(),
        newId: () => {
          const id = world.newId()
          made.add(id)
          return id
        },
        onOutcome: (outcome) => outcomes.push(outcome),
      }
      const answer = await run(trial)
      if (answer.status >= 400) return answer
      const shown: DryRun = {
        dryRun: true,
        status: answer.status,
        answer: answer.body,
        ...presentSteps(outcomes.flatMap((outcome) => (outcome.outcome === 'done' ? outcome.steps : []))),
        documentsMade: outcomes.flatMap(draftsOf).length,
        invoices: await invoicesOf(trial, caller, outcomes, params),
        entries: await entriesOf(trial, caller, made),
      }
      return { status: 200, headers: { 'content-type': 'application/json' }, body: shown }
    },
    { undo: true },
  )
}

/** The steps that make a document. What was told before makes none again. */
const draftsOf = (outcome: Outcome): readonly unknown[] =>
  outcome.outcome === 'done' && !outcome.repeated
    ? outcome.steps.filter((step) => step.do === 'draft_invoice')
    : []

/** The documents that were made or changed, each once. */
async function invoicesOf(
  world: World,
  caller: Caller,
  outcomes: readonly Outcome[],
  params: unknown,
): Promise<Invoice[]> {
  const named = (params as { id?: string } | undefined)?.id
  const ids = outcomes.flatMap((outcome) => [
    ...(outcome.subject.invoiceIds ?? []),
    ...(outcome.outcome === 'done'
      ? outcome.steps.flatMap((step) => ('invoiceId' in step ? [step.invoiceId] : []))
      : []),
  ])
  const views: Invoice[] = []
  for (const id of [...new Set([...ids, ...(named === undefined ? [] : [named])])].slice(0, MOST_INVOICES)) {
    const view = await readInvoiceView(world, caller, id)
    if (!isRefusal(view)) views.push(view)
  }
  return views
}

async function entriesOf(world: World, caller: Caller, made: ReadonlySet<string>) {
  const entries = await readOrganization(world.db, caller.orgId, (tx) =>
    entriesById(tx, caller.orgId, [...made], MOST_ENTRIES),
  )
  return entries.map(presentEntry)
}
