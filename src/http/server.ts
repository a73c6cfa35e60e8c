import { OpenAPIHono } from '@hono/zod-openapi'
import type { Sealer } from '../operations/fleetbase/ports.ts'
import { KeyRing } from '../operations/key-ring.ts'
import { Live } from '../operations/live/live.ts'
import { NOBODY } from '../operations/people/nobody.ts'
import type { People } from '../operations/people/ports.ts'
import { PortalLive } from '../operations/portal/portal-live.ts'
import type { World } from '../operations/world.ts'
import { attachmentDoors } from './attachments.ts'
import { awaited, MOST_MS } from './awaited.ts'
import { Attempts } from './attempts.ts'
import { auditDoors } from './audit.ts'
import { batchDoor } from './batch.ts'
import { behindCredential } from './access.ts'
import { accountDoors } from './accounts.ts'
import { apiKeyDoors } from './api-keys.ts'
import { backFillDoors } from './back-fills.ts'
import { chartDoors } from './chart.ts'
import { manualEntryDoors } from './manual-entries.ts'
import { yearCloseDoors } from './year-closes.ts'
import { openingDoors } from './opening.ts'
import { recurringEntryDoors } from './recurring-entries.ts'
import { cashFlowDoors } from './cash-flow.ts'
import { customerDoors } from './customers.ts'
import { dashboardDoor } from './dashboard.ts'
import { deliveryDoors } from './deliveries.ts'
import type { App, Env, Log } from './env.ts'
import { onFailure } from './failures.ts'
import { headers } from './headers.ts'
import { gapRegisterDoors } from './gap-register.ts'
import { healthDoors } from './health.ts'
import { invoiceDoors } from './invoices.ts'
import { invoiceTrailDoors } from './invoice-trail.ts'
import { correctionDoors } from './corrections.ts'
import { invoiceVerbDoors } from './invoice-verbs.ts'
import { journalDoors } from './journal.ts'
import { liveDoor } from './live.ts'
import { logoDoors } from './logo.ts'
import { invitationDoors, memberDoors } from './members.ts'
import { openItemDoors } from './open-items.ts'
import type { OperatorEntry } from './operator-cookie.ts'
import { metricsDoor } from './metrics-door.ts'
import { metricsOf } from './metrics.ts'
import { type RateLimit, rateLimit } from './rate-limit.ts'
import { verificationDoors } from './verification.ts'
import { watch } from './watch.ts'
import { documentLinkDoors } from './document-links.ts'
import { type MailOffice, mailDoors } from './mails.ts'
import { lockDatesDoors } from './lock-dates.ts'
import { numberSeriesDoors } from './number-series.ts'
import { operatorDoors } from './operator.ts'
import { organizationSettingsDoors } from './organization-settings.ts'
import { passkeyDoors } from './passkeys.ts'
import { clearingDoors } from './clearing.ts'
import { exchangeRateDoors } from './exchange-rates.ts'
import { payoutDoors } from './payouts.ts'
import { revaluationDoors } from './revaluations.ts'
import { paymentDoors } from './payments.ts'
import { depositDoors } from './deposits.ts'
import { instalmentDoors } from './instalments.ts'
import { receivableDoors } from './receivables.ts'
import { settlementDoors } from './settlement.ts'
import { portalDoors } from './portal.ts'
import { portalClientDoors } from './portal-clients.ts'
import { pictureDoor } from './pictures.ts'
import { portalPage } from './portal-page.ts'
import { publicInvoiceDoors } from './public-invoice.ts'
import { publicPage } from './public-page.ts'
import { referenceDoors } from './reference.ts'
import { savedViewDoors } from './saved-views.ts'
import { searchDoors } from './search.ts'
import { reportDoors } from './reports.ts'
import { customerStatementDoors } from './customer-statement.ts'
import { revenueDoors } from './revenue.ts'
import { collectionsDoors } from './collections.ts'
import { taxLiabilityDoors } from './tax-liability.ts'
import { statementDoors } from './statements.ts'
import { sessionDoors } from './sessions.ts'
import { connectionDoors, type Connections, type FleetbaseWebhook, webhookDoor } from './sources.ts'
import { unmatched } from './unmatched.ts'
import { webFiles } from './web-files.ts'
import { webhookReceiver } from './webhook-receiver.ts'
import { webhookSourceDoors } from './webhook-sources.ts'
import { workDoors } from './work.ts'
import { workEventDoors } from './work-events.ts'

/** What the HTTP server is made of; `compose` hands it in. */
export interface HttpDeps {
  readonly world: World
  /** Keeps answers unreadable at rest: some hold a secret that is shown once. */
  readonly sealer: Sealer
  readonly operator: OperatorEntry
  /** Who signs in here; nobody, unless told otherwise. */
  readonly people?: People
  /** The built interface; without one only the API is served. */
  readonly webFolder?: string
  readonly log: Log
  /** Requests of one credential; 1000 a second, and 2000 at once, unless told otherwise. */
  readonly limit?: RateLimit
  /** What one statement of a question may take, in milliseconds; two minutes unless told otherwise, null for any time. */
  readonly mostMs?: number | null
  /** Who shows it may read the figures; without one, this machine alone. */
  readonly metricsToken?: string | undefined
  readonly fleetbaseWebhook: FleetbaseWebhook
  readonly connections: Connections
  readonly office: MailOffice
  /** Who follows what changes; whoever stops the server ends it. One of its own unless handed in. */
  readonly live?: Live
}

const LIMIT: RateLimit = { perSecond: 1000, burst: 2000 }

/** Every door of Billhook. `createApp(deps).fetch` is what a server calls for each request. */
export function createApp(deps: HttpDeps): App {
  const { world, sealer, operator, people = NOBODY, webFolder, log, limit = LIMIT, metricsToken } = deps
  const { mostMs = MOST_MS } = deps
  const clock = (): number => performance.now()
  const attempts = new Attempts(clock)
  const app = new OpenAPIHono<Env>()
  const ring = new KeyRing(world)
  app.onError(onFailure(log))
  const metrics = metricsOf(world)
  const watched: World = { ...world, onOutcome: ({ outcome }) => metrics.outcomes.inc({ outcome }) }
  app.use(headers(world.newId))
  app.use(watch(log, metrics))
  app.use(async (c, next) => {
    c.set('world', awaited(c, watched, mostMs))
    c.set('sealer', sealer)
    await next()
  })

  webhookDoor(app, deps.fleetbaseWebhook)
  webhookReceiver(app, world, sealer)
  operatorDoors(app, operator, ring, people)
  publicInvoiceDoors(app, operator, people)
  pictureDoor(app)
  if (webFolder !== undefined) publicPage(app, webFolder)
  if (webFolder !== undefined) portalPage(app, webFolder)
  sessionDoors(app, { operator, people, attempts })
  passkeyDoors(app, { operator, people, attempts })
  invitationDoors(app, { people, attempts, demo: operator.demo })
  const live = deps.live ?? new Live(world.db)
  const portalLive = new PortalLive(world, live)
  portalDoors(app, { operator, people, office: deps.office, limit, clock, live: portalLive })
  app.use('/v1/*', behindCredential(operator, ring, people))
  app.use('/v1/*', rateLimit(limit, clock))
  workEventDoors(app)
  workDoors(app)
  invoiceDoors(app)
  invoiceVerbDoors(app, deps.office)
  correctionDoors(app)
  invoiceTrailDoors(app)
  documentLinkDoors(app, deps.office)
  mailDoors(app, deps.office)
  paymentDoors(app)
  receivableDoors(app)
  instalmentDoors(app)
  depositDoors(app)
  settlementDoors(app)
  customerDoors(app)
  portalClientDoors(app, deps.office)
  openItemDoors(app)
  accountDoors(app)
  chartDoors(app)
  manualEntryDoors(app)
  attachmentDoors(app)
  payoutDoors(app)
  revaluationDoors(app)
  exchangeRateDoors(app)
  clearingDoors(app)
  yearCloseDoors(app)
  openingDoors(app)
  recurringEntryDoors(app)
  journalDoors(app)
  reportDoors(app)
  customerStatementDoors(app)
  statementDoors(app)
  gapRegisterDoors(app)
  revenueDoors(app)
  cashFlowDoors(app)
  taxLiabilityDoors(app)
  collectionsDoors(app)
  savedViewDoors(app)
  searchDoors(app)
  dashboardDoor(app)
  connectionDoors(app, deps.connections)
  deliveryDoors(app)
  backFillDoors(app)
  webhookSourceDoors(app, sealer)
  apiKeyDoors(app, ring)
  memberDoors(app, deps.office)
  auditDoors(app)
  organizationSettingsDoors(app)
  logoDoors(app)
  numberSeriesDoors(app)
  lockDatesDoors(app)
  batchDoor(app)
  verificationDoors(app)
  liveDoor(app, live)

  healthDoors(app)
  metricsDoor(app, metrics, metricsToken)
  referenceDoors(app)
  const otherwise = unmatched(app)
  const web = webFolder === undefined ? null : webFiles(webFolder)
  app.notFound(async (c) => {
    const isPage = ['GET', 'HEAD'].includes(c.req.method) && !/^\/(?:v1(?:\/|$)|enter\/)/.test(c.req.path)
    return (isPage && web && (await web(c))) || otherwise(c)
  })
  return app
}
