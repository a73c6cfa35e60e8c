import { Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Organization } from '../../../contract/organization.ts'
import { dayText, instantText } from '../../ui/dates.ts'
import { Money } from '../../ui/money.tsx'
import { WordBadge } from '../../ui/word-badge.tsx'
import { documentTitle } from './document-title.ts'

const RELATIONS = {
  original: 'corrects',
  correction: 'corrected by',
  replaces: 'replaces',
  replaced_by: 'replaced by',
  same_work: 'bills the same work',
} as const

/** What stands around a document: the work it bills, the money it got, the documents beside it, and its dates. */
export function Facts({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const { currency } = invoice
  const when = (instant: string): string => instantText(instant, organization.timeZone)
  const dates: [string, string | null][] = [
    ['Made', invoice.createdAt],
    ['Final since', invoice.postedAt],
    ['Sent', invoice.sentAt],
    ['Viewed', invoice.viewedAt],
    ['Published', invoice.publishedAt],
    ['Archived', invoice.archivedAt],
    ['Ended', invoice.endedAt],
  ]
  return (
    <Stack gap="lg">
      {invoice.work.length > 0 && (
        <Box title="Work billed">
          {invoice.work.map((work) => (
            <Row
              key={work.id}
              end={<Money amount={work.amount} currency={currency} />}
              under={asked(work, currency)}
            >
              {work.title}
            </Row>
          ))}
        </Box>
      )}
      {invoice.payments.length > 0 && (
        <Box title="Payments">
          {invoice.payments.map((payment) => (
            <Row
              key={payment.id}
              end={<Money amount={payment.amount} currency={currency} />}
              under={payment.reference}
            >
              {dayText(payment.receivedOn)}, {payment.method.replaceAll('_', ' ')}
            </Row>
          ))}
        </Box>
      )}
      {invoice.related.length > 0 && (
        <Box title="Beside it">
          {invoice.related.map((other) => (
            <Row key={other.id} end={<WordBadge word={other.word} />} under={RELATIONS[other.relation]}>
              <Link
                to="/$organization/invoices/$id"
                params={{ organization: organization.slug, id: other.id }}
              >
                {documentTitle(other)}
              </Link>
            </Row>
          ))}
        </Box>
      )}
      <Box title="Dates">
        {dates.map(([name, instant]) =>
          instant === null ? null : (
            <Row key={name} end={<span className="amount">{when(instant)}</span>}>
              {name}
            </Row>
          ),
        )}
        {invoice.endReason !== null && <Text size="sm">“{invoice.endReason}”</Text>}
        <Text size="xs" className="quiet">
          By {invoice.createdBy}
          {invoice.eventId !== null && (
            <>
              {', because of '}
              <Link
                to="/$organization/events/$id"
                params={{ organization: organization.slug, id: invoice.eventId }}
              >
                an event
              </Link>
            </>
          )}
        </Text>
      </Box>
    </Stack>
  )
}

function asked(work: Invoice['work'][number], currency: string): ReactNode {
  if (work.quotationAmount === null && work.orderAmount === null) return null
  const parts = [
    ['quoted', work.quotationAmount],
    ['ordered', work.orderAmount],
    ['done', work.actualAmount],
  ] as const
  return parts.map(([name, amount]) =>
    amount === null ? null : (
      <span key={name} style={{ marginRight: 10 }}>
        {name} <Money bare amount={amount} currency={currency} />
      </span>
    ),
  )
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="surface" style={{ padding: '14px 16px' }}>
      <Title order={2} fz={13} fw={600} className="quiet" mb={8}>
        {title}
      </Title>
      <Stack gap={8}>{children}</Stack>
    </section>
  )
}

function Row({ children, end, under }: { children: ReactNode; end: ReactNode; under?: ReactNode }) {
  return (
    <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12, fontSize: 14 }}>
      <div>
        {children}
        {under && (
          <div className="quiet" style={{ fontSize: 12.5 }}>
            {under}
          </div>
        )}
      </div>
      <div style={{ textAlign: 'right' }}>{end}</div>
    </div>
  )
}
