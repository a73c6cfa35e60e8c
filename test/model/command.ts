import type fc from 'fast-check'
import { compare, compareDocument } from './compare.ts'
import type { Model } from './model.ts'
import type { Document } from './oracle/things.ts'

/** What is carried through a run: it is made when the run begins. */
export interface Run {
  model: Model
}

/** What an act does to both books; it may name documents that are then looked at in full. */
export type Act = (model: Model) => Promise<readonly Document[] | void>

/** A command of the model test: acts on both books, then everything is compared. One that has nothing to act on does nothing. */
export function command(name: string, act: Act): fc.AsyncCommand<Run, Run> {
  return {
    check: () => true,
    async run({ model }) {
      model.pass(1000)
      const before = model.oracle.documents.length
      const touched = (await act(model)) ?? []
      await compare(model)
      for (const it of new Set([...touched, ...model.oracle.documents.slice(before)]))
        await compareDocument(model, it)
    },
    toString: () => name,
  }
}
