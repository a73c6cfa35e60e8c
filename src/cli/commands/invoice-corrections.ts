import { Command, Option } from 'commander'
import { type AdjustmentNew, CreditReason, type CreditNew } from '../../contract/crediting.ts'
import { minorOf } from '../amounts.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage } from '../failure.ts'
import { invoiceIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { dateOf, oneMore } from '../options.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import type { Setting } from '../setting.ts'
import { invoiceText } from './invoice-text.ts'

interface Why {
  readonly reason: CreditReason
  readonly explanation?: string
  readonly refund?: boolean
  readonly issued?: string
}

interface Credited extends Why {
  readonly line?: string[]
  readonly amount?: string
  readonly net?: boolean
  readonly all?: boolean
  readonly notes?: string
  readonly confirm?: boolean
}

/** `billhook invoice credit`, `billhook invoice correct` and `billhook invoice adjust`. */
export const correctionCommands = (setting: Setting): Command[] => [
  creditCommand(setting),
  correctCommand(setting),
  adjustCommand(setting),
]

function creditCommand(setting: Setting): Command {
  const command = why(showing(connecting(new Command('credit'))))
    .description('Credit a final document: lines, an amount, or all that is left.')
    .argument('<id|number>', 'its number, or its id')
    .option(
      '--line <line>',
      '"2" all of line 2, "2x1.5" so many of it, "2:40.00" an amount; again for more',
      oneMore,
    )
    .option('--amount <amount>', 'an amount in major units, spread over the tax groups')
    .option('--net', 'the amount is without tax')
    .option('--all', 'all that is left')
    .option('--notes <text>', 'what stands under the lines')
    .option('--confirm', 'make it final at once (default: a draft)')
    .action((named: string, given: Which & Format & Credited) =>
      withClient(setting, given, async (client) => {
        const id = await invoiceIdOf(client, named)
        const { currency } = await client.get('/v1/invoices/{id}', { params: { id } })
        const body: CreditNew = {
          ...whyOf(given),
          ...askOf(given, currency),
          ...(given.notes === undefined ? {} : { notes: given.notes }),
          confirm: given.confirm ?? false,
        }
        await printOne(
          await client.post('/v1/invoices/{id}/credits', { params: { id }, body }),
          given,
          invoiceText,
        )
      }),
    )
  return manual(command, {
    about: `What is open on the document is reduced first; the rest is kept as customer
credit, or with --refund given back to who paid. Amounts of lines contain the
tax where the document's prices do. Tax is cumulative: credit notes always add
up to the document.`,
    examples: [
      'billhook invoice credit INV-2026-00001 --reason goodwill --amount 50.00 \\\n    --confirm',
      'billhook invoice credit INV-2026-00001 --reason returned --line 2x1 \\\n    --line 3:12.50 --explanation "Two lids were missing." --refund',
    ],
    one: 'refused, with what is left to credit',
  })
}

function correctCommand(setting: Setting): Command {
  const command = why(showing(connecting(new Command('correct'))))
    .description('Take a final document back whole, and draft it anew.')
    .argument('<id|number>', 'its number, or its id')
    .action((named: string, given: Which & Format & Why) =>
      withClient(setting, given, async (client) => {
        const id = await invoiceIdOf(client, named)
        const body = whyOf(given)
        await printOne(
          await client.post('/v1/invoices/{id}/correction', { params: { id }, body }),
          given,
          invoiceText,
        )
      }),
    )
  return manual(command, {
    about: `A credit note over all that is left is final at once; the new draft has the same
lines and bills the same work, so nothing is billed twice. Shows the new draft.`,
    examples: [
      'billhook invoice correct INV-2026-00001 --reason wrong_details \\\n    --explanation "Made out to the wrong company."',
    ],
    one: 'refused, with what is possible now',
  })
}

const KINDS = { more: 'additional_work', less: 'reduced_scope', goodwill: 'goodwill' } as const

interface Adjusted {
  readonly more?: string[]
  readonly less?: string[]
  readonly goodwill?: string[]
  readonly taxRate?: string
  readonly taxJurisdiction?: string
  readonly explanation?: string
  readonly refund?: boolean
  readonly confirm?: boolean
}

function adjustCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('adjust')))
    .description('Bill more or less than a document says, by described lines.')
    .argument('<id|number>', 'its number, or its id')
    .option('--more <line>', 'additional work, as "Inside of the oven=40.00"; again for more', oneMore)
    .option('--less <line>', 'reduced scope, written the same way; again for more', oneMore)
    .option('--goodwill <line>', 'goodwill, written the same way; again for more', oneMore)
    .option('--tax-rate <percent>', 'the tax of additional work (default: the usual one)')
    .option('--tax-jurisdiction <code>', 'whose tax that is, such as US-IL (default: the usual one)')
    .option('--explanation <text>', 'why, in words')
    .option('--refund', 'give back what goes beyond the open balance')
    .option('--confirm', 'make the supplement or credit note final at once (default: a draft)')
    .action((named: string, given: Which & Format & Adjusted) =>
      withClient(setting, given, async (client) => {
        const { adjustment, lines } = adjustmentOf(given)
        const { taxRate, taxJurisdiction, explanation, refund, confirm = false } = given
        const id = await invoiceIdOf(client, named)
        const body: AdjustmentNew = {
          adjustment,
          lines: lines.map((line) => ({
            ...line,
            ...(taxRate === undefined ? {} : { taxRate }),
            ...(taxJurisdiction === undefined ? {} : { taxJurisdiction }),
          })),
          dispose: refund ? 'refund' : 'credit',
          confirm,
          ...(explanation === undefined ? {} : { explanation }),
        }
        await printOne(
          await client.post('/v1/invoices/{id}/adjustments', { params: { id }, body }),
          given,
          invoiceText,
        )
      }),
    )
  return manual(command, {
    about: `A draft gets the lines. A final document never changes: more becomes a
supplement beside it, less a credit note spread over its taxes. Shows the
document that bears them.`,
    examples: [
      'billhook invoice adjust INV-2026-00001 --more "Inside of the oven=40.00"',
      'billhook invoice adjust INV-2026-00001 --goodwill "Came late=15.00" --confirm',
    ],
    one: 'refused, with what is possible now',
  })
}

/** One kind of adjustment with its lines: "Inside of the oven=40.00". */
function adjustmentOf(given: Adjusted): Pick<AdjustmentNew, 'adjustment' | 'lines'> {
  const said = (['more', 'less', 'goodwill'] as const).filter((kind) => given[kind] !== undefined)
  const [kind] = said
  if (kind === undefined || said.length > 1)
    throw new BadUsage('Say what to adjust: --more, --less or --goodwill.')
  const lines = given[kind]!.map((text) => {
    const at = text.lastIndexOf('=')
    if (at < 1) throw new BadUsage(`"${text}": write a line as "Inside of the oven=40.00".`)
    return { description: text.slice(0, at), unitPrice: text.slice(at + 1) }
  })
  return { adjustment: KINDS[kind], lines }
}

const why = (command: Command): Command =>
  command
    .addOption(new Option('--reason <reason>', 'why').choices(CreditReason.options).makeOptionMandatory())
    .option('--explanation <text>', 'why, in words; needed for "other"')
    .option('--refund', 'give back what goes beyond the open balance')
    .option('--issued <date>', 'the date of the credit note (default: today)', dateOf)

const whyOf = ({ reason, explanation, refund, issued }: Why) => ({
  reason,
  dispose: refund ? ('refund' as const) : ('credit' as const),
  ...(explanation === undefined ? {} : { explanation }),
  ...(issued === undefined ? {} : { issuedOn: issued }),
})

function askOf(
  { line, amount, net, all }: Credited,
  currency: string,
): Pick<CreditNew, 'lines' | 'amount' | 'withTax'> {
  if ([line, amount, all].filter((one) => one !== undefined).length !== 1)
    throw new BadUsage('Say what to credit: --line, --amount or --all.')
  if (line !== undefined) return { lines: line.map((text) => lineOf(text, currency)) }
  return amount === undefined ? {} : { amount: minorOf(amount, currency), withTax: !net }
}

/** "2", "2x1.5" or "2:40.00". */
function lineOf(text: string, currency: string): NonNullable<CreditNew['lines']>[number] {
  const match = /^(\d{1,5})(?:x(\S+)|:(\S+))?$/.exec(text)
  if (!match) throw new BadUsage(`"${text}": write a line as 2, 2x1.5 or 2:40.00.`)
  const [, place, quantity, amount] = match
  return {
    line: Number(place),
    ...(quantity === undefined ? {} : { quantity }),
    ...(amount === undefined ? {} : { amount: minorOf(amount, currency) }),
  }
}
