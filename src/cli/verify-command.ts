import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { type Verification, verifyBooks } from '../operations/verify-books.ts'
import type { World } from '../operations/world.ts'
import type { ChainHead } from '../store/chain/link.ts'
import { acrossOrganizations } from '../store/engine/transaction.ts'
import { listOrganizations } from '../store/reading/organizations.ts'
import type { Doors, Env } from './cli.ts'
import { BadUsage } from './failure.ts'
import { organizationNamed, withWorld } from './with-world.ts'

interface Given {
  readonly organization?: string
  readonly heads?: string
  readonly json?: boolean
}

/** `billhook verify`: proves the books of one organization, or of all. */
export function verifyCommand(env: Env, doors: Doors, end: (exitCode: number) => void): Command {
  return new Command('verify')
    .description('Prove the books from the journal alone, and name the first thing that is wrong.')
    .option('--organization <short-name>', 'whose books; everybody’s when it is left out')
    .option('--heads <file>', 'heads that were exported before (the output of an earlier --json)')
    .option('--json', 'one JSON document instead of sentences')
    .addHelpText('after', HELP)
    .action((given: Given) =>
      withWorld(env, doors, async (world) => {
        const known = given.heads === undefined ? new Map<string, ChainHead>() : headsIn(given.heads)
        const told = []
        for (const { orgId, slug } of await chosen(world, given.organization)) {
          const found = await verifyBooks(world, orgId, { known: known.get(slug) })
          if (!found.holds) end(1)
          if (given.json) told.push({ organization: slug, ...asJson(found) })
          else process.stdout.write(inWords(slug, found))
        }
        if (given.json) process.stdout.write(`${JSON.stringify({ organizations: told }, null, 2)}\n`)
      }),
    )
}

async function chosen(
  world: World,
  slug: string | undefined,
): Promise<readonly { orgId: string; slug: string }[]> {
  if (slug !== undefined) return [{ orgId: await organizationNamed(world, slug), slug }]
  return acrossOrganizations(world.db, (tx) => listOrganizations(tx))
}

function inWords(slug: string, { holds, verdicts, head, entries, documents }: Verification): string {
  const broken = verdicts.filter((verdict) => !verdict.holds)
  const lines = holds
    ? [
        `${slug}: everything holds. ${count(entries, 'entry', 'entries')}, ${count(documents, 'final document', 'final documents')}.`,
      ]
    : [`${slug}: ${broken.length} of ${verdicts.length} statements do not hold.`]
  for (const { says, offender, code, rule } of broken)
    lines.push(`  ✗ ${says}`, `    First: ${offender} (${code}${rule === null ? '' : `, rule ${rule}`})`)
  lines.push(`  head ${head.seq}:${head.hash.toString('hex')}`)
  return `${lines.join('\n')}\n`
}

const count = (n: bigint, one: string, many: string): string =>
  `${n.toLocaleString('en-US')} ${n === 1n ? one : many}`

const asJson = ({ at, holds, verdicts, head, entries, documents }: Verification) => ({
  at,
  holds,
  head: `${head.seq}:${head.hash.toString('hex')}`,
  entries: Number(entries),
  documents: Number(documents),
  verdicts,
})

/** Heads by organization, from an earlier `verify --json`. */
function headsIn(file: string): Map<string, ChainHead> {
  const read = JSON.parse(readFileSync(file, 'utf8')) as {
    organizations?: { organization?: string; head?: string }[]
  }
  return new Map(
    (read.organizations ?? []).map(({ organization = '', head = '' }) => {
      const parts = /^(\d+):([0-9a-f]{64})$/.exec(head)
      if (!parts) throw new BadUsage(`${file} holds no head of ${organization || 'an organization'}.`)
      return [organization, { seq: BigInt(parts[1]!), hash: Buffer.from(parts[2]!, 'hex') }]
    }),
  )
}

const HELP = `
Every figure that is kept is taken anew: entries balance, kept balances and open amounts are the journal's,
the aging total is the account, numbers have no gap, nothing is billed twice, every event has one outcome.
Each link of the chain over entries and final documents is hashed again, so that an edit, a removal, a swap
or an insertion made behind the program's back is found.

Ends with 0 when everything holds, with 1 when something does not. What is proven is one moment; others may
go on writing. Keep the head elsewhere: with --heads it also proves that nothing was cut off at the end.

  billhook verify
  billhook verify --organization harbor --json > heads.json
  billhook verify --heads heads.json`
