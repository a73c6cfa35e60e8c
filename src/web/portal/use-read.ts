import { useCallback, useEffect, useState } from 'react'

/** What an address led to: still on its way, nobody who may see it, nothing, a server that does not answer, or it. */
export type Read<T> = 'loading' | 'nobody' | 'nothing' | 'failed' | { readonly data: T }

/**
 * Reads an address, and again when somebody comes back to the page: what was published meanwhile is there. What is
 * shown stays until the new answer has come.
 */
export function useRead<T>(address: string): { read: Read<T>; again: () => void } {
  const [at, setAt] = useState<{ address: string; read: Read<T> }>({ address, read: 'loading' })
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
      .then((read) => {
        if (!leaving.signal.aborted) setAt({ address, read })
      })
    return () => leaving.abort()
  }, [address, attempt])
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') setAttempt((before) => before + 1)
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  const again = useCallback(() => {
    setAt({ address, read: 'loading' })
    setAttempt((before) => before + 1)
  }, [address])
  return { read: at.address === address ? at.read : 'loading', again }
}
