import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { assert } from '../kernel/assert.ts'
import { SealBroken, type SealedFor, type Sealer } from '../operations/fleetbase/ports.ts'

/** Leads every sealed text, so that a later way of sealing can be told from this one. */
const AES_256_GCM = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals secrets that must be read again (API keys, signing secrets) with AES-256-GCM under the installation's key of
 * 32 bytes. Organization and field are authenticated with it: a sealed text copied to another row cannot be opened.
 */
export function sealer(key: Uint8Array): Sealer {
  assert(key.length === 32, 'the installation key has 32 bytes')
  return {
    seal(text, of) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(of))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(AES_256_GCM), nonce, body, cipher.getAuthTag()])
    },
    open(sealed, of) {
      if (sealed[0] !== AES_256_GCM || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) throw broken()
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(associated(of)).setAuthTag(sealed.subarray(-TAG_BYTES))
      try {
        const body = decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES))
        return Buffer.concat([body, decipher.final()]).toString('utf8')
      } catch {
        throw broken()
      }
    },
  }
}

/** As JSON, so that no organization and field can be split another way. */
const associated = (of: SealedFor): Buffer => Buffer.from(JSON.stringify([of.orgId, of.field]))

const broken = (): SealBroken =>
  new SealBroken('A sealed secret cannot be opened with the key of this installation.')
