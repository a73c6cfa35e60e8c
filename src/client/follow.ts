import type { LiveMessage } from '../contract/live.ts'

/**
 * The messages of a stream of server-sent events, as they come; null for what is sent only to keep the line open. Ends
 * when the stream does.
 */
export async function* messagesOf<M = LiveMessage>(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<M | null> {
  const text = new TextDecoder()
  const reader = body.getReader()
  let unread = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (unread + text.decode(value, { stream: true })).split('\n\n')
      unread = blocks.pop() ?? ''
      for (const block of blocks) yield messageOf<M>(block)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function messageOf<M>(block: string): M | null {
  const event = /^event: (.+)$/m.exec(block)?.[1]
  const data = /^data: (.+)$/m.exec(block)?.[1]
  return event === undefined || data === undefined
    ? null
    : ({ event, data: JSON.parse(data) as unknown } as M)
}
