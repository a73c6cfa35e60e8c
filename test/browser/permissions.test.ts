import type { APIResponse, Locator, Page } from '@playwright/test'
import { expect, test } from 'vitest'
import type { Invoice, InvoicePage } from '../../src/contract/invoice.ts'
import { openDemoSite } from './demo-site.ts'
import { follow, settlesOf } from './settled.ts'

/**
 * What each role is shown on the page of a document in each of its states, held against what the API answers when it is
 * really asked. Asked for show (`dryRun`), so that every role finds the same books.
 */

const { url, entered } = await openDemoSite()

const ROLES = ['Owner', 'Administrator', 'Billing specialist', 'Accountant', 'Dispatcher', 'Viewer']
/** Every role where documents are finished by sending them, and one more where it is done by publishing them. */
const CASES = [
  ...ROLES.map((role) => [role, 'swift-couriers'] as const),
  ['Dispatcher', 'aurora-air'] as const,
]
/** The states between which what may be done differs. */
const STATES = ['draft', 'sent', 'paid', 'void']

type Asked = { readonly method: 'POST' | 'PATCH' | 'DELETE'; readonly path: string; readonly data?: object }

/** What each verb asks of the API, by the label it has on the page. */
const VERBS: Readonly<Record<string, (invoice: Invoice) => Asked>> = {
  Edit: ({ id }) => ({ method: 'PATCH', path: `invoices/${id}`, data: { notes: 'Seen.' } }),
  Confirm: ({ id }) => ({ method: 'POST', path: `invoices/${id}/confirmation`, data: {} }),
  'Mark as sent': ({ id }) => ({ method: 'POST', path: `invoices/${id}/sending`, data: {} }),
  'Publish to portal': ({ id }) => ({ method: 'POST', path: `invoices/${id}/publication`, data: {} }),
  Archive: ({ id }) => ({ method: 'POST', path: `invoices/${id}/archiving`, data: {} }),
  Unarchive: ({ id }) => ({ method: 'DELETE', path: `invoices/${id}/archiving` }),
  'Record payment': ({ id, currency, balance }) => ({
    method: 'POST',
    path: 'payments',
    data: {
      currency,
      amount: Math.max(1, balance),
      receivedOn: '2026-01-01',
      method: 'cash',
      allocations: [{ invoiceId: id }],
    },
  }),
  'Write off': ({ id }) => ({
    method: 'POST',
    path: `invoices/${id}/write-off`,
    data: { writtenOffOn: '2027-01-01', reason: 'Insolvent.' },
  }),
  Reinstate: ({ id }) => ({
    method: 'POST',
    path: `invoices/${id}/reinstatement`,
    data: { reinstatedOn: '2027-01-01', reason: 'It comes after all.' },
  }),
  Instalments: ({ id }) => ({
    method: 'POST',
    path: `invoices/${id}/instalments`,
    data: { parts: [{ dueOn: '2027-01-01', percent: '100' }] },
  }),
  Void: ({ id }) => ({ method: 'POST', path: `invoices/${id}/voiding`, data: { reason: 'Twice.' } }),
  Cancel: ({ id }) => ({ method: 'POST', path: `invoices/${id}/cancellation`, data: { reason: 'Twice.' } }),
  Credit: ({ id }) => ({ method: 'POST', path: `invoices/${id}/credits`, data: { reason: 'goodwill' } }),
  Correct: ({ id }) => ({ method: 'POST', path: `invoices/${id}/correction`, data: { reason: 'duplicate' } }),
  Adjust: ({ id }) => ({
    method: 'POST',
    path: `invoices/${id}/adjustments`,
    data: { adjustment: 'additional_work', lines: [{ description: 'More', unitPrice: '1' }] },
  }),
  'Ask for a deposit': ({ id }) => ({
    method: 'POST',
    path: 'deposits',
    data: { invoiceId: id, percent: '10' },
  }),
}

/** A document in each of the states, out of the demo's books of an organization. */
async function oneOfEach(page: Page, organization: string): Promise<Invoice[]> {
  const headers = { 'billhook-organization': organization }
  const found = new Map<string, string>()
  let cursor: string | null = ''
  while (cursor !== null) {
    const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer = await page.request.get(`${url}/v1/invoices?limit=200${query}`, { headers })
    const { items, nextCursor } = (await answer.json()) as InvoicePage
    for (const { id, kind, word } of items)
      if (kind === 'invoice' && STATES.includes(word.word) && !found.has(word.word)) found.set(word.word, id)
    cursor = nextCursor
  }
  return Promise.all(
    [...found.values()].map(async (id) => {
      const answer = await page.request.get(`${url}/v1/invoices/${id}`, { headers })
      return (await answer.json()) as Invoice
    }),
  )
}

/** Every verb that the page shows: whether it can be pressed, and what stands beside it. */
async function shown(page: Page): Promise<Map<string, { enabled: boolean; why: string }>> {
  const more = page.getByRole('button', { name: 'More that can be done' })
  await more.waitFor()
  const verbs = new Map<string, { enabled: boolean; why: string }>()
  for (const { text, enabled } of await controls(more.locator('..').getByRole('button')))
    verbs.set(text, { enabled, why: '' })
  await more.click()
  await page.getByRole('menuitem').first().waitFor()
  for (const { text, enabled } of await controls(page.getByRole('menuitem'))) {
    const [label, ...why] = text.split('\n')
    verbs.set(label!, { enabled, why: why.join(' ').trim() })
  }
  return verbs
}

/** What stands on each of some buttons, and whether it can be pressed. */
const controls = (buttons: Locator) =>
  buttons.evaluateAll((all) =>
    all.map((button) => ({
      text: (button as unknown as { innerText: string }).innerText.trim(),
      enabled: !button.matches(':disabled, [aria-disabled=true]'),
    })),
  )

/** Money always lands: what comes for a document that takes none is kept as credit, which is not what the verb says. */
async function isDone(answer: APIResponse): Promise<boolean> {
  if (answer.status() !== 200) return false
  const { answer: shownAnswer } = (await answer.json()) as { answer: { allocations?: readonly unknown[] } }
  return shownAnswer.allocations === undefined || shownAnswer.allocations.length > 0
}

/** The documents that are looked at: nobody changes them. */
const found: Record<string, Invoice[]> = {}

test.each(CASES)(
  '%s in %s: what can be pressed is done, and all the rest says why not',
  async (role, organization) => {
    const { page, complaints } = await entered({ as: role })
    const states = (found[organization] ??= await oneOfEach(page, organization))
    expect(states).toHaveLength(STATES.length)
    const settled = settlesOf(page)
    let pressed = 0
    for (const invoice of states) {
      const state = invoice.word.word
      await follow(page, `/${organization}/invoices/${invoice.id}`)
      await settled()
      await page.getByRole('heading', { level: 1, name: invoice.number! }).waitFor()
      const verbs = await shown(page)
      for (const [label, asked] of Object.entries(VERBS)) {
        const verb = verbs.get(label)
        expect(verb, `${state}: ${label} is not shown`).toBeDefined()
        const { method, path, data } = asked(invoice)
        const answer = await page.request.fetch(`${url}/v1/${path}?dryRun=true`, {
          method,
          headers: { 'billhook-organization': organization, 'if-match': '*' },
          ...(data ? { data } : {}),
        })
        const said = `${state}, ${label}: ${await answer.text()}`
        expect([200, 403, 409], said).toContain(answer.status())
        expect(await isDone(answer), said).toBe(verb!.enabled)
        if (verb!.enabled) pressed++
        else expect(verb!.why, said).toMatch(/\w+.*\.$/)
      }
    }
    // A viewer presses nothing; everybody else something.
    expect(pressed > 0).toBe(role !== 'Viewer')
    expect(complaints).toEqual([])
  },
)
