import { readFile, stat } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import type { Attachment } from '../../contract/attachment.ts'
import type { Column } from '../../contract/tables/table.ts'
import type { BillhookClient } from '../../client/client.ts'
import { ATTACHMENT_LIMIT } from '../../contract/doors/limits.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage, explain } from '../failure.ts'
import { manual } from '../manual.ts'
import { note, print } from '../output/out.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import { tableOf } from '../output/table.ts'
import { wholeFile } from '../output/whole-file.ts'
import type { Setting } from '../setting.ts'

type Asked = Which & Format

const PATH = '/v1/manual-entries/{id}/attachments/{attachmentId}'

const COLUMNS: readonly Column<Attachment>[] = [
  { head: 'ATTACHMENT', name: 'id', of: ({ id }) => id },
  { head: 'NAME', name: 'name', of: ({ name }) => name, shrinks: true },
  { head: 'TYPE', name: 'type', of: ({ mediaType }) => mediaType, only: 'roomy' },
  { head: 'BYTES', name: 'bytes', of: ({ size }) => `${size}`, right: true },
  { head: 'BY', name: 'by', of: ({ actor }) => actor },
  { head: 'AT', name: 'at', of: ({ attachedAt }) => attachedAt.slice(0, 16).replace('T', ' ') },
  { head: 'SHA-256', name: 'hash', of: ({ hash }) => hash, only: 'roomy' },
  { head: 'WITHDRAWN', name: 'withdrawn', of: ({ withdrawal }) => withdrawal?.reason ?? null },
]

/** What is attached to an entry, for people; nothing where nothing is. */
export const attachmentsText = (attachments: readonly Attachment[]): string =>
  attachments.length === 0 ? '' : tableOf(COLUMNS, attachments)

/** `billhook entry attach ID FILE…`. */
export function attach(setting: Setting): Command {
  const command = showing(connecting(new Command('attach')))
    .description('Attach files to an entry by hand: bills, receipts, contracts.')
    .argument('<id>', 'the entry, as "entry list" tells it')
    .argument('<file...>', 'PDF, PNG, JPEG, WebP, plain text, CSV or xlsx')
    .action((id: string, files: readonly string[], given: Asked) =>
      withClient(setting, given, async (client) => {
        const attached: Attachment[] = []
        for (const file of files) {
          try {
            attached.push(await attachOne(client, id, file))
          } catch (failed) {
            const { line } = explain(failed)
            if (line === null) throw failed
            note(`${file}: ${line.replace(/^billhook: /, '')}`)
            setting.end(1)
          }
        }
        await printOne(attached, given, attachmentsText)
      }),
    )
  return manual(command, {
    about: `At most 10 MiB each and 20 on one entry, known by their bytes and not by their names. A file
that is refused is told with the reason, and the others are attached. Sending the same file
again attaches it once.`,
    one: 'a file was refused',
    examples: ['billhook entry attach 0199d6c2-… "Bill 2026-118.pdf" contract.pdf'],
  })
}

async function attachOne(client: BillhookClient, id: string, file: string): Promise<Attachment> {
  if ((await stat(file)).size > ATTACHMENT_LIMIT) throw new BadUsage('This file is larger than 10 MiB.')
  const body = new Uint8Array(await readFile(file))
  const ask = { params: { id }, query: { name: basename(file) }, body }
  return client.post('/v1/manual-entries/{id}/attachments', ask)
}

/** `billhook entry download ID ATTACHMENT`. */
export function download(setting: Setting): Command {
  const command = connecting(new Command('download'))
    .description('Keep an attachment of an entry by hand as a file.')
    .argument('<id>', 'the entry')
    .argument('<attachment>', 'as "entry show" tells it')
    .option('--output <file>', 'where to; "-" is standard output (default: its name, here)')
    .action((id: string, attachmentId: string, given: Which & { output?: string }) =>
      withClient(setting, given, async (client) => {
        const { attachments } = await client.get('/v1/manual-entries/{id}', { params: { id } })
        const output = given.output ?? attachments.find((one) => one.id === attachmentId)?.name
        if (given.output === undefined && output !== undefined && existsSync(output))
          throw new BadUsage(`"${output}" is there already: say where to with --output.`)
        const bytes = await client.bytes(PATH, { params: { id, attachmentId } })
        if (output === '-') return print(Buffer.from(bytes))
        await wholeFile(output!, (to) => pipeline([bytes], to))
        note(`${bytes.length} bytes written to ${output}.`)
      }),
    )
  return manual(command, {
    about: 'One that was withdrawn is read by who may withdraw it.',
    examples: ['billhook entry download 0199d6c2-… 0199d6c3-… --output bill.pdf'],
  })
}

/** `billhook entry withdraw ID ATTACHMENT`. */
export function withdraw(setting: Setting): Command {
  const command = showing(connecting(new Command('withdraw')))
    .description('Withdraw an attachment of an entry by hand.')
    .argument('<id>', 'the entry')
    .argument('<attachment>', 'as "entry show" tells it')
    .requiredOption('--reason <text>', 'why')
    .action((id: string, attachmentId: string, given: Asked & { reason: string }) =>
      withClient(setting, given, async (client) => {
        const ask = { params: { id, attachmentId }, body: { reason: given.reason } }
        const withdrawn = await client.post(`${PATH}/withdrawal`, ask)
        await printOne(withdrawn, given, (one) => attachmentsText([one]))
      }),
    )
  return manual(command, {
    about: `Once: it counts no longer. Nothing is deleted: it stays listed with the reason and its
hash, and its bytes stay.`,
    examples: ['billhook entry withdraw 0199d6c2-… 0199d6c3-… --reason "Of another month."'],
  })
}
