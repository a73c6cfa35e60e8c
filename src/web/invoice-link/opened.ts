import { useEffect, useState } from 'react'
import type { PublicInvoice } from '../../contract/public-invoice.ts'

/** What a link led to: still on its way, a document, nothing, or a server that does not answer. */
export type Opened = 'loading' | 'nothing' | 'failed' | PublicInvoice

export const address = (token: string): string => `/v1/public/invoices/${encodeURIComponent(token)}`

/** Reads the document of a token. */
export function useOpened(token: string): { opened: Opened; again: () => void } {
  const [opened, setOpened] = useState<Opened>('loading')
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    const load = async (): Promise<Opened> => {
      const response = await fetch(address(token), { signal: leaving.signal })
      if (response.ok) return (await response.json()) as PublicInvoice
      return response.status === 404 ? 'nothing' : 'failed'
    }
    void load()
      .catch((): Opened => 'failed')
      .then((found) => {
        if (!leaving.signal.aborted) setOpened(found)
      })
    return () => leaving.abort()
  }, [token, attempt])
  const again = (): void => {
    setOpened('loading')
    setAttempt((before) => before + 1)
  }
  return { opened, again }
}

const LOOK_MS = 1_000

/**
 * Says that the document read at an address was seen, once it was in sight for a second: not by a tab in the background,
 * not by a GET.
 */
export function useSeen(read: string, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return
    let looking: number | undefined
    const look = (): void => {
      window.clearTimeout(looking)
      if (document.visibilityState !== 'visible') return
      looking = window.setTimeout(() => {
        document.removeEventListener('visibilitychange', look)
        // Whether it was noted is nothing the reader can mend.
        fetch(`${read}/view`, { method: 'POST' }).catch(() => {})
      }, LOOK_MS)
    }
    document.addEventListener('visibilitychange', look)
    look()
    return () => {
      window.clearTimeout(looking)
      document.removeEventListener('visibilitychange', look)
    }
  }, [read, isShown])
}
