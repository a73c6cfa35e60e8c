import { useEffect } from 'react'
import { messagesOf } from '../../client/follow.ts'
import type { PortalLiveMessage } from '../../contract/live.ts'
import { follow } from '../api/follow.ts'
import { lookAgain } from './use-read.ts'

/** What is shown is read again so often at most. */
const AT_MOST_EVERY_MS = 1_000

/** Reads what is shown again whenever an account changed, as long as the page stands. */
export function useLive(account: string | null): void {
  useEffect(() => {
    if (account === null) return
    const ends = new AbortController()
    let looked = 0
    let timer: number | undefined
    const look = (): void => {
      looked = Date.now()
      timer = undefined
      lookAgain()
    }
    const lookSoon = (): void => {
      timer ??= window.setTimeout(look, Math.max(0, looked + AT_MOST_EVERY_MS - Date.now()))
    }
    const stream = {
      name: `portal ${account}`,
      open: (signal: AbortSignal) => changesOf(account, signal),
      isOver: (err: unknown): boolean => {
        const isOver = err instanceof NotLetIn
        if (isOver) lookSoon()
        return isOver
      },
    }
    follow<PortalLiveMessage>(stream, ends.signal, ({ event }) => {
      if (!ends.signal.aborted && event !== 'waiting') lookSoon()
    })
    return () => {
      ends.abort()
      window.clearTimeout(timer)
    }
  }, [account])
}

/** The session has ended, or opens this account no more. */
class NotLetIn extends Error {}

async function* changesOf(account: string, signal: AbortSignal): AsyncGenerator<PortalLiveMessage | null> {
  const response = await fetch(`/v1/portal/accounts/${account}/live`, { signal })
  if (response.status === 401 || response.status === 404) throw new NotLetIn()
  if (!response.ok) throw new Error(`The stream answered ${response.status}.`)
  yield* messagesOf<PortalLiveMessage>(response.body!)
}
