import { Button, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FiscalYear } from '../../../contract/year-close.ts'
import { fiscalYears, useCloseYear, useReopenYear } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { useBookedOn } from '../../ui/booked-on.ts'
import { dayText } from '../../ui/dates.ts'
import { Money } from '../../ui/money.tsx'
import { ownFirst } from '../../ui/own-first.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { UndoForm } from './undo-form.tsx'

/** The fiscal years: what each earned, and whether that was taken to retained earnings. */
export function Years({ organization }: { organization: string }) {
  const { t } = useTranslation('ledger')
  const { data, error, refetch } = useQuery(fiscalYears(organization))
  const act = useCloseYear(organization)
  const bookedOn = useBookedOn(organization)
  const { currency: own } = useOwnOrganization()
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton count={3} />
  const closeNow = (endsOn: string): void =>
    act.mutate(endsOn, { onSuccess: () => notifications.show({ message: t('yearClosed') }) })
  // On a later day than its own no sheet before that day has what the year earned apart.
  const close = (endsOn: string): void => {
    const late = bookedOn(endsOn)
    if (late === undefined) return closeNow(endsOn)
    modals.openConfirmModal({
      title: t('closeLate', { day: dayText(endsOn) }),
      children: (
        <Text size="sm">
          {late} {t('closeLateSays')}
        </Text>
      ),
      labels: { confirm: t('closeYear'), cancel: t('cancel') },
      onConfirm: () => closeNow(endsOn),
    })
  }
  return (
    <div>
      <Title order={2} size="h4">
        {t('years')}
      </Title>
      <Text size="sm" className="quiet" mb="sm">
        {t('yearsSay')}
      </Text>
      {act.error && <ProblemAlert error={act.error} />}
      <div className="surface scroll" tabIndex={0} role="region" aria-label={t('years')}>
        <table className="rows">
          <thead>
            <tr>
              <th>{t('year')}</th>
              <th>{t('state')}</th>
              <th className="end">{t('netIncome')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.items.map((year) => (
              <tr key={year.endsOn}>
                <td style={{ whiteSpace: 'nowrap' }}>
                  {dayText(year.startsOn)} – {dayText(year.endsOn)}
                </td>
                <td style={{ minWidth: 160 }}>
                  {t(year.state)}
                  {year.lockThrough !== null && (
                    <div className="quiet under-name">{t('lockToo', { day: dayText(year.lockThrough) })}</div>
                  )}
                </td>
                <td className="end">
                  {ownFirst(year.results, own).map(({ currency, netIncome }) => (
                    <div key={currency}>
                      <Money amount={netIncome} currency={currency} />
                    </div>
                  ))}
                </td>
                <td className="end">
                  {data.mayClose && (
                    <YearActs
                      organization={organization}
                      year={year}
                      close={close}
                      isBusy={act.isPending && act.variables === year.endsOn}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function YearActs({
  organization,
  year: { id, endsOn, state, isOver, results },
  close,
  isBusy,
}: {
  organization: string
  year: FiscalYear
  close: (endsOn: string) => void
  isBusy: boolean
}) {
  const { t } = useTranslation('ledger')
  const day = dayText(endsOn)
  return (
    <>
      {isOver && state !== 'closed' && results.length > 0 && (
        <Button
          size="compact-sm"
          variant="light"
          loading={isBusy}
          aria-label={`${t(state === 'open' ? 'closeYear' : 'closeAnew')} ${day}`}
          onClick={() => close(endsOn)}
        >
          {t(state === 'open' ? 'closeYear' : 'closeAnew')}
        </Button>
      )}
      {state !== 'open' && id !== null && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${t('undo')} ${day}`}
          onClick={() =>
            modals.open({ title: t('undo'), children: <ReopenForm organization={organization} id={id} /> })
          }
        >
          {t('undo')}
        </Button>
      )}
    </>
  )
}

function ReopenForm({ organization, id }: { organization: string; id: string }) {
  const { t } = useTranslation('ledger')
  const act = useReopenYear(organization, id)
  return <UndoForm says={t('undoSays')} label={t('undo')} act={act} />
}
