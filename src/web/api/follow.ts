/** Without a sign of life for so long the line is taken for broken: the server gives one every 15 s. */
const SILENCE_MS = 40_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000

/** What is said of how the stream stands, besides what the stream says itself. */
interface Waiting {
  readonly event: 'waiting'
  readonly data: null
}

interface Stream<M> {
  /** Names it: the tabs of a browser share one of a name. */
  readonly name: string
  /** Opens it anew; null is a sign of life. */
  readonly open: (signal: AbortSignal) => AsyncGenerator<M | null>
  /** Whether it failed in a way that asking again does not help. */
  readonly isOver: (err: unknown) => boolean
}

/**
 * Follows a stream until `signal` aborts. The tabs of a browser share it, since a browser opens only six connections to a
 * server: the tab that holds the lock reads it and passes each message on, and when it is closed the next one takes over.
 * A browser without locks (an address without TLS) has a stream for each tab.
 */
export function follow<M extends { readonly event: string }>(
  stream: Stream<M>,
  signal: AbortSignal,
  tell: (told: M | Waiting) => void,
): void {
  const name = `billhook-live ${stream.name}`
  const tabs = new BroadcastChannel(name)
  tabs.onmessage = ({ data }: MessageEvent<M | Waiting | 'who is here'>) => {
    if (data !== 'who is here') tell(data)
    else if (last) tabs.postMessage(last)
  }
  // What the stream said last of how it stands, for tabs that come later. Only the tab that reads it knows.
  let last: M | Waiting | null = null
  const pass = (told: M | Waiting): void => {
    if (told.event !== 'changed') last = told
    tabs.postMessage(told)
    tell(told)
  }
  const read = (): Promise<void> => readUntil(stream, signal, pass)
  tabs.postMessage('who is here')
  signal.addEventListener('abort', () => tabs.close())
  // Promised by the types everywhere, there in secure contexts only.
  const locks = navigator.locks as LockManager | undefined
  void (locks ? locks.request(name, { signal }, read).catch(() => {}) : read())
}

/** Reads the stream and opens it again whenever it ends, a little later each time it fails. */
async function readUntil<M>(
  stream: Stream<M>,
  signal: AbortSignal,
  tell: (told: M | Waiting) => void,
): Promise<void> {
  let wait = FIRST_WAIT_MS
  while (!signal.aborted) {
    try {
      await readOnce(stream, signal, (told) => {
        wait = FIRST_WAIT_MS
        tell(told)
      })
      await pause(FIRST_WAIT_MS, signal)
    } catch (err) {
      if (signal.aborted || stream.isOver(err)) return
      tell({ event: 'waiting', data: null })
      await pause(wait, signal)
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
    }
  }
}

async function readOnce<M>({ open }: Stream<M>, signal: AbortSignal, tell: (told: M) => void): Promise<void> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    for await (const message of open(AbortSignal.any([signal, silence.signal]))) {
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
