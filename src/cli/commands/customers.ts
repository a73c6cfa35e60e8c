import { Command, Option } from 'commander'
import type { Customer } from '../../contract/customer.ts'
import { connecting, type Which, withClient } from '../connection.ts'
import { customerIdOf } from '../lookups.ts'
import { manual } from '../manual.ts'
import { type HowMuch, limited } from '../options.ts'
import { money } from '../../contract/tables/cell.ts'
import { type Format, listing, printList, printOne, showing } from '../output/show.ts'
import type { Column } from '../../contract/tables/table.ts'
import { factsOf, tableOf } from '../output/table.ts'
import { onOneLine, styled } from '../output/text.ts'
import { rowsOf } from '../pages.ts'
import type { Setting } from '../setting.ts'
import { said } from './report-span.ts'

const STANDINGS = ['owing', 'overdue', 'credit'] as const
const SORTS = ['name', '-name', 'owed', '-owed', 'overdue', '-overdue', 'created', '-created'] as const

interface Filters {
  readonly q?: string
  readonly standing?: (typeof STANDINGS)[number]
  readonly currency?: string
  readonly source?: string
  readonly sort?: (typeof SORTS)[number]
}

/** `billhook customers`. */
export function customersCommand(setting: Setting): Command {
  const command = limited(listing(connecting(new Command('customers'))))
    .description('List customers by name.')
    .option('--q <text>', 'part of a name, a company or an e-mail address')
    .addOption(
      new Option('--standing <which>', 'only who owes, owes past due, or has credit').choices(STANDINGS),
    )
    .option('--currency <code>', 'only who owes or has credit in this currency')
    .option('--source <source>', 'only whom this system names')
    .addOption(new Option('--sort <by>', 'a minus: the greatest first').choices(SORTS))
    .action((given: Which & Format & HowMuch & Filters) =>
      withClient(setting, given, (client) => {
        const query = said(given, ['q', 'standing', 'currency', 'source', 'sort'])
        const rows = rowsOf((page) => client.get('/v1/customers', { query: { ...query, ...page } }), given)
        return printList(rows, COLUMNS, given, 'No customers.')
      }),
    )
  return manual(command, {
    examples: [
      'billhook customers',
      'billhook customers --q harbor --json',
      'billhook customers --standing overdue --sort=-overdue',
    ],
  })
}

/** `billhook customer show`. */
export function customerCommand(setting: Setting): Command {
  const show = showing(connecting(new Command('show')))
    .description('Show a customer with what they owe, in each currency.')
    .argument('<customer>', 'an id, or a part of the name that no other has')
    .action((named: string, given: Which & Format) =>
      withClient(setting, given, async (client) => {
        const id = await customerIdOf(client, named)
        await printOne(await client.get('/v1/customers/{id}', { params: { id } }), given, customerText)
      }),
    )
  const command = new Command('customer').description('Who is billed.')
  return command.addCommand(
    manual(show, {
      examples: ['billhook customer show "Harbor Goods"', 'billhook customer show harbor --json'],
    }),
  )
}

const COLUMNS: readonly Column<Customer>[] = [
  { head: 'ID', name: 'id', of: ({ id }) => id },
  { head: 'NAME', name: 'name', of: ({ name }) => name, shrinks: true },
  { head: 'COMPANY', name: 'company', of: ({ company }) => company, only: 'csv' },
  { head: 'E-MAIL', name: 'email', of: ({ email }) => email, shrinks: true },
  { head: 'SOURCE', name: 'source', of: ({ source }) => source, only: 'roomy' },
  { head: 'THERE', name: 'externalId', of: ({ externalId }) => externalId, only: 'roomy' },
  { head: 'TERMS', name: 'terms', of: ({ terms }) => terms, only: 'csv' },
]

const customerText = (customer: Customer): string => {
  const { address } = customer
  const where = address && [
    address.street,
    address.street2,
    address.postalCode,
    address.city,
    address.region,
    address.country,
  ]
  const facts = factsOf([
    ['Company', customer.company],
    ['E-mail', customer.email],
    ['Phone', customer.phone],
    ['Tax id', customer.taxId],
    ['Address', where ? where.filter(Boolean).join(', ') : null],
    ['Terms', customer.terms],
    ['Known as', `${customer.externalId} in ${customer.source}`],
    ['Id', customer.id],
  ])
  const owed = customer.balances.length === 0 ? 'Owes nothing.\n' : tableOf(BALANCES, customer.balances)
  return `${styled('bold', onOneLine(customer.name))}\n\n${facts}\n${owed}`
}

const BALANCES: readonly Column<Customer['balances'][number]>[] = [
  { head: 'CUR', name: 'currency', of: ({ currency }) => currency },
  { head: 'OWES', name: 'receivable', of: (one) => money(one.receivable, one.currency), right: true },
  { head: 'OVERDUE', name: 'overdue', of: (one) => money(one.overdue, one.currency), right: true },
  { head: 'CREDIT', name: 'credit', of: (one) => money(one.credit, one.currency), right: true },
]
