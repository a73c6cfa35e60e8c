import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { Opening, OpeningNew } from '../../contract/opening.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { BadUsage, CannotServe } from '../failure.ts'
import { manual } from '../manual.ts'
import { moneyText } from '../output/cell.ts'
import { type Format, printOne, showing } from '../output/show.ts'
import { factsOf } from '../output/table.ts'
import type { Setting } from '../setting.ts'

/** `billhook opening`. */
export function openingCommand(setting: Setting): Command {
  const command = showing(connecting(new Command('opening')))
    .description('Take balances and open documents over from another system.')
    .argument('<file>', 'JSON with the fields of the API')
    .option('--difference-to-equity', 'leave what does not balance in Opening balance equity')
    .action((file: string, given: Which & Format & { differenceToEquity?: boolean }) =>
      withClient(setting, given, async (client) => {
        const body = {
          ...(await read(file)),
          ...(given.differenceToEquity ? { differenceToEquity: true } : {}),
        }
        await printOne(await client.post('/v1/opening-balances', { body }), given, text)
      }),
    )
  return manual(command, {
    about: `Once for each currency, before anything else stands in the books:

  {"asOf": "2025-12-31", "currency": "USD",
   "lines": [{"account": "1010", "debit": 500000},
             {"account": "3000", "credit": 545000}],
   "documents": [{"number": "OLD-4711", "open": 45000,
                  "customer": {"id": "harbor", "name": "Harbor Goods"},
                  "issuedOn": "2025-11-20", "dueOn": "2025-12-20"}]}

Amounts are minor units. The documents are what Accounts receivable holds; they age and are
paid like any other, and post no tax anew.`,
    examples: ['billhook opening opening.json', 'billhook opening opening.json --difference-to-equity'],
  })
}

async function read(file: string): Promise<OpeningNew> {
  const text = await readFile(file, 'utf8').catch((err: NodeJS.ErrnoException) => {
    throw new CannotServe(`${file}: ${err.code === 'ENOENT' ? 'there is no such file.' : err.message}`)
  })
  try {
    return JSON.parse(text) as OpeningNew
  } catch {
    throw new BadUsage(`${file} is not JSON.`)
  }
}

const text = ({ asOf, currency, invoiceIds, receivables, difference, balances }: Opening): string =>
  factsOf([
    ['As of', asOf],
    ['Accounts', balances && moneyText(balances.entry.amount, currency)],
    ['Documents', String(invoiceIds.length)],
    ['Open on them', moneyText(receivables, currency)],
    ['Left in opening balance equity', difference === 0 ? null : moneyText(difference, currency)],
  ])
