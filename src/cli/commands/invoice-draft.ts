import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import type { InvoiceNew } from '../../contract/invoice-request.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { customerIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, oneMore } from '../options.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'
import { invoiceText } from './invoice-text.ts'

interface Asked {
  readonly work?: string[]
  readonly lines?: string
  readonly customer?: string
  readonly currency?: string
  readonly issued?: string
  readonly due?: string
  readonly terms?: string
  readonly reference?: string
  readonly notes?: string
  readonly again?: boolean
}

/** `billhook invoice draft`. */
export function draftCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('draft')))
    .description('Draft an invoice from finished work, or from lines in a file.')
    .option('--work <id>', 'a piece of work to bill; may be given again', oneMore)
    .option('--lines <file>', 'its lines as a JSON array; "-" reads standard input')
    .option('--customer <customer>', 'an id, or part of the name; the work says it too')
    .option('--currency <code>', "its currency (default: the work's, or the organization's)")
    .option('--issued <date>', 'the invoice date (default: today)', dateOf)
    .option('--due <date>', 'the due date (default: by the terms)', dateOf)
    .option('--terms <terms>', 'such as "net 30", "eom", "receipt"')
    .option('--reference <text>', "the customer's own reference")
    .option('--notes <text>', 'what stands under the lines')
    .option('--again', 'bill work that is on a final document already')
    .action((given: Which & Format & Asked) =>
      withClient(setting, given, async (client) => {
        const customer = given.customer === undefined ? undefined : await customerIdOf(client, given.customer)
        const body = { ...bodyOf(given), ...(customer === undefined ? {} : { customerId: customer }) }
        await printOne(await client.post('/v1/invoices', { body }), given, invoiceText)
      }),
    )
  return manual(command, {
    about: `With --work and no --lines, the lines are what the work charges. A line of the
file says at least what, how many and at what price in major units:
  [{"description": "Waiting time", "quantity": "1.5", "unitPrice": "60.00"}]
With "account": "4100" it earns on that revenue account of the chart, with
"taxRate": "6.25" and "taxJurisdiction": "US-IL" it is taxed there.`,
    examples: [
      'billhook invoice draft --work 0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f',
      'billhook invoice draft --customer harbor --lines lines.json --terms "net 14"',
    ],
  })
}

function bodyOf(asked: Asked): InvoiceNew {
  const { work = [], lines, currency, issued, due, terms, reference, notes, again } = asked
  if (work.length === 0 && lines === undefined)
    throw new BadUsage('Say what to bill: --work with an id, or --lines with a file.')
  return {
    saveAsDraft: true,
    works: work,
    ...(lines === undefined ? {} : { lines: linesIn(lines) }),
    ...(currency === undefined ? {} : { currency }),
    ...(issued === undefined ? {} : { issuedOn: issued }),
    ...(due === undefined ? {} : { dueOn: due }),
    ...(terms === undefined ? {} : { terms }),
    ...(reference === undefined ? {} : { reference }),
    ...(notes === undefined ? {} : { notes }),
    ...(again ? { billAgain: true } : {}),
  }
}

/** The lines of a file; the API checks each of them. */
function linesIn(file: string): NonNullable<InvoiceNew['lines']> {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8')
  let lines: unknown
  try {
    lines = JSON.parse(text)
  } catch (err) {
    throw new BadUsage(`${file} is not JSON: ${err instanceof Error ? err.message : ''}`)
  }
  if (!Array.isArray(lines)) throw new BadUsage(`${file} is not a list of lines: it has to begin with "[".`)
  return lines as NonNullable<InvoiceNew['lines']>
}
