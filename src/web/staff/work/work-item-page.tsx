import { reasonText, remarksText } from '../../texts/told.ts'
import { Group, SimpleGrid, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkItem } from '../../../contract/work.ts'
import { workItem, workTold } from '../../api/work.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText, instantText } from '../../ui/dates.ts'
import { Money } from '../../ui/money.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { WordBadge } from '../../ui/word-badge.tsx'
import { OutcomeBadge } from '../events/outcome-badge.tsx'
import { AskDeposit } from '../deposits/ask-deposit.tsx'
import { workText } from '../../texts/said.ts'
import { CreateInvoice } from './create-invoice.tsx'

const route = getRouteApi('/inside/$organization/work/$id')

/** A piece of work: what it is worth, the documents it is on, and what was told of it. */
export function WorkItemPage() {
  const { t } = useTranslation('work')
  const organization = useOwnOrganization()
  const { slug } = organization
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(workItem(slug, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  return (
    <Page
      title={workText(data)}
      under={t('told', { id: data.externalId, source: data.source, day: dayText(data.occurredOn) })}
      beside={
        data.billable || data.depositable ? (
          <Group gap="xs">
            {data.depositable && <AskDeposit work={data} organization={organization} />}
            {data.billable && <CreateInvoice work={id} organization={slug} />}
          </Group>
        ) : (
          <Link to="/$organization/work" params={{ organization: slug }}>
            {t('all')}
          </Link>
        )
      }
    >
      {data.review !== null && (
        <div className="notice" role="note">
          {remarksText(data.reviewSaid, data.review)}
        </div>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: 'start' }}>
        <Worth work={data} organization={slug} />
        <Documents work={data} organization={slug} />
      </SimpleGrid>
      <Told work={id} />
    </Page>
  )
}

function Worth({ work, organization }: { work: WorkItem; organization: string }) {
  const { t } = useTranslation(['work', 'lists'])
  const { currency, customer } = work
  const amount = (minor: number | null): ReactNode =>
    minor === null ? null : <Money amount={minor} currency={currency} />
  const whose = customer && (
    <Link to="/$organization/customers/$id" params={{ organization, id: customer.id }}>
      {customer.name}
    </Link>
  )
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('lists:customer'), whose],
    [t('lists:kind'), t(`lists:work_${work.kind}`)],
    [t('lists:stage'), t(`lists:stage_${work.stage}`)],
    [t('quoted'), amount(work.quotationAmount)],
    [t('ordered'), amount(work.orderAmount)],
    [t('lists:worth'), amount(work.value)],
    [t('lists:billed'), amount(work.billed)],
  ]
  return (
    <section className="surface">
      <Title order={2} size="h5" px={20} pt={16}>
        {t('facts')}
      </Title>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function Documents({ work, organization }: { work: WorkItem; organization: string }) {
  const { t } = useTranslation(['work', 'deposits'])
  return (
    <section className="surface">
      <Title order={2} size="h5" px={20} pt={16} pb={8}>
        {t('documents')}
      </Title>
      {work.billings.length === 0 ? (
        <p className="quiet" style={{ padding: '0 20px 18px', margin: 0, fontSize: 14 }}>
          {t(work.billable ? 'notBilled' : 'notYet')}
        </p>
      ) : (
        <table className="rows">
          <tbody>
            {work.billings.map(({ invoiceId, number, word, amount, state }) => (
              <tr key={invoiceId}>
                <td style={{ paddingInlineStart: 20 }}>
                  <Link to="/$organization/invoices/$id" params={{ organization, id: invoiceId }}>
                    {number ?? t('notNumbered')}
                  </Link>
                  {state === 'deposit' && <div className="quiet under-name">{t('deposits:billed')}</div>}
                </td>
                <td>
                  <WordBadge word={word} />
                </td>
                <td className="end">
                  {state === 'released' ? (
                    <span className="quiet">{t('released')}</span>
                  ) : (
                    <Money amount={amount} currency={work.currency} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Told({ work }: { work: string }) {
  const { t } = useTranslation('work')
  const { slug, timeZone } = useOwnOrganization()
  const { data, error, refetch } = useQuery(workTold(slug, work))
  return (
    <Stack gap={8}>
      <Title order={2} size="h5">
        {t('events')}
      </Title>
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton count={2} />}
      {data && (
        <div className="surface">
          <table className="rows cards">
            <tbody>
              {data.items.map((event) => (
                <tr key={event.id}>
                  <td>
                    <Link to="/$organization/events/$id" params={{ organization: slug, id: event.id }}>
                      {event.type}
                    </Link>
                    <div className="quiet under-name">{reasonText(event) ?? event.externalId}</div>
                  </td>
                  <td className="end">
                    <OutcomeBadge outcome={event.outcome} />
                  </td>
                  <td className="end amount phone-hide">{instantText(event.occurredAt, timeZone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Stack>
  )
}
