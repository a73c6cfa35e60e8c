import { describe, expect, test } from 'vitest'
import type { AuditPage } from '../../src/contract/history.ts'
import type { Mail, MailRecord } from '../../src/contract/mail.ts'
import type { Invitation, InvitationMade, Member } from '../../src/contract/member.ts'
import type { Session } from '../../src/contract/organization.ts'
import { ROLES } from '../../src/domain/status/role.ts'
import { problemOf } from './api.ts'
import { openServerWithPeople, PASSWORD, type Somebody } from './people.ts'

const { post, firstOwner, invited, joined, tenant, rowCounts, owner: database } = await openServerWithPeople()
await tenant('ours', 'fleet')
await tenant('theirs', 'fleet')
const owner = await firstOwner()
const staff = new Map<string, Somebody>([['owner', owner]])
for (const role of ROLES.filter((one) => one !== 'owner'))
  staff.set(role, await joined(owner, 'ours', `${role}@example.com`, role))

const membersOf = async (who: Somebody, slug: string): Promise<Member[]> =>
  (await who.ask<{ items: Member[] }>('GET', '/v1/members', undefined, slug)).body.items
const idOf = async (slug: string, email: string): Promise<string> =>
  (await membersOf(owner, slug)).find((member) => member.email === email)!.id

describe.each(ROLES)('a member who is %s', (role) => {
  const manages = role === 'owner' || role === 'administrator'
  const who = staff.get(role)!

  test('sees who works there', async () => {
    expect((await membersOf(who, 'ours')).map((member) => member.role).sort()).toEqual([...ROLES].sort())
  })

  test(`${manages ? 'may' : 'may not'} invite, see and withdraw invitations`, async () => {
    const before = await rowCounts()
    const body = { email: `by-${role}@example.com`, role: 'viewer' }
    const made = await who.ask<{ id: string }>('POST', '/v1/invitations', body, 'ours')
    const seen = await who.ask('GET', '/v1/invitations', undefined, 'ours')
    expect([made.status, seen.status]).toEqual(manages ? [201, 200] : [403, 403])
    if (manages) {
      const path = `/v1/invitations/${made.body.id}`
      expect((await who.ask('DELETE', path, undefined, 'ours')).status).toBe(200)
    } else {
      const waiting = await owner.ask<{ id: string }>('POST', '/v1/invitations', body, 'ours')
      const path = `/v1/invitations/${waiting.body.id}`
      expect(problemOf(await who.ask('DELETE', path, undefined, 'ours')).code).toBe('forbidden')
      await owner.ask('DELETE', path, undefined, 'ours')
      expect((await rowCounts())['invitation']).toBe(String(Number(before['invitation']) + 1))
    }
  })

  test(`${manages ? 'may' : 'may not'} change a role and remove somebody`, async () => {
    const email = `under-${role}@example.com`
    await joined(owner, 'ours', email, 'viewer')
    const path = `/v1/members/${await idOf('ours', email)}`
    const expected = manages ? 200 : 403
    expect((await who.ask('PATCH', path, { role: 'accountant' }, 'ours')).status).toBe(expected)
    expect((await who.ask('DELETE', path, undefined, 'ours')).status).toBe(expected)
    if (!manages) await owner.ask('DELETE', path, undefined, 'ours')
  })

  test(`${role === 'owner' ? 'may' : 'may not'} make an owner`, async () => {
    const body = { email: `owner-by-${role}@example.com`, role: 'owner' }
    const made = await who.ask<{ id: string }>('POST', '/v1/invitations', body, 'ours')
    expect(made.status).toBe(role === 'owner' ? 201 : 403)
    const viewer = `/v1/members/${await idOf('ours', 'viewer@example.com')}`
    const raised = await who.ask('PATCH', viewer, { role: 'owner' }, 'ours')
    expect(raised.status).toBe(role === 'owner' ? 200 : 403)
    if (role === 'owner') await owner.ask('PATCH', viewer, { role: 'viewer' }, 'ours')
  })

  test('is nobody in another organization', async () => {
    if (role === 'owner') return
    for (const slug of ['theirs', 'nowhere']) {
      const answer = problemOf(await who.ask('GET', '/v1/members', undefined, slug))
      expect(answer).toMatchObject({ status: 404, code: 'organization_not_found' })
    }
  })
})

test('members and invitations of another organization are as unknown as ids that do not exist', async () => {
  const member = await idOf('ours', 'viewer@example.com')
  const made = await owner.ask<{ id: string }>(
    'POST',
    '/v1/invitations',
    { email: 'z@example.com', role: 'viewer' },
    'ours',
  )
  for (const [method, path, body] of [
    ['PATCH', `/v1/members/${member}`, { role: 'accountant' }],
    ['DELETE', `/v1/members/${member}`, undefined],
    ['DELETE', `/v1/invitations/${made.body.id}`, undefined],
  ] as const) {
    const answer = problemOf(await owner.ask(method, path, body, 'theirs'))
    expect(answer.status, path).toBe(404)
    const unknown = path.replace(/[^/]+$/, '01a1fc3b-b55e-77c7-87c7-b559a0b370be')
    expect(problemOf(await owner.ask(method, unknown, body, 'theirs')).code).toBe(answer.code)
  }
})

test('whoever is removed sees nothing from then on', async () => {
  const gone = await joined(owner, 'ours', 'gone@example.com', 'administrator')
  expect((await gone.ask('GET', '/v1/invoices', undefined, 'ours')).status).toBe(200)
  await owner.ask('DELETE', `/v1/members/${await idOf('ours', 'gone@example.com')}`, undefined, 'ours')
  expect((await gone.ask('GET', '/v1/invoices', undefined, 'ours')).status).toBe(404)
  expect((await gone.ask<Session>('GET', '/v1/session')).body.organizations).toEqual([])
})

test('the audit trail says who came, who changed them and who went', async () => {
  const { body } = await owner.ask<AuditPage>(
    'GET',
    '/v1/audit?subjectType=member&limit=200',
    undefined,
    'ours',
  )
  const said = body.items.map(({ actor, sentence }) => `${actor}: ${sentence}`)
  expect(said).toContain('gone: gone accepted the invitation and joined as administrator.')
  expect(said).toContain('Olivia Hale: gone, administrator, was removed.')
  expect(said).toContain('Olivia Hale: viewer became owner; before, viewer.')
})

describe('the last owner', () => {
  test('can neither be demoted nor removed', async () => {
    const id = await idOf('theirs', owner.email)
    for (const [method, body] of [
      ['PATCH', { role: 'viewer' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = problemOf(await owner.ask(method, `/v1/members/${id}`, body, 'theirs'))
      expect(answer).toMatchObject({ status: 409, code: 'last_owner' })
    }
  })

  test('of two who take the role from each other at once, one stays', async () => {
    for (let time = 0; time < 8; time++) {
      const email = `second-${time}@example.com`
      const second = await joined(owner, 'theirs', email, 'owner')
      const [first, other] = [await idOf('theirs', owner.email), await idOf('theirs', email)]
      const answers = await Promise.all([
        owner.ask('PATCH', `/v1/members/${other}`, { role: 'viewer' }, 'theirs'),
        second.ask('PATCH', `/v1/members/${first}`, { role: 'viewer' }, 'theirs'),
      ])
      const { rows } = await database.query(`select from billhook.membership m
        join billhook.organization o using (org_id) where o.slug = 'theirs' and m.role = 'owner'`)
      expect(rows.length, JSON.stringify(answers.map(({ status }) => status))).toBe(1)
      await database.query(
        `update billhook.membership m set role = case when person_id = $1 then 'owner' else 'viewer' end
         from billhook.organization o where o.org_id = m.org_id and o.slug = 'theirs'`,
        [first],
      )
    }
  })
})

const accept = (token: string, more: object = { name: 'New', password: PASSWORD }) =>
  post('/v1/invitations/acceptance', { token, ...more })

describe('an invitation', () => {
  test('is read by whoever holds it, and made out to one address', async () => {
    const token = await invited(owner, 'ours', 'Read@Example.com', 'dispatcher')
    expect((await post('/v1/invitations/reading', { token })).body).toMatchObject({
      organization: 'The ours company',
      email: 'read@example.com',
      role: 'dispatcher',
      invitedBy: 'Olivia Hale',
    })
    const other = staff.get('viewer')!
    const answer = await other.ask('POST', '/v1/invitations/acceptance', { token })
    expect(problemOf(answer).code).toBe('invitation_for_another')
  })

  test('is good once, also for two at a time', async () => {
    const token = await invited(owner, 'ours', 'once@example.com', 'viewer')
    const answers = await Promise.all([accept(token), accept(token)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(problemOf(await accept(token, { password: PASSWORD }))).toMatchObject({
      status: 404,
      code: 'invitation_not_found',
    })
  })

  test('lets in somebody who has an account, by their password or as who is signed in', async () => {
    const first = await invited(owner, 'theirs', 'viewer@example.com', 'accountant')
    expect(problemOf(await accept(first, { password: 'not the password' })).code).toBe('credentials_wrong')
    expect(problemOf(await accept(first)).code).toBe('person_exists')
    const viewer = staff.get('viewer')!
    const answer = await viewer.ask<Session>('POST', '/v1/invitations/acceptance', { token: first })
    expect(answer.body.organizations.map(({ slug, role }) => `${slug} ${role}`)).toEqual([
      'ours viewer',
      'theirs accountant',
    ])
  })

  test.each([
    ['forged', (token: string) => token.slice(0, -2) + (token.endsWith('aa') ? 'bb' : 'aa')],
    ['cut short', (token: string) => token.slice(0, -1)],
    ['an API key', (token: string) => token.replace('bi_', 'bh_')],
  ])('%s opens nothing', async (_, change) => {
    const token = await invited(owner, 'ours', 'forged@example.com', 'viewer')
    const before = await rowCounts()
    expect(problemOf(await accept(change(token))).code).toBe('invitation_not_found')
    expect(await rowCounts()).toEqual(before)
    expect((await accept(token, { name: 'x', password: 'short' })).status).toBe(422)
  })

  test('that has ended, was withdrawn or was replaced opens nothing', async () => {
    const replaced = await invited(owner, 'ours', 'late@example.com', 'viewer')
    const ended = await invited(owner, 'ours', 'late@example.com', 'viewer')
    await database.query(`update billhook.invitation set expires_at = '2026-03-10T09:00:00Z'`)
    for (const token of [replaced, ended])
      expect(problemOf(await accept(token)).code).toBe('invitation_not_found')
  })
})

describe('the mail of an invitation', () => {
  const mailsTo = async (email: string): Promise<Mail[]> =>
    (await owner.ask<{ items: Mail[] }>('GET', '/v1/mails', undefined, 'ours')).body.items.filter(
      ({ recipient }) => recipient === email,
    )

  test('is written with it, in the language that is asked for, and bears its link', async () => {
    const body = { email: 'Mailed@example.com', role: 'viewer', language: 'de' }
    const made = await owner.ask<InvitationMade>('POST', '/v1/invitations', body, 'ours')
    const [mail, ...more] = await mailsTo('mailed@example.com')
    expect(more).toEqual([])
    expect(mail).toMatchObject({ kind: 'invitation', subject: 'Ihre Einladung von The ours company' })
    const path = `/v1/mails/${mail!.id}`
    const content = async (who: Somebody) =>
      (await who.ask<MailRecord>('GET', path, undefined, 'ours')).body.content?.text
    expect(await content(owner)).toBeUndefined()
    await database.query(`update billhook.mail set state = 'kept' where id = $1`, [mail!.id])
    expect(await content(staff.get('viewer')!)).toBeUndefined()
    expect(await content(owner)).toContain(`https://billing.test${made.body.path}`)
  })

  test('is not written when nobody is invited', async () => {
    const before = await rowCounts()
    const body = { email: 'viewer@example.com', role: 'viewer' }
    expect(problemOf(await owner.ask('POST', '/v1/invitations', body, 'ours')).code).toBe('member_already')
    expect(await rowCounts()).toEqual(before)
  })

  test('goes out again with a link of its own, and the earlier link opens nothing', async () => {
    const old = await invited(owner, 'ours', 'again@example.com', 'accountant')
    const waiting = await owner.ask<{ items: Invitation[] }>('GET', '/v1/invitations', undefined, 'ours')
    const { id } = waiting.body.items.find(({ email }) => email === 'again@example.com')!
    const renewal = `/v1/invitations/${id}/renewal`
    const renewed = await owner.ask<InvitationMade>('POST', renewal, { language: 'fr' }, 'ours')
    expect(renewed.body).toMatchObject({ email: 'again@example.com', role: 'accountant' })
    expect((await mailsTo('again@example.com')).map(({ subject }) => subject)).toEqual([
      'Votre invitation de The ours company',
      'Your invitation to The ours company',
    ])
    expect(problemOf(await accept(old)).code).toBe('invitation_not_found')
    expect(problemOf(await owner.ask('POST', renewal, {}, 'ours')).code).toBe('invitation_not_found')
    const token = renewed.body.path.split('#')[1]!
    expect((await accept(token)).body).toMatchObject({
      organizations: [{ slug: 'ours', role: 'accountant' }],
    })
  })

  test('of an owner to be goes out again by an owner alone', async () => {
    const body = { email: 'second@example.com', role: 'owner' }
    const made = await owner.ask<InvitationMade>('POST', '/v1/invitations', body, 'ours')
    const renewal = `/v1/invitations/${made.body.id}/renewal`
    const before = await rowCounts()
    for (const role of ['administrator', 'accountant', 'viewer']) {
      const refused = problemOf(await staff.get(role)!.ask('POST', renewal, {}, 'ours'))
      expect(refused.code).toBe('forbidden')
    }
    expect(await rowCounts()).toEqual(before)
    expect((await owner.ask('POST', renewal, {}, 'ours')).status).toBe(201)
  })
})

describe('the link that makes an owner', () => {
  test('is good once, and none is printed once there is an owner', async () => {
    const { firstOwner: first, world, post: send } = await openServerWithPeople()
    const { firstOwnerLink } = await import('../../src/operations/people/owner-link.ts')
    const replaced = (await firstOwnerLink(world))!.token
    await first()
    expect(await firstOwnerLink(world)).toBeNull()
    const body = { token: replaced, name: 'Late', email: 'late@example.com', password: PASSWORD }
    expect(problemOf(await send('/v1/owner', body))).toMatchObject({
      status: 404,
      code: 'owner_link_not_found',
    })
  })

  test('is made anew by the operator alone, and lets a person in who forgot everything', async () => {
    expect(problemOf(await owner.ask('POST', '/v1/owner-links')).code).toBe('forbidden')
    const { ownerLink } = await import('../../src/operations/people/owner-link.ts')
    const { world, post: send, tenant: open } = await openServerWithPeople()
    await open('ours', 'fleet')
    const { token } = await ownerLink(world)
    const body = { token, name: 'Back', email: 'back@example.com', password: PASSWORD }
    const answer = await send<Session>('/v1/owner', body)
    expect(answer.body.organizations).toMatchObject([{ slug: 'ours', role: 'owner' }])
    expect(problemOf(await send('/v1/owner', { ...body, email: 'more@example.com' })).status).toBe(404)
  })
})

describe('the demo', () => {
  test('has a person for each role, who works everywhere', async () => {
    const demo = await openServerWithPeople({ token: null, demo: true })
    await demo.tenant('ours', 'fleet')
    for (const role of ROLES) {
      const answer = await demo.post<Session>('/v1/session/demo', { role })
      expect(answer.body).toMatchObject({ demo: true, organizations: [{ slug: 'ours', role }] })
      const again = await demo.post<Session>('/v1/session/demo', { role })
      expect(again.body.person).toEqual(answer.body.person)
    }
  })

  test('is no way in anywhere else', async () => {
    const before = await rowCounts()
    expect(problemOf(await post('/v1/session/demo', { role: 'owner' })).status).toBe(404)
    expect(await rowCounts()).toEqual(before)
  })
})
