import type * as view from '../contract/reports.ts'
import type { z } from '../contract/z.ts'
import { type AgingColumn, columnOf, isAged } from '../domain/receivables/aging.ts'
import { rangeAt, USUAL_EDGES } from '../domain/receivables/aging-scale.ts'
import { afterOf, pageOf, PART } from '../store/reading/page.ts'
import type { AgingItem } from '../store/reading/reports.ts'
import { numberOf } from './amount.ts'

type Asked = z.output<typeof view.AgingDocumentsQuery> & { readonly asOf: string }

const PAST_DUE: readonly AgingColumn[] = ['days_1_30', 'days_31_60', 'days_61_90', 'over_90']
const EVERY: readonly AgingColumn[] = ['current', ...PAST_DUE, 'drafts', 'credits']

/** Which of the report's columns are meant. */
const COLUMNS: Readonly<Record<Asked['column'], readonly AgingColumn[]>> = {
  current: ['current'],
  days1To30: ['days_1_30'],
  days31To60: ['days_31_60'],
  days61To90: ['days_61_90'],
  over90: ['over_90'],
  drafts: ['drafts'],
  credits: ['credits'],
  total: EVERY,
  overdue: PAST_DUE,
  owed: EVERY.filter((column) => column !== 'credits'),
}

/** The documents behind a figure of the aged receivables: a page of them, and the figure they come to together. */
export function presentAgingDocuments(
  items: readonly AgingItem[],
  { asOf, knownAt, currency, column, bucket, by, edges = USUAL_EDGES, cursor, limit }: Asked,
): view.AgingDocuments {
  const isMeant = (item: AgingItem): boolean =>
    bucket === undefined
      ? COLUMNS[column].includes(columnOf(item, asOf))
      : isAged(item) && rangeAt(item, { by, edges }, asOf) === bucket
  const meant = items.filter(isMeant).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const after = afterOf(cursor, [PART.date, PART.id])
  const rest = after ? meant.filter((item) => keyOf(item) > after.join(' ')) : meant
  const page = pageOf(rest, limit, ({ dueOn, invoiceId }) => [dueOn, invoiceId])
  return {
    asOf,
    knownAt: knownAt ?? null,
    currency,
    total: numberOf(meant.reduce((total, { amount }) => total + amount, 0n)),
    items: page.rows.map(
      ({ invoiceId, number, kind, customerId, customerName, issuedOn, dueOn, amount }) => ({
        invoiceId,
        number,
        kind,
        customer: { id: customerId, name: customerName },
        issuedOn,
        dueOn,
        amount: numberOf(amount),
      }),
    ),
    nextCursor: page.nextCursor,
  }
}

const keyOf = ({ dueOn, invoiceId }: AgingItem): string => `${dueOn} ${invoiceId}`
