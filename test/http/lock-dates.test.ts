import { describe, expect, test } from 'vitest'
import type { AuditPage } from '../../src/contract/history.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { JournalPage } from '../../src/contract/journal.ts'
import type { LockDates } from '../../src/contract/lock-dates.ts'
import { openServer, problemOf, type Tenant } from './api.ts'

const { tenant, owner } = await openServer()

/** A final invoice of a day over that many cents, and the entries it made. */
async function posted(us: Tenant, issuedOn: string): Promise<JournalPage['items']> {
  const made = await us.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: 'harbor', name: 'Harbor' },
    issuedOn,
    lines: [{ description: 'Work', quantity: '1', unitPrice: '100', taxRate: '0' }],
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const done = await us.call('POST', `/v1/invoices/${made.body.id}/confirmation`, {})
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return (await us.call<JournalPage>('GET', `/v1/invoices/${made.body.id}/entries`)).body.items
}

const lock = (us: Tenant, changes: object) => us.call<LockDates>('PATCH', '/v1/lock-dates', changes)

describe('closed days (rule 21)', () => {
  test('take no entries: what belongs there is booked on the next open day, and says so', async () => {
    const us = await tenant('closes', 'field-service')
    const before = await posted(us, '2026-02-27')
    expect(before.map(({ date }) => date)).toEqual(['2026-02-27'])
    expect((await lock(us, { soft: '2026-02-28' })).body).toMatchObject({
      soft: '2026-02-28',
      tax: null,
      hard: null,
      closedThrough: '2026-02-28',
    })
    const late = await posted(us, '2026-02-27')
    expect(late.map(({ date, description }) => [date, description])).toEqual([
      ['2026-03-01', expect.stringContaining('belongs to 2026-02-27, a closed period')],
    ])
    expect((await posted(us, '2026-03-05'))[0]!.date).toBe('2026-03-05')
  })

  test('are opened again with a reason, which stands in the audit trail', async () => {
    const us = await tenant('reopens', 'field-service')
    await lock(us, { soft: '2026-02-28' })
    expect(problemOf(await lock(us, { soft: null }))).toMatchObject({
      status: 422,
      code: 'reason_missing',
      rule: 21,
    })
    expect((await lock(us, { soft: '2026-01-31', reason: 'A bill was missing.' })).body.closedThrough).toBe(
      '2026-01-31',
    )
    expect((await posted(us, '2026-02-27'))[0]!.date).toBe('2026-02-27')
    const { body } = await us.call<AuditPage>('GET', '/v1/audit?verb=close')
    expect(body.items[0]).toMatchObject({
      sentence: 'Nothing may be dated on 2026-01-31 or before.',
      reason: 'A bill was missing.',
      before: { soft: '2026-02-28' },
      after: { soft: '2026-01-31' },
    })
    expect((await us.call<LockDates>('GET', '/v1/lock-dates')).body.soft).toBe('2026-01-31')
  })

  test('of a hard lock stay closed, also for whoever writes in the database by hand', async () => {
    const us = await tenant('hard', 'field-service')
    await lock(us, { hard: '2025-12-31' })
    const back = await lock(us, { hard: '2025-11-30', reason: 'Please.' })
    expect(problemOf(back)).toMatchObject({ status: 409, code: 'hard_lock_stays' })
    await expect(
      owner.query(`update billhook.organization set hard_locked_through = null where org_id = $1`, [
        us.orgId,
      ]),
    ).rejects.toThrow(/stays/)
  })

  test('are only shown by a dry run, and not closed ahead of time', async () => {
    const us = await tenant('looks', 'field-service')
    const shown = await us.call('PATCH', '/v1/lock-dates?dryRun=true', { soft: '2026-02-28' })
    expect(shown.body).toMatchObject({ dryRun: true, status: 200, answer: { closedThrough: '2026-02-28' } })
    expect((await us.call<LockDates>('GET', '/v1/lock-dates')).body.closedThrough).toBeNull()
    expect(problemOf(await lock(us, { soft: '2999-01-01' }))).toMatchObject({ code: 'lock_in_future' })
  })

  test('closing while others post: nothing slips into a day after it was closed', async () => {
    const us = await tenant('races', 'field-service')
    const drafts = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const { body } = await us.call<Invoice>('POST', '/v1/invoices', {
          customer: { id: 'harbor', name: 'Harbor' },
          issuedOn: '2026-02-15',
          lines: [{ description: 'Work', quantity: '1', unitPrice: '1', taxRate: '0' }],
        })
        return body.id
      }),
    )
    await Promise.all(
      drafts.map(async (id, at) => {
        if (at === 15) await lock(us, { soft: '2026-02-28' })
        expect((await us.call('POST', `/v1/invoices/${id}/confirmation`, {})).status).toBe(200)
      }),
    )
    // Ids are given in the order in which the books' lock was held.
    const { rows } = await owner.query<{ early: bigint; late: bigint; wrong: bigint }>(
      `select count(*) filter (where e.date <= '2026-02-28') as early, count(*) filter (where e.date > '2026-02-28') as late,
        count(*) filter (where (e.id > h.id) <> (e.date > '2026-02-28')) as wrong
       from billhook.journal_entry e, billhook.history h
       where e.org_id = $1 and h.org_id = $1 and h.verb = 'close'`,
      [us.orgId],
    )
    expect(Number(rows[0]!.early) + Number(rows[0]!.late)).toBe(40)
    expect(Number(rows[0]!.late)).toBeGreaterThan(0)
    expect(rows[0]!.wrong).toBe(0n)
  })
})
