import * as doors from '../contract/doors/verification.ts'
import type { ChainHead } from '../contract/verification.ts'
import { verifyBooks } from '../operations/verify-books.ts'
import { numberOf } from '../present/amount.ts'
import { chainHead } from '../store/chain/chain.ts'
import type { ChainHead as Head } from '../store/chain/link.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Proof of the books. */
export function verificationDoors(app: App): void {
  door(app, doors.verifyBooks, async ({ query: { head }, caller, world }) => {
    const found = await verifyBooks(world, caller.orgId, head === undefined ? {} : { known: headOf(head) })
    return {
      ...found,
      verdicts: found.verdicts.map((verdict) => ({ ...verdict })),
      head: presentHead(found.head),
      entries: numberOf(found.entries),
      documents: numberOf(found.documents),
    }
  })

  door(app, doors.readChainHead, async ({ caller: { orgId }, world }) =>
    presentHead(await readOrganization(world.db, orgId, (tx) => chainHead(tx, orgId))),
  )
}

const presentHead = ({ seq, hash }: Head): ChainHead => ({ seq: numberOf(seq), hash: hash.toString('hex') })

function headOf(text: string): Head {
  const [seq = '', hash = ''] = text.split(':')
  return { seq: BigInt(seq), hash: Buffer.from(hash, 'hex') }
}
