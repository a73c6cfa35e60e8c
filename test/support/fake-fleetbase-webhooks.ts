import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { withoutZone } from './fake-fleetbase-records.ts'

/** A webhook on its way: what is posted, and the header it is signed with. */
export interface Envelope {
  readonly id: string
  readonly event: string
  readonly raw: string
  readonly signature: string
}

/** Sends webhooks as Fleetbase does: signed with the secret of who made the change, tried three times, in no sure order. */
export class FakeWebhooks {
  readonly #urls: string[] = []
  #count = 0
  #held: Envelope[] | null = null
  /** Every attempt, with the status it was answered with (0 when nobody answered). */
  readonly attempts: { id: string; event: string; status: number }[] = []

  listenAt(url: string): void {
    this.#urls.push(url)
  }

  /** Keeps webhooks back from now on, until they are handed to `deliver`. */
  hold(): Envelope[] {
    this.#held = []
    return this.#held
  }

  flow(): void {
    this.#held = null
  }

  async tell(event: string, data: object, at: number, secret: string): Promise<void> {
    this.#count += 1
    const id = `event_66f0a1b2c${String(this.#count).padStart(4, '0')}`
    const raw = JSON.stringify({ id, api_version: '2024-03-12', event, created_at: withoutZone(at), data })
    const envelope = { id, event, raw, signature: createHmac('sha256', secret).update(raw).digest('hex') }
    if (this.#held) this.#held.push(envelope)
    else await this.deliver(envelope)
  }

  async deliver({ id, event, raw, signature }: Envelope): Promise<void> {
    for (const url of this.#urls) {
      for (let attempt = 1; attempt <= 3; attempt++) {
        if (attempt > 1) await sleep(10 ** (attempt - 1)) // seconds with the real one
        const status = await fetch(url, {
          method: 'POST',
          body: raw,
          headers: { 'content-type': 'application/json', signature },
        }).then(
          (answer) => answer.arrayBuffer().then(() => answer.status),
          () => 0,
        )
        this.attempts.push({ id, event, status })
        if (status >= 200 && status < 300) break
      }
    }
  }
}
