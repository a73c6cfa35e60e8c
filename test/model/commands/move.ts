import type fc from 'fast-check'
import { command, type Run } from '../command.ts'
import { oneOf } from '../model.ts'
import { move } from '../oracle/documents.ts'
import { totalled } from '../oracle/sums.ts'
import type { Move } from '../oracle/verbs.ts'
import { billedOf, fairGroups } from './credit.ts'
import { place } from './shapes.ts'

const PATHS: Readonly<Record<Move, string>> = {
  confirm: 'confirmation',
  mark_sent: 'sending',
  publish: 'publication',
  archive: 'archiving',
  unarchive: 'archiving',
  void: 'voiding',
  cancel: 'cancellation',
}

/** A person moves a document on, where it may be, and is refused where it may not (rules 15, 16). */
const moves = (verb: Move): fc.Arbitrary<fc.AsyncCommand<Run, Run>> =>
  place.map((which) =>
    command(`${verb} document ${which}`, async (model) => {
      const it = oneOf(model.oracle.documents, which)
      if (!it) return
      const path = `/v1/invoices/${model.idOf(it)}/${PATHS[verb]}`
      const answer = await (verb === 'unarchive'
        ? model.program.call('DELETE', path)
        : model.program.call('POST', path, { reason: 'A reason.' }))
      // A note a person asked for is worked out anew when it becomes final.
      if (it.crediting && it.stage === 'draft' && answer.body.position?.stage === 'posted') {
        const { groups, earns } = fairGroups(model, it.original!, it.crediting, answer.body)
        it.sums = totalled(groups)
        it.earns = earns
        it.billed = billedOf(model, it.original!, answer.body)
      }
      model.agree(answer, move(model.oracle, verb, it))
      return it.original ? [it, it.original] : [it]
    }),
  )

export const confirm = moves('confirm')
export const markSent = moves('mark_sent')
export const publish = moves('publish')
export const archive = moves('archive')
export const unarchive = moves('unarchive')
export const voids = moves('void')
export const cancel = moves('cancel')
