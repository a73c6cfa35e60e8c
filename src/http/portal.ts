import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { portalStatement } from '../contract/doors/customer-statement.ts'
import * as doors from '../contract/doors/portal.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import type { PortalLiveMessage } from '../contract/live.ts'
import type { PortalInvoice } from '../contract/portal.ts'
import { minorOf } from '../domain/work/amounts.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { People } from '../operations/people/ports.ts'
import { askForLink } from '../operations/portal/ask-for-link.ts'
import { balancesOf, documentOf, documentsOf, seeInPortal, todayOf } from '../operations/portal/documents.ts'
import { chooseInstalments, offersOn } from '../operations/portal/choose-instalments.ts'
import type { PortalLive } from '../operations/portal/portal-live.ts'
import { statementOf } from '../operations/portal/statement.ts'
import {
  accountsOf,
  enterPortal,
  leavePortal,
  noteHere,
  type PortalAccount,
} from '../operations/portal/sessions.ts'
import { presentPortalStatement } from '../present/customer-statement.ts'
import {
  presentPortalAccount,
  presentPortalInvoice,
  presentPortalRow,
  presentPortalSession,
} from '../present/portal.ts'
import type { ReadInvoice } from '../store/reading/invoice.ts'
import type { World } from '../operations/world.ts'
import { Attempts } from './attempts.ts'
import { describeDoor } from './describe-door.ts'
import { door } from './door.ts'
import type { App, Env } from './env.ts'
import { EventStream } from './event-stream.ts'
import { isStaff } from './is-staff.ts'
import { isMachine } from './machines.ts'
import type { MailOffice } from './mails.ts'
import type { OperatorEntry } from './operator-cookie.ts'
import { refuseForeign } from './origin.ts'
import { addPortalSession, dropPortalSessions, shownPortalSessions } from './portal-cookie.ts'
import { refused } from './problem.ts'
import { unlisted } from './public-invoice.ts'
import { type RateLimit, rateLimit } from './rate-limit.ts'
import { whenceOf } from './whence.ts'

const DONE = { done: true } as const
/** Each wish may cost somebody a mail. */
const WISHES = { perSecond: 1 / 300, burst: 5 }

/** What invited clients do in the portal (rule 30). No other credential opens these doors, and theirs opens no other. */
export function portalDoors(
  app: App,
  {
    operator,
    people,
    office,
    limit,
    clock,
    live,
  }: {
    readonly operator: OperatorEntry
    readonly people: People
    readonly office: MailOffice
    readonly limit: RateLimit
    readonly clock: () => number
    readonly live: PortalLive
  },
): void {
  const attempts = new Attempts(clock, WISHES)
  app.use('/v1/portal/*', unlisted)

  door(app, doors.askForPortalLink, async ({ c, body: { email, language = 'en' }, world }) => {
    const refusal = refuseForeign(c) ?? attempts.count(email, whenceOf(c))
    if (refusal) return refusal
    await askForLink(world, { email, language, publicUrl: office.publicUrl() })
    return DONE
  })

  door(app, doors.enterPortal, async ({ c, body: { token }, world }) => {
    const refusal = refuseForeign(c) ?? attempts.count(null, whenceOf(c))
    if (refusal) return refusal
    const entered = await enterPortal(world, token)
    if (isRefusal(entered)) return entered
    const replaced = addPortalSession(c, entered)
    await leavePortal(world, replaced)
    const others = shownPortalSessions(c).filter((one) => !replaced.includes(one))
    return presentPortalSession(await accountsOf(world, [...others, entered.session]))
  })

  const session = doors.readPortalSession.path
  app.on(['GET', 'DELETE'], session, behindPortalSession)
  app.use('/v1/portal/accounts/*', behindPortalSession)
  app.use('/v1/portal/accounts/*', rateLimit(limit, clock, credentialOf))

  door(app, doors.readPortalSession, async ({ c, world }) => {
    await noteHere(world, c.var.accounts)
    return presentPortalSession(c.var.accounts)
  })

  door(app, doors.leavePortal, async ({ c, world }) => {
    await leavePortal(world, shownPortalSessions(c))
    dropPortalSessions(c)
    return DONE
  })

  door(app, doors.readPortalAccount, async ({ c, params: { accountId }, world }) => {
    const account = accountIn(c, accountId)
    if (!account) return NO_SUCH.portalAccount
    return presentPortalAccount(account, await balancesOf(world, account))
  })

  door(app, doors.listPortalInvoices, async ({ c, params: { accountId }, query, world }) => {
    const account = accountIn(c, accountId)
    if (!account) return NO_SUCH.portalAccount
    const { rows, nextCursor } = await documentsOf(world, account, query)
    const today = todayOf(world, account)
    return { items: rows.map((row) => presentPortalRow(row, today)), nextCursor }
  })

  door(app, doors.readPortalInvoice, async ({ c, params: { accountId, id }, world }) => {
    const account = accountIn(c, accountId)
    const read = account && (await documentOf(world, account, id))
    return read ? shown(world, account, read) : NO_SUCH.invoice
  })

  door(app, doors.chooseInstalments, async ({ c, params: { accountId, id }, body, world }) => {
    const account = accountIn(c, accountId)
    const read = account && (await documentOf(world, account, id))
    if (!read) return NO_SUCH.invoice
    const parts = body.parts.map(({ dueOn, amount }) => ({ dueOn, amount: minorOf(amount) }))
    const outcome = await chooseInstalments(world, account, read, parts)
    if (outcome.outcome === 'refused') return outcome.refusal
    const now = await documentOf(world, account, id)
    return now ? shown(world, account, now) : NO_SUCH.invoice
  })

  door(app, doors.seePortalInvoice, async ({ c, params: { accountId, id }, world }) => {
    const account = accountIn(c, accountId)
    const read = account && (await documentOf(world, account, id))
    if (!read) return NO_SUCH.invoice
    if (isMachine(c.req.header('user-agent'))) return { counted: false }
    if (await isStaff(c, account.orgId, operator, people)) return { counted: false }
    await seeInPortal(world, account, read)
    return { counted: true }
  })

  door(app, portalStatement, async ({ c, params: { accountId }, query, world }) => {
    const account = accountIn(c, accountId)
    if (!account) return NO_SUCH.portalAccount
    const read = await statementOf(world, account, query)
    return isRefusal(read) ? read : presentPortalStatement(read, account.organization.portal.payment)
  })

  describeDoor(app, doors.followPortalAccount)
  app.get('/v1/portal/accounts/:accountId/live', (c) => {
    const account = accountIn(c, c.req.param('accountId'))
    if (!account) return refused(c, NO_SUCH.portalAccount)
    const stream = new EventStream()
    const say = (event: PortalLiveMessage['event']) => (): void => stream.say(event)
    const leave = live.follow(account, shownPortalSessions(c), {
      ready: say('ready'),
      changed: say('changed'),
      waiting: say('waiting'),
      end: () => stream.end(),
    })
    return isRefusal(leave) ? refused(c, leave) : stream.answer(c, leave)
  })
}

/** Lets in whose cookie opens something now. */
const behindPortalSession: MiddlewareHandler<Env> = async (c, next) => {
  const accounts = await accountsOf(c.var.world, shownPortalSessions(c))
  const refusal = accounts.length === 0 ? NOBODY_HERE : refuseForeign(c)
  if (refusal) return refused(c, refusal)
  c.set('accounts', accounts)
  await next()
}

const NOBODY_HERE: Refusal = refuse(
  'portal_session_missing',
  30,
  'This is for clients who entered the portal.',
  {
    remedy: 'Ask for a link with the address you were invited by.',
  },
)

const shown = (world: World, account: PortalAccount, read: ReadInvoice): PortalInvoice =>
  presentPortalInvoice(
    read,
    todayOf(world, account),
    account.organization.portal,
    offersOn(world, account, read),
  )

/** One of the accounts that the request may see. */
const accountIn = (c: Context<Env>, id: string): PortalAccount | undefined =>
  c.var.accounts.find(({ client }) => client.id === id)

/** By what requests are counted: never the secret itself. */
const credentialOf = (c: Context<Env>): string =>
  createHash('sha256').update(shownPortalSessions(c).join('.')).digest('base64url')
