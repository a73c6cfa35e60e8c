import 'dayjs/locale/fr.js' // what date fields call months and days
import attachments from './attachments.ts'
import audit from './audit.ts'
import books from './books.ts'
import clearing from './clearing.ts'
import closing from './closing.ts'
import collections from './collections.ts'
import common from './common.ts'
import corrections from './corrections.ts'
import customers from './customers.ts'
import dashboard from './dashboard.ts'
import deposits from './deposits.ts'
import editor from './editor.ts'
import events from './events.ts'
import home from './home.ts'
import instalments from './instalments.ts'
import invoice from './invoice.ts'
import ledger from './ledger.ts'
import list from './list.ts'
import lists from './lists.ts'
import live from './live.ts'
import logo from './logo.ts'
import mail from './mail.ts'
import palette from './palette.ts'
import payments from './payments.ts'
import people from './people.ts'
import portalAccess from './portal-access.ts'
import rates from './rates.ts'
import revenueAccounts from './revenue-accounts.ts'
import reports from './reports.ts'
import receivables from './receivables.ts'
import settings from './settings.ts'
import shell from './shell.ts'
import simulator from './simulator.ts'
import sources from './sources.ts'
import statements from './statements.ts'
import statement from './statement.ts'
import tax from './tax.ts'
import terms from './terms.ts'
import work from './work.ts'

/** Every text of the interface in this language, one room for each part of it. */
export default {
  attachments,
  audit,
  books,
  clearing,
  closing,
  collections,
  common,
  corrections,
  customers,
  dashboard,
  deposits,
  editor,
  events,
  home,
  instalments,
  invoice,
  ledger,
  list,
  lists,
  live,
  logo,
  mail,
  palette,
  payments,
  people,
  portalAccess,
  rates,
  revenueAccounts,
  reports,
  receivables,
  settings,
  shell,
  simulator,
  sources,
  statements,
  statement,
  tax,
  terms,
  work,
}
export { default as said } from './said.ts'
