import type { z } from '../../../src/contract/z.ts'
import type { BatchedRequest as Batched } from '../../../src/contract/batch.ts'
import type { DocumentLink } from '../../../src/contract/document-link.ts'
import type { WorkRow } from '../../../src/contract/work.ts'
import type { Act } from '../life.ts'

type BatchedRequest = z.input<typeof Batched>

/** What people in the office do to documents. */
export const documentActs = {
  billsWork: {
    times: 5,
    live: async (life) => {
      const work = await life.any<WorkRow>('/v1/work?limit=100')
      return (
        work &&
        life.post('/v1/invoices', {
          works: [work.id],
          saveAsDraft: life.chance(50),
          ...(life.chance(20) ? { billAgain: true } : {}),
          ...(life.chance(20) ? { documentDiscount: { kind: 'percent', percent: '10' } } : {}),
        })
      )
    },
  },
  billsSeveral: {
    times: 3,
    live: async (life) => {
      const { items } = await life.get<{ items: WorkRow[] }>('/v1/work?limit=100&billable=true')
      const first = items.length > 0 ? life.pick(items) : null
      const same = items.filter(
        ({ customer, currency }) => customer?.id === first?.customer?.id && currency === first?.currency,
      )
      return first && life.post('/v1/invoices', { works: same.map(({ id }) => id).slice(0, 4) })
    },
  },
  writesABlankOne: {
    times: 3,
    live: (life) =>
      life.post('/v1/invoices', {
        customer: life.pick(life.customers),
        currency: life.currency(),
        saveAsDraft: life.chance(50),
        lines: [
          {
            description: 'First',
            quantity: life.pick(['1', '2.5']),
            unitPrice: life.price(),
            taxRate: life.taxRate(),
            taxCategory: 'S',
            ...(life.chance(30) ? { taxJurisdiction: life.pick(['US-IL', 'DE']) } : {}),
            ...(life.chance(30) ? { account: '4100' } : {}),
            ...(life.chance(30) ? { discount: { kind: 'percent', percent: '12.5' } } : {}),
          },
          { description: 'Second', quantity: '1', unitPrice: life.price() },
          ...(life.chance(20) ? [{ description: 'Off', quantity: '1', unitPrice: '-0.99' }] : []),
        ],
        ...(life.chance(30) ? { issuedOn: life.someDay() } : {}),
      }),
  },
  editsADraft: {
    times: 3,
    live: async (life) => {
      const draft = await life.document(({ stage }) => stage === 'draft')
      const customer = await life.any<{ id: string }>('/v1/customers')
      const changes = life.pick([
        { dueOn: life.daysFromNow(life.int(0, 60)) },
        { documentDiscount: life.pick([null, { kind: 'amount', amount: life.int(1, 500) }]) },
        { lines: [{ description: 'Anew', quantity: '1', unitPrice: life.price(), taxRate: life.taxRate() }] },
        { reviewed: true },
        { issuedOn: life.someDay() },
        ...(customer ? [{ customerId: customer.id }] : []),
      ])
      return draft && life.patch(`/v1/invoices/${draft.id}`, changes)
    },
  },
  movesOneOn: {
    times: 8,
    live: async (life) => {
      const document = await life.document()
      const step = life.pick([
        'confirmation',
        'confirmation',
        'sending',
        'sending',
        'publication',
        'archiving',
      ])
      return document && life.post(`/v1/invoices/${document.id}/${step}`, {})
    },
  },
  movesManyOn: {
    times: 2,
    live: async (life) => {
      const requests: BatchedRequest[] = []
      for (let n = life.int(2, 6); n > 0; n -= 1) {
        const document = await life.document()
        const step = life.pick(['confirmation', 'sending', 'publication', 'voiding'])
        const path = `/v1/invoices/${document?.id}/${step}`
        if (document) requests.push({ method: 'POST', path, body: { reason: 'At once.' } })
      }
      return requests.length === 0 ? null : life.post('/v1/batch', { requests })
    },
  },
  isSeenByItsLink: {
    times: 2,
    live: async (life) => {
      const document = await life.final()
      const made = document && (await life.post(`/v1/invoices/${document.id}/link`, {}))
      if (!made || made.status >= 300) return made
      const { link } = made.body as { link: DocumentLink }
      return life.call('POST', `/v1/public/invoices/${link.url.split('/').at(-1)}/view`, undefined, {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      })
    },
  },
  endsOne: {
    times: 2,
    live: async (life) => {
      const document = await life.document()
      const end = life.pick(['voiding', 'cancellation'])
      return document && life.post(`/v1/invoices/${document.id}/${end}`, { reason: 'Twice.' })
    },
  },
  asksForADeposit: {
    times: 6,
    live: async (life) => {
      const share = life.pick([
        { percent: '30' },
        { percent: '33.33' },
        { percent: '100' },
        { upTo: '50' },
        { upTo: '100' },
        { amount: life.int(1, 20_000) },
      ])
      const work = life.chance(60) ? await life.any<WorkRow>('/v1/work?limit=100') : null
      const draft = work ? null : await life.document(({ stage }) => stage === 'draft')
      if (!work && !draft) return null
      const of = work ? { workId: work.id } : { invoiceId: draft!.id }
      return life.post('/v1/deposits', { ...of, ...share, confirm: life.chance(50) })
    },
  },
  credits: {
    times: 4,
    live: async (life) => {
      const document = await life.final()
      if (!document) return null
      const what = life.pick([
        {},
        { amount: life.int(1, Math.max(1, Math.abs(document.total))) },
        { amount: life.int(1, 500), withTax: false },
        { lines: [{ line: 1 }] },
        { lines: [{ line: life.int(1, 3), amount: life.int(1, 3_000) }] },
      ])
      return life.post(`/v1/invoices/${document.id}/credits`, {
        reason: 'goodwill',
        dispose: life.pick(['credit', 'refund']),
        confirm: life.chance(70),
        ...what,
      })
    },
  },
  corrects: {
    times: 2,
    live: async (life) => {
      const document = await life.final()
      return (
        document &&
        life.post(`/v1/invoices/${document.id}/correction`, {
          reason: 'wrong_details',
          dispose: life.pick(['credit', 'refund']),
        })
      )
    },
  },
  adjusts: {
    times: 2,
    live: async (life) => {
      const document = await life.document()
      return (
        document &&
        life.post(`/v1/invoices/${document.id}/adjustments`, {
          adjustment: life.pick(['additional_work', 'reduced_scope', 'goodwill']),
          confirm: life.chance(60),
          dispose: life.pick(['credit', 'refund']),
          lines: [
            {
              description: 'Agreed since',
              unitPrice: life.price(),
              ...(life.chance(50) ? { taxRate: life.taxRate() } : {}),
            },
          ],
        })
      )
    },
  },
  splitsIntoInstalments: {
    times: 3,
    live: async (life) => {
      const document = await life.owed()
      return (
        document &&
        life.post(`/v1/invoices/${document.id}/instalments`, {
          parts: [
            { dueOn: life.daysFromNow(life.int(0, 20)), percent: life.pick(['50', '33.3']) },
            { dueOn: life.daysFromNow(life.int(21, 60)) },
          ],
        })
      )
    },
  },
} satisfies Record<string, Act>
