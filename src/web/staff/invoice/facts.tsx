import { Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Organization } from '../../../contract/organization.ts'
import { dayText, instantText } from '../../ui/dates.ts'
import { Money } from '../../ui/money.tsx'
import { WordBadge } from '../../ui/word-badge.tsx'
import { workText } from '../../texts/said.ts'
import { documentTitle } from './document-title.ts'

const DATES = ['createdAt', 'postedAt', 'sentAt', 'viewedAt', 'publishedAt', 'archivedAt', 'endedAt'] as const

/** What stands around a document: the work it bills, the documents beside it, and its dates. */
export function Facts({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const { t } = useTranslation(['invoice', 'corrections', 'instalments'])
  const { currency } = invoice
  const when = (instant: string): string => instantText(instant, organization.timeZone)
  return (
    <Stack gap="lg">
      {invoice.work.length > 0 && (
        <Box title={t('work')}>
          {invoice.work.map((work) => (
            <Row
              key={work.id}
              end={<Money amount={work.amount} currency={currency} />}
              under={asked(work, currency, t)}
            >
              <Link to="/$organization/work/$id" params={{ organization: organization.slug, id: work.id }}>
                {workText(work)}
              </Link>
            </Row>
          ))}
        </Box>
      )}
      {invoice.related.length > 0 && (
        <Box title={t('beside')}>
          {invoice.related.map((other) => (
            <Row
              key={other.id}
              end={<WordBadge word={other.word} />}
              under={
                <>
                  {t(`relations.${other.relation}`)}
                  {(other.relation === 'deposit' || other.relation === 'deducted_on') && (
                    <>
                      {' · '}
                      <Money bare amount={other.total} currency={currency} />
                    </>
                  )}
                </>
              }
            >
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
      {invoice.credit !== null && (
        <Box title={t('corrections:creditedFor')}>
          <Text size="sm">{t(`corrections:reasons.${invoice.credit.reason}`)}</Text>
          {invoice.credit.explanation !== null && (
            <Text size="sm">{t('quotation', { text: invoice.credit.explanation })}</Text>
          )}
        </Box>
      )}
      {invoice.instalmentsChosenOn !== null && (
        <Box title={t('instalments:title')}>
          <Text size="sm">{t('instalments:chosen', { day: dayText(invoice.instalmentsChosenOn) })}</Text>
        </Box>
      )}
      <Box title={t('dates')}>
        {DATES.map((name) => {
          const instant = invoice[name]
          return instant === null ? null : (
            <Row key={name} end={<span className="amount">{when(instant)}</span>}>
              {t(`dated.${name}`)}
            </Row>
          )
        })}
        {invoice.endReason !== null && <Text size="sm">{t('quotation', { text: invoice.endReason })}</Text>}
        <Text size="xs" className="quiet">
          {t('by', { actor: invoice.createdBy })}
          {invoice.eventId !== null && (
            <Trans
              t={t}
              i18nKey="becauseOf"
              components={{
                event: (
                  <Link
                    to="/$organization/events/$id"
                    params={{ organization: organization.slug, id: invoice.eventId }}
                  />
                ),
              }}
            />
          )}
        </Text>
      </Box>
    </Stack>
  )
}

function asked(work: Invoice['work'][number], currency: string, t: TFunction<'invoice'>): ReactNode {
  if (work.quotationAmount === null && work.orderAmount === null) return null
  const parts = [
    [t('quoted'), work.quotationAmount],
    [t('ordered'), work.orderAmount],
    [t('done'), work.actualAmount],
  ] as const
  return parts.map(([name, amount]) =>
    amount === null ? null : (
      <span key={name} style={{ marginRight: 10 }}>
        {name} <Money bare amount={amount} currency={currency} />
      </span>
    ),
  )
}

/** A box beside the paper. */
export function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="surface" style={{ padding: '14px 16px' }}>
      <Title order={2} fz={13} fw={600} className="quiet" mb={8}>
        {title}
      </Title>
      <Stack gap={8}>{children}</Stack>
    </section>
  )
}

/** A line in such a box: what it is, what stands under it, and at its end a figure. */
export function Row({ children, end, under }: { children: ReactNode; end: ReactNode; under?: ReactNode }) {
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
