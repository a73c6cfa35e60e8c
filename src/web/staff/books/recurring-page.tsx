import { Button, Group } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RecurringEntry } from '../../../contract/recurring-entry.ts'
import { accounts } from '../../api/books.ts'
import { fiscalYears, recurringEntries, useChangeRecurring } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { Money } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { accountText } from '../../texts/said.ts'
import { BooksFrame } from './books-frame.tsx'

/** Entries that are posted by themselves: what, how often, and what comes next. */
export function RecurringPage() {
  const { t } = useTranslation('ledger')
  const { slug } = useOwnOrganization()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(recurringEntries(slug))
  const mayChange = useQuery(fiscalYears(slug)).data?.mayClose ?? false
  const act = useChangeRecurring(slug)
  return (
    <BooksFrame
      room="journal"
      title={t('recurring')}
      under={t('recurringSays')}
      beside={
        mayChange && (
          <Button
            onClick={() =>
              void navigate({ to: '/$organization/books/recurring/new', params: { organization: slug } })
            }
          >
            {t('newRecurring')}
          </Button>
        )
      }
    >
      {act.error && <ProblemAlert error={act.error} />}
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="surface">
          <RowsSkeleton count={3} />
        </div>
      ) : data.items.length === 0 ? (
        <div className="surface">
          <Empty title={t('noRecurring')}>{t('noRecurringSays')}</Empty>
        </div>
      ) : (
        <div className="surface scroll" tabIndex={0} role="region" aria-label={t('recurring')}>
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('description')}</th>
                <th>{t('every')}</th>
                <th>{t('next')}</th>
                <th className="end">{t('made')}</th>
                <th className="end">{t('total')}</th>
                {mayChange && <td />}
              </tr>
            </thead>
            <tbody>
              {data.items.map((entry) => (
                <Row key={entry.id} entry={entry} organization={slug} mayChange={mayChange} act={act} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </BooksFrame>
  )
}

const EVERY = { month: 'everyMonth', quarter: 'everyQuarter', year: 'everyYear' } as const
const NEXT_SHOWN = 3

function Row({
  entry,
  organization,
  mayChange,
  act,
}: {
  entry: RecurringEntry
  organization: string
  mayChange: boolean
  act: ReturnType<typeof useChangeRecurring>
}) {
  const { t } = useTranslation('ledger')
  const { today } = useOwnOrganization()
  const chart = useQuery(accounts(organization))
  const { id, description: name, lines, paused, next, currency, problem } = entry
  const isOver = !paused && next.length === 0
  const nameOf = (code: string): string => {
    const found = chart.data?.items.find((account) => account.code === code)
    return found ? accountText(code, found.name) : code
  }
  const end = (): void => {
    modals.open({
      title: t('endOf', { name }),
      children: <EndForm id={id} organization={organization} today={today} />,
    })
  }
  return (
    <tr>
      <td>
        <strong>{name}</strong>
        <div className="quiet under-name">{lines.map(({ account }) => nameOf(account)).join(' · ')}</div>
        {problem !== null && (
          <div className="under-name" style={{ color: 'var(--tone-bad)' }}>
            {problem}
          </div>
        )}
      </td>
      <td>
        {t(EVERY[entry.every])}
        <div className="quiet under-name">{t('onDay', { day: entry.day })}</div>
      </td>
      <td className="amount">
        {paused
          ? t('paused')
          : isOver
            ? t('ended')
            : next.slice(0, NEXT_SHOWN).map((day) => <div key={day}>{dayText(day)}</div>)}
      </td>
      <td className="end amount phone-hide">
        {entry.made}
        {entry.most !== null && ` / ${entry.most}`}
      </td>
      <td className="end">
        <Money amount={lines.reduce((sum, { debit }) => sum + Number(debit ?? 0), 0)} currency={currency} />
      </td>
      {mayChange && (
        <td className="end">
          {!isOver && (
            <Group gap={4} justify="flex-end" wrap="nowrap">
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t(paused ? 'resumeOf' : 'pauseOf', { name })}
                loading={act.isPending && act.variables.id === id}
                onClick={() => act.mutate({ id, paused: !paused })}
              >
                {t(paused ? 'resume' : 'pause')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={t('endOf', { name })}
                onClick={end}
              >
                {t('end')}
              </Button>
            </Group>
          )}
        </td>
      )}
    </tr>
  )
}

/** The form stands outside the router, which knows the day. */
function EndForm({ id, organization, today }: { id: string; organization: string; today: string }) {
  const { t } = useTranslation('ledger')
  const act = useChangeRecurring(organization)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ id, endsOn: today }, { onSuccess: () => modals.closeAll() })
      }}
    >
      <p style={{ marginTop: 0, fontSize: 14 }}>{t('endSays')}</p>
      {act.error && <ProblemAlert error={act.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.closeAll()}>
          {t('cancel')}
        </Button>
        <Button type="submit" color="red" loading={act.isPending}>
          {t('end')}
        </Button>
      </Group>
    </form>
  )
}
