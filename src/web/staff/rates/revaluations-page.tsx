import { Button, Group, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../kernel/date.ts'
import { fiscalYears } from '../../api/ledger.ts'
import { lockDates } from '../../api/lock-dates.ts'
import { revaluations, revaluationShown, useRevalue } from '../../api/revaluations.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Money, moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { DateWithin } from '../../ui/date-within.tsx'

/** The days at whose end the books were revalued, and the form that does it. */
export function RevaluationsPage() {
  const { t } = useTranslation('rates')
  const { slug } = useOwnOrganization()
  const list = useInfiniteQuery(revaluations(slug))
  const mayChange = useQuery(fiscalYears(slug)).data?.mayClose ?? false
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <BooksFrame
      room="journal"
      title={t('revaluations')}
      under={
        <>
          {t('revaluationsSay')}{' '}
          <Link to="/$organization/books/rates" params={{ organization: slug }}>
            {t('rates')}
          </Link>
        </>
      }
    >
      {mayChange && <RevaluationForm />}
      <ListSurface
        list={list}
        count={rows.length}
        empty={<Empty title={t('neverRevalued')}>{t('neverRevaluedSays')}</Empty>}
      >
        <div className="scroll" tabIndex={0} role="region" aria-label={t('revaluations')}>
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('endOf')}</th>
                <th className="end">{t('realised')}</th>
                <th className="end">{t('unrealised')}</th>
                <th>{t('doneBy')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="amount">
                    <Link
                      to="/$organization/books/entries"
                      params={{ organization: slug }}
                      search={{ document: row.id }}
                    >
                      {dayText(row.day)}
                    </Link>
                  </td>
                  <td className="end">
                    <Money amount={row.realised} currency={row.currency} />
                  </td>
                  <td className="end">
                    <Money amount={row.unrealised} currency={row.currency} />
                  </td>
                  <td className="phone-hide">{row.actor}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </BooksFrame>
  )
}

function RevaluationForm() {
  const { t } = useTranslation('rates')
  const { slug, today } = useOwnOrganization()
  const closedThrough = useQuery(lockDates(slug)).data?.closedThrough ?? ''
  const monthEnd = addDays(`${today.slice(0, 8)}01`, -1)
  const [typed, setOn] = useState<string | null>(null)
  // Usually the end of the month before; the newest day there is where that is closed already.
  const on = typed ?? (monthEnd > closedThrough ? monthEnd : addDays(today, -1))
  const shown = useQuery(revaluationShown(slug, on))
  const act = useRevalue(slug)
  const told = shown.data?.answer
  const isSame = shown.data?.status === 200
  return (
    <form
      className="surface room"
      aria-label={t('revalue')}
      onSubmit={(event) => {
        event.preventDefault()
        if (told && !isSame) act.mutate(on)
      }}
    >
      <Group align="flex-start">
        <DateWithin
          label={t('endOf')}
          required
          w={190}
          to={addDays(today, -1)}
          value={on}
          onChange={(day) => setOn(day ?? on)}
        />
        <Button type="submit" mt={25} disabled={!told || isSame} loading={act.isPending}>
          {t('revalue')}
        </Button>
      </Group>
      <div aria-live="polite">
        {told && (
          <Text size="sm">
            {t('comesTo', {
              realised: moneyText(told.realised, told.currency),
              unrealised: moneyText(told.unrealised, told.currency),
              day: dayText(told.returnedOn),
            })}{' '}
            {isSame && t('standsSo')}
          </Text>
        )}
      </div>
      {shown.error && <ProblemAlert error={shown.error} />}
      {act.error && <ProblemAlert error={act.error} />}
    </form>
  )
}
