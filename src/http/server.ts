import { OpenAPIHono } from '@hono/zod-openapi'
import type { World } from '../operations/world.ts'
import { behindCredential } from './access.ts'
import { accountDoors } from './accounts.ts'
import { apiKeyDoors } from './api-keys.ts'
import { backFillDoors } from './back-fills.ts'
import { customerDoors } from './customers.ts'
import { deliveryDoors } from './deliveries.ts'
import type { App, Env, Log } from './env.ts'
import { onFailure } from './failures.ts'
import { headers } from './headers.ts'
import { healthDoors } from './health.ts'
import { invoiceDoors } from './invoices.ts'
import { invoiceTrailDoors } from './invoice-trail.ts'
import { invoiceVerbDoors } from './invoice-verbs.ts'
import { journalDoors } from './journal.ts'
import type { OperatorEntry } from './operator-cookie.ts'
import { operatorDoors } from './operator.ts'
import { paymentDoors } from './payments.ts'
import { referenceDoors } from './reference.ts'
import { reportDoors } from './reports.ts'
import { connectionDoors, type Connections, type FleetbaseWebhook, webhookDoor } from './sources.ts'
import { unmatched } from './unmatched.ts'
import { webFiles } from './web-files.ts'
import { workDoors } from './work.ts'
import { workEventDoors } from './work-events.ts'

/** What the HTTP server is made of; `compose` hands it in. */
export interface HttpDeps {
  readonly world: World
  readonly operator: OperatorEntry
  /** The built interface; without one only the API is served. */
  readonly webFolder?: string
  readonly log: Log
  readonly fleetbaseWebhook: FleetbaseWebhook
  readonly connections: Connections
}

/** Every door of Billhook. `createApp(deps).fetch` is what a server calls for each request. */
export function createApp({ world, operator, webFolder, log, fleetbaseWebhook, connections }: HttpDeps): App {
  const app = new OpenAPIHono<Env>()
  app.onError(onFailure(log))
  app.use(headers(world.newId))

  webhookDoor(app, fleetbaseWebhook)
  operatorDoors(app, world, operator)
  app.use('/v1/*', behindCredential(world, operator))
  workEventDoors(app, world)
  workDoors(app, world)
  invoiceDoors(app, world)
  invoiceVerbDoors(app, world)
  invoiceTrailDoors(app, world)
  paymentDoors(app, world)
  customerDoors(app, world)
  accountDoors(app, world)
  journalDoors(app, world)
  reportDoors(app, world)
  connectionDoors(app, world, connections)
  deliveryDoors(app, world)
  backFillDoors(app, world)
  apiKeyDoors(app, world)

  healthDoors(app, world)
  referenceDoors(app)
  const otherwise = unmatched(app)
  const web = webFolder === undefined ? null : webFiles(webFolder)
  app.notFound(async (c) => {
    const isPage = ['GET', 'HEAD'].includes(c.req.method) && !/^\/(?:v1|enter)(?:\/|$)/.test(c.req.path)
    return (isPage && web && (await web(c))) || otherwise(c)
  })
  return app
}
