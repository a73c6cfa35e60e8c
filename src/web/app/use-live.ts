import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LiveMessage } from '../../contract/live.ts'
import { followChanges } from '../api/live.ts'
import { isStale } from '../api/stale.ts'

/** Changes that come within this time are asked about together, and then at most so often. */
const TOGETHER_MS = 150
const AT_MOST_EVERY_MS = 1_000

/**
 * Asks again for what a change made stale, as long as the page stands. Answers whether changes are heard; null until it
 * is known.
 */
export function useLive(organization: string): 'live' | 'reconnecting' | null {
  const client = useQueryClient()
  const [state, setState] = useState<'live' | 'reconnecting' | null>(null)
  useEffect(() => {
    const ends = new AbortController()
    let gathered: Extract<LiveMessage, { event: 'changed' }>['data'] = []
    let asked = 0
    let timer: number | undefined
    const ask = (): void => {
      const changed = gathered
      gathered = []
      asked = Date.now()
      timer = undefined
      void client.invalidateQueries({
        queryKey: [organization],
        predicate: ({ queryKey }) => isStale(queryKey, changed),
      })
    }
    followChanges(organization, ends.signal, (told) => {
      if (ends.signal.aborted) return
      setState(told.event === 'waiting' ? 'reconnecting' : 'live')
      if (told.event === 'ready') void client.invalidateQueries({ queryKey: [organization] })
      if (told.event !== 'changed') return
      gathered = [...gathered, ...told.data]
      timer ??= window.setTimeout(ask, Math.max(TOGETHER_MS, asked + AT_MOST_EVERY_MS - Date.now()))
    })
    return () => {
      ends.abort()
      window.clearTimeout(timer)
    }
  }, [client, organization])
  return state
}
