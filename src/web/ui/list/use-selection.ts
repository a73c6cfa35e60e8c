import { useState } from 'react'

/** Which rows of a list are selected, and why some of them were refused what was last done to them. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly refused: ReadonlyMap<string, string>
  /** Selects or leaves a row; `range` takes all from the row touched before. */
  readonly toggle: (id: string, range: boolean) => void
  readonly toggleAll: () => void
  readonly choose: (ids: readonly string[]) => void
  readonly clear: () => void
  /** Leaves what was done, and keeps what was refused with its reason. */
  readonly keepRefused: (refused: ReadonlyMap<string, string>) => void
}

const NONE: ReadonlySet<string> = new Set()
const NO_REASONS: ReadonlyMap<string, string> = new Map()

export function useSelection(order: readonly string[]): Selection {
  const [ids, select] = useState(NONE)
  const [refused, refuse] = useState(NO_REASONS)
  const [touched, touch] = useState<string | null>(null)
  return {
    ids,
    refused,
    toggle(id, range) {
      const from = touched === null ? -1 : order.indexOf(touched)
      const to = order.indexOf(id)
      const next = new Set(ids)
      if (range && from >= 0)
        for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
      else if (!next.delete(id)) next.add(id)
      select(next)
      touch(id)
    },
    toggleAll() {
      select(order.every((id) => ids.has(id)) ? NONE : new Set(order))
    },
    choose(ids) {
      select(new Set(ids))
    },
    clear() {
      select(NONE)
      refuse(NO_REASONS)
      touch(null)
    },
    keepRefused(reasons) {
      select(new Set(reasons.keys()))
      refuse(reasons)
    },
  }
}
