import { sql } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import type { Customer } from '../../domain/customer/customer.ts'
import type { Invoice, InvoiceLine } from '../../domain/invoice/invoice.ts'
import type { PayTo } from '../../domain/organization/pay-to.ts'
import type { BillingProfile } from '../../domain/profile/profile.ts'
import type { Payment } from '../../domain/receivables/payment.ts'
import type { Address, WorkEvent } from '../../domain/work/event.ts'
import type { Work, WorkBilling } from '../../domain/work/work.ts'
import type { Tx } from '../engine/transaction.ts'
import { LOGO, type Logo } from '../pictures.ts'
import { findLines } from '../facts/find-invoices.ts'
import { CUSTOMER_COLUMNS } from '../rows/customer.ts'
import { INVOICE_COLUMNS, invoiceOf, type InvoiceRow } from '../rows/invoice.ts'
import { PAYMENT_COLUMNS } from '../rows/payment.ts'
import { WORK_COLUMNS } from '../rows/work.ts'

/** The seller as a version of the organization says. */
export interface Seller {
  readonly name: string
  readonly email?: string | null
  readonly taxId?: string | null
  readonly address?: Address | null
  readonly payTo?: PayTo
}

/** A document with everything around it. Profile, seller with logo, and buyer are those it froze. */
export interface ReadInvoice {
  readonly invoice: Invoice
  readonly lines: readonly InvoiceLine[]
  readonly profile: BillingProfile
  readonly seller: Seller
  readonly logo: Logo | null
  readonly buyer: Customer
  readonly work: readonly {
    readonly work: Work
    readonly amount: bigint
    readonly state: WorkBilling['state']
    readonly eventBody: WorkEvent
  }[]
  readonly payments: readonly { readonly payment: Payment; readonly amount: bigint }[]
  /** What it corrects, what corrects it, what replaced it, and the other documents of its work. */
  readonly related: readonly Invoice[]
}

export async function readInvoice(tx: Tx, orgId: string, id: string): Promise<ReadInvoice | null> {
  const row = await tx.first(
    sql<InvoiceRow>`select ${INVOICE_COLUMNS} from invoice i where i.org_id = ${orgId} and i.id = ${id}`,
  )
  if (!row) return null
  const invoice = invoiceOf(row)
  const [lines, frozen, buyer, work, payments, related] = await Promise.all([
    findLines(tx, orgId, [invoice]),
    tx.first(sql<{ profile: BillingProfile; seller: Seller; logo: Logo | null }>`
      select v.profile, s.seller, ${LOGO} as logo
      from organization_version v join organization_version s on s.org_id = v.org_id
      left join picture p on p.org_id = s.org_id and p.hash = s.logo
      where v.org_id = ${orgId} and v.version = ${invoice.profileVersion} and s.version = ${invoice.sellerVersion}`),
    tx.first(sql<Customer>`
      select ${CUSTOMER_COLUMNS} from customer c join customer_version v on v.org_id = c.org_id and v.customer_id = c.id
      where c.org_id = ${orgId} and c.id = ${invoice.customerId} and v.version = ${invoice.customerVersion}`),
    billedWork(tx, orgId, id),
    paymentsOn(tx, orgId, id),
    relatedTo(tx, orgId, invoice),
  ])
  assert(frozen && buyer, `what invoice ${id} froze is not there`)
  return { invoice, lines: lines.get(id) ?? [], ...frozen, buyer, work, payments, related }
}

async function billedWork(tx: Tx, orgId: string, invoiceId: string): Promise<ReadInvoice['work']> {
  type Row = Work & { billedAmount: bigint; billedState: WorkBilling['state']; eventBody: WorkEvent }
  const rows = await tx.all(sql<Row>`
    select ${WORK_COLUMNS}, b.amount as "billedAmount", b.state as "billedState", e.body as "eventBody"
    from work_billing b
    join work w on w.org_id = b.org_id and w.id = b.work_id
    join work_event e on e.org_id = w.org_id and e.id = w.event_id
    where b.org_id = ${orgId} and b.invoice_id = ${invoiceId} order by w.occurred_on, w.id`)
  return rows.map(({ billedAmount: amount, billedState: state, eventBody, ...work }) => ({
    work,
    amount,
    state,
    eventBody,
  }))
}

async function paymentsOn(tx: Tx, orgId: string, invoiceId: string): Promise<ReadInvoice['payments']> {
  const rows = await tx.all(sql<Payment & { allocated: bigint }>`
    select ${PAYMENT_COLUMNS}, a.amount as allocated
    from allocation a join payment p on p.org_id = a.org_id and p.id = a.source_id
    where a.org_id = ${orgId} and a.invoice_id = ${invoiceId} and a.source_type = 'payment'
      and not exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id)
    order by p.received_on, a.id`)
  return rows.map(({ allocated: amount, ...payment }) => ({ payment, amount }))
}

async function relatedTo(tx: Tx, orgId: string, invoice: Invoice): Promise<Invoice[]> {
  const rows = await tx.all(sql<InvoiceRow>`
    select ${INVOICE_COLUMNS} from invoice i
    where i.org_id = ${orgId} and i.id <> ${invoice.id} and i.id in (
      select unnest(${[invoice.originalId, invoice.supersededBy].filter((id) => id !== null)}::uuid[])
      union select c.id from invoice c where c.org_id = ${orgId} and c.original_id = ${invoice.id}
      union select c.id from invoice c where c.org_id = ${orgId} and c.superseded_by = ${invoice.id}
      union select other.invoice_id from work_billing mine
        join work_billing other on other.org_id = mine.org_id and other.work_id = mine.work_id
        where mine.org_id = ${orgId} and mine.invoice_id = ${invoice.id}
      union select d.deposit_id from deduction d where d.org_id = ${orgId} and d.invoice_id = ${invoice.id}
        and d.revision = ${invoice.revision}
      union select d.invoice_id from deduction d where d.org_id = ${orgId} and d.deposit_id = ${invoice.id})
    order by i.id`)
  return rows.map(invoiceOf)
}
