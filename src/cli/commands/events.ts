import { Command } from 'commander'
import type { WorkEventRecord, WorkEventRow } from '../../contract/work-event.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { manual } from '../manual.ts'
import { type HowMuch, limited } from '../options.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf } from '../output/table.ts'
import { onOneLine, styled } from '../output/text.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'

/** `billhook event list`, `event show` and `event why`. */
export function eventCommand(setting: Setting): Command {
  const command = new Command('event').description('What was told, what became of it, and why.')
  const list = limited(listing(connecting(new Command('list'))))
    .description('List events with their outcome, the newest first.')
    .action((given: Which & Format & HowMuch) =>
      withClient(setting, given, (client) =>
        printList(
          rowsOf((query) => client.get('/v1/work-events', { query }), given),
          COLUMNS,
          given,
          'No events.',
        ),
      ),
    )
  const one = (name: string, text: (event: WorkEventRecord) => string): Command =>
    showing(connecting(new Command(name)))
      .argument('<id>', 'its id, as "event list" tells it')
      .action((id: string, given: Which & Format) =>
        withClient(setting, given, async (client) =>
          printOne(await client.get('/v1/work-events/{id}', { params: { id } }), given, text),
        ),
      )
  command.addCommand(
    manual(list, { examples: ['billhook event list --limit 20', 'billhook event list --all --json'] }),
  )
  command.addCommand(
    manual(one('show', eventText).description('Show an event as it was sent, and its outcome.'), {
      examples: ['billhook event show 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f'],
    }),
  )
  command.addCommand(
    manual(one('why', whyText).description('Say what was done because of an event, or why nothing was.'), {
      about: 'These are the steps as they were kept with the event in the transaction that took them.',
      examples: ['billhook event why 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f'],
    }),
  )
  return command
}

const COLUMNS: readonly Column<WorkEventRow>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id },
  { head: 'RECORDED', name: 'recordedAt', of: ({ recordedAt }) => recordedAt.slice(0, 10), only: 'roomy' },
  { head: 'SOURCE', name: 'source', of: ({ source }) => source, only: 'roomy' },
  { head: 'EVENT', name: 'externalId', of: ({ externalId }) => externalId, shrinks: true },
  { head: 'TYPE', name: 'type', of: ({ type }) => type, shrinks: true },
  { head: 'OUTCOME', name: 'outcome', of: ({ outcome }) => outcome },
  { head: 'WHY', name: 'reason', of: ({ reason }) => reason, only: 'csv' },
]

function factsAbout(event: WorkEventRecord): string {
  return `${styled('bold', `${event.type}  ${onOneLine(event.externalId)}`)}\n\n${factsOf([
    ['Source', event.source],
    ['Happened', event.occurredAt],
    ['Recorded', event.recordedAt],
    ['Told by', event.actor],
    ['Outcome', event.outcome],
    ['Reason', event.reason],
    ['Code', event.code],
    ['Work', event.workId],
  ])}`
}

const eventText = (event: WorkEventRecord): string =>
  `${factsAbout(event)}\n${JSON.stringify(event.body, null, 2)}\n`

const whyText = (event: WorkEventRecord): string =>
  event.steps.length > 0
    ? event.steps.map((step) => `${onOneLine(step)}\n`).join('')
    : `${onOneLine(event.reason ?? 'Nothing was done.')}\n`
