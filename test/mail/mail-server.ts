import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

/** How the server answers the next mails: takes them, or refuses with a code of SMTP. */
type Mood = 'takes' | { readonly refuses: number; readonly saying: string }

/** A mail as it came in over the line. */
export interface Received extends Email {
  readonly envelopeTo: readonly string[]
}

/** A real mail server on this machine, which keeps what it takes. It ends with the test file. */
export async function mailServer() {
  const received: Received[] = []
  const state: { mood: Mood } = { mood: 'takes' }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      void text(stream).then(async (raw) => {
        const { mood } = state
        if (mood !== 'takes')
          return done(Object.assign(new Error(mood.saying), { responseCode: mood.refuses }))
        const mail = await PostalMime.parse(raw)
        received.push({ ...mail, envelopeTo: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${port}`, received, state }
}
