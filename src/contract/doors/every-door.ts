import * as accounts from './accounts.ts'
import * as apiKeys from './api-keys.ts'
import * as attachments from './attachments.ts'
import * as audit from './audit.ts'
import * as batch from './batch.ts'
import * as backFills from './back-fills.ts'
import * as chart from './chart.ts'
import * as cashFlow from './cash-flow.ts'
import * as clearing from './clearing.ts'
import * as collections from './collections.ts'
import * as customers from './customers.ts'
import * as dashboard from './dashboard.ts'
import * as deliveries from './deliveries.ts'
import * as documentLinks from './document-links.ts'
import * as exchangeRates from './exchange-rates.ts'
import * as gapRegister from './gap-register.ts'
import * as health from './health.ts'
import * as corrections from './corrections.ts'
import * as deposits from './deposits.ts'
import * as instalments from './instalments.ts'
import * as invoices from './invoices.ts'
import * as invoiceTrail from './invoice-trail.ts'
import * as invoiceVerbs from './invoice-verbs.ts'
import * as journal from './journal.ts'
import * as mails from './mails.ts'
import * as lockDates from './lock-dates.ts'
import * as numberSeries from './number-series.ts'
import * as live from './live.ts'
import * as logo from './logo.ts'
import * as manualEntries from './manual-entries.ts'
import * as members from './members.ts'
import * as openItems from './open-items.ts'
import * as opening from './opening.ts'
import * as operator from './operator.ts'
import * as organizationSettings from './organization-settings.ts'
import * as passkeys from './passkeys.ts'
import * as payments from './payments.ts'
import * as payouts from './payouts.ts'
import * as revaluations from './revaluations.ts'
import * as portal from './portal.ts'
import * as portalClients from './portal-clients.ts'
import * as savedViews from './saved-views.ts'
import * as receivables from './receivables.ts'
import * as search from './search.ts'
import * as recurringEntries from './recurring-entries.ts'
import * as reports from './reports.ts'
import * as customerStatement from './customer-statement.ts'
import * as revenue from './revenue.ts'
import * as settlement from './settlement.ts'
import * as sessions from './sessions.ts'
import * as sources from './sources.ts'
import * as statements from './statements.ts'
import * as taxLiability from './tax-liability.ts'
import * as verification from './verification.ts'
import * as webhookSources from './webhook-sources.ts'
import * as work from './work.ts'
import * as workEvents from './work-events.ts'
import * as yearCloses from './year-closes.ts'

/** Every door there is, by name. */
export const everyDoor = {
  ...accounts,
  ...apiKeys,
  ...attachments,
  ...audit,
  ...batch,
  ...backFills,
  ...chart,
  ...cashFlow,
  ...clearing,
  ...collections,
  ...customers,
  ...dashboard,
  ...deliveries,
  ...documentLinks,
  ...exchangeRates,
  ...gapRegister,
  ...health,
  ...invoices,
  ...invoiceTrail,
  ...invoiceVerbs,
  ...corrections,
  ...journal,
  ...mails,
  ...lockDates,
  ...numberSeries,
  ...live,
  ...logo,
  ...manualEntries,
  ...members,
  ...openItems,
  ...opening,
  ...operator,
  ...organizationSettings,
  ...passkeys,
  ...payments,
  ...payouts,
  ...revaluations,
  ...portal,
  ...portalClients,
  ...savedViews,
  ...search,
  ...recurringEntries,
  ...receivables,
  ...instalments,
  ...deposits,
  ...reports,
  ...customerStatement,
  ...revenue,
  ...settlement,
  ...sessions,
  ...sources,
  ...statements,
  ...taxLiability,
  ...verification,
  ...webhookSources,
  ...work,
  ...workEvents,
  ...yearCloses,
}

export type EveryDoor = (typeof everyDoor)[keyof typeof everyDoor]
