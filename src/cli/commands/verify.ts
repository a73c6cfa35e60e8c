import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import type { BillhookClient } from '../../client/client.ts'
import type { Verification } from '../../contract/verification.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { manual } from '../manual.ts'
import { print } from '../output/out.ts'
import { type Format, showing } from '../output/show.ts'
import { wrapped } from '../output/text.ts'
import type { Setting } from '../setting.ts'

interface Given extends Which, Format {
  readonly heads?: string
}

/** `billhook verify`: proves the books of one organization, or of all. */
export function verifyCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('verify')))
    .description('Prove the books from the journal alone, and name what is wrong first.')
    .option('--heads <file>', 'heads that an earlier verify --json told: nothing may be cut off')
    .action((given: Given) => {
      const heads = given.heads === undefined ? new Map<string, string>() : headsIn(given.heads)
      const named = given.organization ?? setting.env['BILLHOOK_ORGANIZATION']
      return withClient(
        setting,
        given,
        async (client) => {
          const proven = []
          for (const slug of named ? [named] : await everyOne(client)) {
            const head = heads.get(slug)
            const ask = head === undefined ? {} : { query: { head } }
            const found = await client.of(slug).get('/v1/verification', ask)
            if (!found.holds) setting.end(1)
            proven.push({ organization: slug, ...found })
            if (!given.json) await print(inWords(slug, found))
          }
          if (given.json) await print(`${JSON.stringify({ organizations: proven }, null, 2)}\n`)
        },
        { wholeInstallation: true },
      )
    })
  return manual(command, {
    about: `Every figure that is kept is taken anew: entries balance, kept balances and open
amounts are the journal's, the aging total is the account, numbers have no gap,
nothing is billed twice, every event has one outcome. Each link of the chain over
entries and final documents is hashed again, so that an edit, a removal, a swap or
an insertion made behind the program's back is found.

What is proven is one moment; others may go on writing. Without --organization all
books of the installation are proven. Keep the heads elsewhere: with --heads it is
also proven that nothing was cut off at the end.`,
    examples: [
      'billhook verify',
      'billhook verify --organization northside --json > heads.json',
      'billhook verify --heads heads.json',
    ],
    one: 'something does not hold',
  })
}

const everyOne = async (client: BillhookClient): Promise<string[]> =>
  (await client.get('/v1/organizations')).items.map(({ slug }) => slug)

const headText = ({ head: { seq, hash } }: Verification): string => `${seq}:${hash}`

function inWords(slug: string, found: Verification): string {
  const { holds, verdicts, entries, documents } = found
  const broken = verdicts.filter((verdict) => !verdict.holds)
  const lines = holds
    ? [
        `${slug}: everything holds. ${count(entries, 'entry', 'entries')}, ${count(documents, 'final document', 'final documents')}.`,
      ]
    : [`${slug}: ${broken.length} of ${verdicts.length} statements do not hold.`]
  for (const { says, offender, code, rule } of broken) {
    const which = rule === null ? code : `${code}, rule ${rule}`
    lines.push(...indented('  ', says), ...indented('    ', `First: ${offender} (${which})`))
  }
  lines.push(`  head ${headText(found)}`)
  return `${lines.join('\n')}\n`
}

const indented = (by: string, text: string): string[] =>
  wrapped(text, 80 - by.length).map((line) => `${by}${line}`)

const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/** Heads by organization, from an earlier `verify --json`. */
function headsIn(file: string): Map<string, string> {
  const read = JSON.parse(readFileSync(file, 'utf8')) as {
    organizations?: { organization?: string; head?: { seq?: number; hash?: string } }[]
  }
  return new Map(
    (read.organizations ?? []).map(({ organization = '', head }) => {
      const text = `${head?.seq}:${head?.hash}`
      if (!/^\d+:[0-9a-f]{64}$/.test(text))
        throw new BadUsage(`${file} holds no head of ${organization || 'an organization'}.`)
      return [organization, text]
    }),
  )
}
