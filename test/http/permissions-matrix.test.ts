import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fleetbaseLists } from '../../src/adapters/fleetbase/lists.ts'
import { peopleIn } from '../../src/adapters/people/people.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import type { Door } from '../../src/contract/doors/door.ts'
import { everyDoor } from '../../src/contract/doors/every-door.ts'
import { assert } from '../../src/kernel/assert.ts'
import { checkConnection } from '../../src/operations/fleetbase/check-connection.ts'
import { createFleetbaseConnection } from '../../src/operations/fleetbase/create-connection.ts'
import { receiveFleetbaseWebhook } from '../../src/operations/fleetbase/receive-webhook.ts'
import type { World } from '../../src/operations/world.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { pngOf } from '../support/pictures.ts'
import { type Answer, openServer, problemOf } from './api.ts'
import type { ApiDocument } from './as-told.ts'
import { everyRow } from './every-row.ts'

/**
 * Every role at every door that staff goes through, held against the roles as the product's rules tell them. What is
 * expected is written down here by hand and asks nothing of the program; the doors come from their declarations, so that
 * one that is added fails until somebody says here whom it is for.
 */

/** What the roles are about: dispatchers have work and drafts only, viewers look, owners and administrators do it all. */
const ROLES = {
  owner: ['work', 'drafts', 'invoices', 'payments', 'closing', 'settings'],
  administrator: ['work', 'drafts', 'invoices', 'payments', 'closing', 'settings'],
  billing_specialist: ['work', 'drafts', 'invoices', 'payments'],
  accountant: ['drafts', 'invoices', 'payments', 'closing'],
  dispatcher: ['work', 'drafts'],
  viewer: [],
} as const satisfies Record<string, readonly Matter[]>
type Matter = 'work' | 'drafts' | 'invoices' | 'payments' | 'closing' | 'settings'
type Role = keyof typeof ROLES

type Name = keyof typeof everyDoor

/** What each door that changes something is about; `own` is what everybody has for themselves. */
const WRITES: Partial<Record<Name, Matter | 'own' | 'nobody'>> = {
  tellWorkEvent: 'work',
  tellWorkEvents: 'work',
  resolveWorkEventConflict: 'drafts',
  makeInvoice: 'drafts',
  editInvoice: 'drafts',
  confirmInvoice: 'invoices',
  markInvoiceSent: 'invoices',
  publishInvoice: 'invoices',
  archiveInvoice: 'invoices',
  unarchiveInvoice: 'invoices',
  voidInvoice: 'invoices',
  cancelInvoice: 'invoices',
  creditInvoice: 'invoices',
  correctInvoice: 'invoices',
  adjustInvoice: 'invoices',
  makeDocumentLink: 'invoices',
  changeDocumentLink: 'invoices',
  revokeDocumentLink: 'invoices',
  retryMail: 'invoices',
  changeCustomer: 'invoices',
  invitePortalClient: 'invoices',
  invitePortalClientAgain: 'invoices',
  revokePortalClient: 'invoices',
  recordPayment: 'payments',
  refundPayment: 'payments',
  applyCredit: 'payments',
  undoAllocation: 'payments',
  recordPayout: 'payments',
  undoPayout: 'payments',
  writeOffInvoice: 'payments',
  reinstateInvoice: 'payments',
  planInstalments: 'invoices',
  askDeposit: 'drafts',
  settleAlert: 'payments',
  changeOrganization: 'settings',
  setLogo: 'settings',
  removeLogo: 'settings',
  changeNumberSeries: 'settings',
  changeLockDates: 'closing',
  addAccount: 'closing',
  revalueBooks: 'closing',
  addRecurringEntry: 'closing',
  changeRecurringEntry: 'closing',
  openBooks: 'closing',
  postManualEntry: 'closing',
  setExchangeRates: 'closing',
  reverseManualEntry: 'closing',
  attachFile: 'closing',
  withdrawAttachment: 'closing',
  changeYearEnd: 'closing',
  closeYear: 'closing',
  reopenYear: 'closing',
  changeAccount: 'closing',
  createApiKey: 'settings',
  rotateApiKey: 'settings',
  revokeApiKey: 'settings',
  invite: 'settings',
  inviteAgain: 'settings',
  withdrawInvitation: 'settings',
  changeMember: 'settings',
  removeMember: 'settings',
  createSourceConnection: 'settings',
  changeSourceConnection: 'settings',
  checkSourceConnection: 'settings',
  pollSourceConnection: 'settings',
  endSourceConnection: 'settings',
  startBackFill: 'settings',
  cancelBackFill: 'settings',
  replayDelivery: 'settings',
  replayDeliveries: 'settings',
  createWebhookSource: 'settings',
  changeWebhookSource: 'settings',
  rotateSecret: 'settings',
  tryMapping: 'settings',
  replayWebhookDelivery: 'settings',
  saveView: 'own',
  forgetView: 'own',
  sendBatch: 'own',
  // Books are opened by who keeps the installation, whatever their role in one of them.
  createOrganization: 'nobody',
}

/** Reading is open to every role, but for these. */
const READS: Partial<Record<Name, Matter>> = {
  listApiKeys: 'settings',
  listInvitations: 'settings',
}

/** Doors about oneself, the operator's and the clients' have no role at all (own-account, sign-in and portal.test.ts). */
const ROLELESS = /^\/v1\/(?:me\/|session$|owner)/

const doors = (Object.entries(everyDoor) as [Name, Door][]).filter(
  ([, door]) => door.open !== true && door.portal !== true && !ROLELESS.test(door.path),
)

function expectationOf(role: Role, name: Name, { method }: Door): 'done' | 'forbidden' {
  const about = method === 'get' ? (READS[name] ?? 'own') : WRITES[name]
  assert(about !== undefined, `nobody says whom the door ${name} is for`)
  if (about === 'own') return 'done'
  return (ROLES[role] as readonly string[]).includes(about) ? 'done' : 'forbidden'
}

const sealed = sealer(randomBytes(32))
const server: Awaited<ReturnType<typeof openServer>> = await openServer((world: World) => ({
  people: peopleIn(
    world.db,
    'a secret of thirty-two bytes or more',
    world.newId,
    httpDoubles.office.publicUrl,
  ),
  sealer: sealed,
  fleetbaseWebhook: (call) => receiveFleetbaseWebhook({ world: server.world, sealer: sealed }, call),
  connections: {
    create: (world, orgId, actor, input) =>
      createFleetbaseConnection({ world, sealer: sealed }, orgId, actor, input),
    check: (world, orgId, actor, id) =>
      checkConnection({ world, sealer: sealed, lists: fleetbaseLists() }, orgId, actor, id),
  },
}))
const document = (await server.send<ApiDocument>('/openapi.json', {})).body

interface Told {
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { example?: unknown; examples?: Readonly<Record<string, { value: unknown }>> }>
    >
  }
}

/** The body that our own document shows for a door. */
function exampleOf(path: string, method = 'post'): unknown {
  const { requestBody } = document.paths[path]![method] as Told
  const media = requestBody?.content['application/json']
  return media?.example ?? Object.values(media?.examples ?? {})[0]?.value
}

describe.each(Object.keys(ROLES) as Role[])('as %s', async (role) => {
  // Books of their own, in which nobody else has done anything yet.
  const tenant = await server.tenant(role.replaceAll('_', '-'), 'fleet')
  const rows = await everyRow(server, tenant, exampleOf)
  const key = await tenant.key(role)

  const addressOf = (path: string): string =>
    path.replaceAll(/\{\w+\}/g, (name, at: number) =>
      name === '{code}' ? 'invoice' : (rows.get(path.slice(0, at) + name) ?? 'no-such-row'),
    )

  async function ask({ method, path, streams, takes }: Door): Promise<Answer> {
    const body = takes ? pngOf(40, 20) : exampleOf(path, method)
    const init = {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${key}`,
        'if-match': '*',
        ...(body === undefined ? {} : { 'content-type': takes ? takes[0]! : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
    }
    if (streams !== true) return server.send(addressOf(path), init)
    const response = await server.app.request(addressOf(path), init)
    await response.body?.cancel()
    return { status: response.status, headers: response.headers, body: {} }
  }

  // What takes something away comes last, so that the others still find it.
  const ordered = doors.toSorted(
    ([, a], [, b]) => Number(a.method === 'delete') - Number(b.method === 'delete'),
  )
  test.each(ordered.map(([name, door]) => [name, expectationOf(role, name, door), door] as const))(
    '%s: %s',
    async (name, expected, door) => {
      const answer = await ask(door)
      // Many in one are answered one by one.
      const statuses = name === 'tellWorkEvents' ? statusesOf(answer) : [answer.status]
      expect(statuses.length).toBeGreaterThan(0)
      for (const status of statuses) {
        if (expected === 'done') {
          // What else may be wrong with a request is not about the role; it is asked for first.
          expect([401, 403], JSON.stringify(answer.body)).not.toContain(status)
          expect(status).toBeLessThan(500)
        } else {
          expect(status, JSON.stringify(answer.body)).toBe(WRITES[name] === 'nobody' ? 401 : 403)
        }
      }
      if (answer.status === 403) expect(problemOf(answer)).toMatchObject({ code: 'forbidden' })
    },
  )
})

const statusesOf = ({ body }: Answer): number[] =>
  (body as { results: { status: number }[] }).results.map(({ status }) => status)
