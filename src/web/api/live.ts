import type { LiveMessage } from '../../contract/live.ts'
import { BillhookProblem } from '../../client/problem.ts'
import { billhook } from './client.ts'

/** Without a sign of life for so long the line is taken for broken: the server gives one every 15 s. */
const SILENCE_MS = 40_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000

/**
 * Follows an organization's changes until `signal` aborts. The tabs of a browser share one stream, since a browser
 * opens only six connections to a server: the tab that holds the lock reads it and passes each message on, and when it
 * is closed the next one takes over. A browser without locks (an address without TLS) has a stream for each tab.
 */
export function followChanges(
  organization: string,
  signal: AbortSignal,
  tell: (told: LiveMessage) => void,
): void {
  const tabs = new BroadcastChannel(`billhook-live ${organization}`)
  tabs.onmessage = ({ data }: MessageEvent<LiveMessage | 'who is here'>) => {
    if (data !== 'who is here') tell(data)
    else if (last) tabs.postMessage(last)
  }
  // What the stream said last of how it stands, for tabs that come later. Only the tab that reads it knows.
  let last: LiveMessage | null = null
  const pass = (told: LiveMessage): void => {
    if (told.event !== 'changed') last = told
    tabs.postMessage(told)
    tell(told)
  }
  const read = (): Promise<void> => readUntil(organization, signal, pass)
  tabs.postMessage('who is here')
  signal.addEventListener('abort', () => tabs.close())
  // Promised by the types everywhere, there in secure contexts only.
  const locks = navigator.locks as LockManager | undefined
  void (locks ? locks.request(`billhook-live ${organization}`, { signal }, read).catch(() => {}) : read())
}

/** Reads the stream and opens it again whenever it ends, a little later each time it fails. */
async function readUntil(
  organization: string,
  signal: AbortSignal,
  tell: (told: LiveMessage) => void,
): Promise<void> {
  let wait = FIRST_WAIT_MS
  while (!signal.aborted) {
    try {
      await readOnce(organization, signal, (told) => {
        wait = FIRST_WAIT_MS
        tell(told)
      })
      await pause(FIRST_WAIT_MS, signal)
    } catch (err) {
      if (signal.aborted) return
      // Nobody is signed in any more: the page finds out by itself.
      if (err instanceof BillhookProblem && err.status === 401) return
      tell({ event: 'waiting', data: null })
      await pause(wait, signal)
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
    }
  }
}

async function readOnce(
  organization: string,
  signal: AbortSignal,
  tell: (told: LiveMessage) => void,
): Promise<void> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const both = AbortSignal.any([signal, silence.signal])
    for await (const message of billhook(organization).follow({ signal: both })) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
      if (message) tell(message)
    }
  } finally {
    clearTimeout(timer)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
