import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { fleetbaseApi } from './adapters/fleetbase/api.ts'
import { fleetbaseLists } from './adapters/fleetbase/lists.ts'
import { fleetbaseReader } from './adapters/fleetbase/read-work.ts'
import { firstOwnerLink } from './operations/people/owner-link.ts'
import { installationKey, markWith } from './adapters/installation-key.ts'
import { loggedError } from './adapters/logged-error.ts'
import { keptMailer } from './adapters/mail/kept-mailer.ts'
import { peopleIn } from './adapters/people/people.ts'
import { sealer } from './adapters/sealing.ts'
import type { Reach } from './cli/setting.ts'
import { databaseOf, type Opened, type Served, type Settings } from './cli/settings.ts'
import { CannotServe } from './cli/failure.ts'
import type { Log } from './http/env.ts'
import { addressOf, listen } from './http/listen.ts'
import type { OperatorEntry } from './http/operator-cookie.ts'
import { createApp, type HttpDeps } from './http/server.ts'
import { startJobs } from './jobs/runner.ts'
import { idSource } from './kernel/id.ts'
import { checkConnection } from './operations/fleetbase/check-connection.ts'
import { createFleetbaseConnection } from './operations/fleetbase/create-connection.ts'
import type { Sealer } from './operations/fleetbase/ports.ts'
import { receiveFleetbaseWebhook } from './operations/fleetbase/receive-webhook.ts'
import { Lanes } from './operations/lanes.ts'
import { Live } from './operations/live/live.ts'
import type { Mailer } from './operations/mail/ports.ts'
import type { World } from './operations/world.ts'
import { openDatabase } from './store/engine/database.ts'

/** The one place where a database, a clock and the adapters are built. */

/** Opens the database that the settings name. */
export async function openWorld(settings: Settings, log: (line: string) => void): Promise<Opened> {
  const db = await openDatabase(databaseOf(settings, log))
  const world: World = {
    db,
    now: Date.now,
    newId: idSource(Date.now),
    lanes: new Lanes(),
    mark: markWith(installationKey(settings.dataFolder, settings.secret)),
  }
  return { world, close: () => db.close() }
}

/** Where the built interface lies. */
const WEB_FOLDER = fileURLToPath(new URL('../dist/web', import.meta.url))

const logTo = ({ logLevel }: Settings) =>
  pino({ level: logLevel, serializers: { err: loggedError } }, pino.destination(2))

/** Everything the API is made of, over an open database. */
function apiOf(
  world: World,
  sealed: Sealer,
  log: Log,
  operator: OperatorEntry,
  office: HttpDeps['office'],
): HttpDeps {
  const lists = fleetbaseLists()
  return {
    world,
    sealer: sealed,
    operator,
    office,
    log,
    fleetbaseWebhook: (call) => receiveFleetbaseWebhook({ world, sealer: sealed }, call),
    connections: {
      create: (within, orgId, actor, input) =>
        createFleetbaseConnection({ world: within, sealer: sealed }, orgId, actor, input),
      check: (within, orgId, actor, id) =>
        checkConnection({ world: within, sealer: sealed, lists }, orgId, actor, id),
    },
  }
}

/**
 * The API in this process, entered as the operator: what the command line speaks to when no server is named. The
 * installation's key is read, or made, only when something has to be sealed.
 */
export async function reachWorld({ world }: Opened, settings: Settings): Promise<Reach> {
  const keyed = (): Sealer => sealer(installationKey(settings.dataFolder, settings.secret))
  const sealed: Sealer = {
    seal: (text, of) => keyed().seal(text, of),
    open: (text, of) => keyed().open(text, of),
  }
  const token = randomBytes(32).toString('base64url')
  const app = createApp({
    ...apiOf(world, sealed, logTo(settings), { token, demo: false }, officeOf(settings)),
    limit: { perSecond: 0, burst: 0 },
    mostMs: null,
  })
  const entered = await app.request(`/enter/${token}`)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (address, init) => {
    const request = new Request(new URL(address, 'http://billhook'), init)
    request.headers.set('cookie', cookie)
    return app.fetch(request)
  }
}

/** Serves HTTP and runs the jobs until it is stopped. */
export async function serveWorld({ world, close }: Opened, settings: Settings): Promise<Served> {
  const log = logTo(settings)
  const key = installationKey(settings.dataFolder, settings.secret)
  const sealed = sealer(key)
  let reached: string | undefined
  const office = officeOf(settings, () => reached)
  const people = peopleIn(
    world.db,
    createHmac('sha256', key).update('people').digest('base64url'),
    world.newId,
    office.publicUrl,
  )
  const live = new Live(world.db)
  const app = createApp({
    ...apiOf(world, sealed, log, { token: null, demo: settings.demo }, office),
    people,
    live,
    limit: { perSecond: settings.rate, burst: 2 * settings.rate },
    metricsToken: settings.metricsToken,
    ...(existsSync(join(WEB_FOLDER, 'index.html')) ? { webFolder: WEB_FOLDER } : {}),
  })
  const listening = await listen(app, settings).catch((err: unknown) => {
    throw cannotListen(err, settings)
  })
  reached = listening.url
  const fleetbase = fleetbaseReader(fleetbaseApi())
  const { mail } = settings
  const mailer = mail ? await smtp(mail) : keptMailer
  const jobs = await startJobs({
    world,
    sealer: sealed,
    fleetbase,
    lists: fleetbaseLists(),
    mailer,
    log,
  }).catch(async (err: unknown) => {
    // Half a program must not go on answering: it ends, and whoever keeps it running starts another.
    live.stop()
    await listening.stop()
    throw err
  })
  const owner = settings.demo ? null : await firstOwnerLink(world)
  // Where somebody enters, before the first does; where nobody does yet, not at all.
  if (owner === null)
    setImmediate(() => people.prepare().catch((err: unknown) => log.error({ err }, 'people cannot enter')))
  return {
    url: listening.url,
    owner: owner && `/owner#${owner.token}`,
    async stop() {
      live.stop()
      await listening.stop()
      await jobs.stop()
      await close()
    },
  }
}

/** Loaded where there is a mail server only. */
async function smtp({ url, from }: NonNullable<Settings['mail']>): Promise<Mailer> {
  const { smtpMailer } = await import('./adapters/mail/smtp-mailer.ts')
  return smtpMailer(url, from)
}

/** What mails and links need to know; which port it came to is known once it listens. */
const officeOf = (
  { publicUrl, host, port, mail }: Settings,
  reached = (): string | undefined => undefined,
): HttpDeps['office'] => ({
  publicUrl: () => publicUrl ?? reached() ?? addressOf(host, port),
  delivers: mail !== null,
})

function cannotListen(err: unknown, { port, host }: Settings): unknown {
  const code = (err as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE')
    return new CannotServe(`Port ${port} is in use. Choose another one: PORT=${port + 1}`)
  if (code === 'EACCES')
    return new CannotServe(`Port ${port} may not be used by this account. Choose one above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotServe(`This machine has no address ${host}.`)
  return err
}
