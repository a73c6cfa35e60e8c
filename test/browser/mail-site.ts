import type { BrowserContextOptions } from '@playwright/test'
import type { DocumentLinkAnswer } from '../../src/contract/document-link.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import { contentOf } from '../../src/operations/mail/enqueue-mail.ts'
import { openServer } from '../http/api.ts'
import { ownBrowser, served, webFolder } from './site.ts'

/** A person's browser: the one of the tests calls itself a machine. */
export const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** A business with documents to share, and a real browser. */
export async function openMailSite() {
  const at = { url: '' }
  const opened = await openServer({ webFolder, office: { publicUrl: () => at.url, delivers: true } })
  at.url = await served(opened.app)
  const us = await opened.tenant('northside', 'home-services')
  const browser = await ownBrowser()

  /** An invoice over two taxed lines with a discount, a third of it paid. */
  async function invoice(): Promise<Invoice> {
    const made = await us.call<Invoice>('POST', '/v1/invoices', {
      customer: {
        id: 'harbor',
        name: 'Harbor Goods',
        company: 'Harbor Goods & Sons Ltd.',
        email: 'accounts@harbor.example',
        taxId: 'US 99-1234567',
        address: {
          street: '12 Dock Street',
          city: 'Newark',
          region: 'NJ',
          postalCode: '07102',
          country: 'US',
        },
      },
      reference: 'PO 4411',
      notes: 'Thank you for your business.\nPlease name the number of the invoice when you pay.',
      lines: [
        {
          description: 'Window cleaning, north side',
          quantity: '3.5',
          unit: 'hour',
          unitPrice: '62.5',
          taxRate: '19',
        },
        {
          description: 'Gutter guards, aluminium, fitted and checked after the first rain',
          quantity: '24',
          unit: 'piece',
          unitPrice: '18.995',
          taxRate: '7',
          discount: { kind: 'percent', percent: '10' },
        },
      ],
    })
    await us.call('POST', '/v1/payments', {
      currency: 'USD',
      amount: 20_000,
      receivedOn: '2026-03-09',
      method: 'bank_transfer',
      customerId: made.body.customerId,
      allocations: [{ invoiceId: made.body.id }],
    })
    return made.body
  }

  const share = async (id: string): Promise<string> =>
    (await us.call<DocumentLinkAnswer>('POST', `/v1/invoices/${id}/link`, {})).body.link!.url

  /** The link into the portal in the latest mail to an address, as its reader gets it. */
  async function portalLink(email: string): Promise<string> {
    const { rows } = await opened.owner.query<{ id: string; content: Buffer }>(
      'select id, content from billhook.mail where recipient = $1 order by id desc limit 1',
      [email],
    )
    const { id, content } = rows[0]!
    const { text } = JSON.parse(opened.sealed.open(content, contentOf(us.orgId, id))) as { text: string }
    return /http\S+\/portal\/enter#\S+/.exec(text)![0]
  }

  /** A page of a person's browser; what it complains about is collected. */
  async function opens(options: BrowserContextOptions = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      userAgent: PERSON,
      locale: 'en-US',
      ...options,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const complaints: string[] = []
    page.on('pageerror', (err) => complaints.push(err.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    return { page, complaints }
  }

  /** A page of the operator. */
  async function entered(options: BrowserContextOptions = {}) {
    const { page, complaints } = await opens(options)
    await page.goto(`${at.url}/enter/${opened.operator.token}`)
    await page
      .getByRole('link', { name: /northside/ })
      .first()
      .waitFor()
    return { page, complaints }
  }

  return { ...opened, url: at.url, us, webFolder, invoice, share, portalLink, opens, entered }
}
