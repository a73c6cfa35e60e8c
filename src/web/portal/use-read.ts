import { useCallback, useEffect, useState } from 'react'

/** What an address led to: still on its way, nobody who may see it, nothing, a server that does not answer, or it. */
export type Read<T> = 'loading' | 'nobody' | 'nothing' | 'failed' | { readonly data: T }

const LOOK = 'portal-look'

/** Has everything that is shown read again. */
export const lookAgain = (): void => void window.dispatchEvent(new Event(LOOK))

/**
 * Reads an address, and again when it may have changed: when that is told, and when somebody comes back to the page. What
 * is shown stays until a new answer has come.
 */
export function useRead<T>(address: string): { read: Read<T>; again: () => void } {
  const [read, setRead] = useState<Read<T>>('loading')
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    const load = async (): Promise<Read<T>> => {
      const response = await fetch(address, { signal: leaving.signal })
      if (response.ok) return { data: (await response.json()) as T }
      return response.status === 401 ? 'nobody' : response.status === 404 ? 'nothing' : 'failed'
    }
    void load()
      .catch((): Read<T> => 'failed')
      .then((now) => {
        if (leaving.signal.aborted) return
        setRead((before) => (now === 'failed' && typeof before !== 'string' ? before : now))
      })
    return () => leaving.abort()
  }, [address, attempt])
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') setAttempt((before) => before + 1)
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener(LOOK, look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener(LOOK, look)
    }
  }, [])
  const again = useCallback(() => {
    setRead('loading')
    setAttempt((before) => before + 1)
  }, [])
  return { read, again }
}
