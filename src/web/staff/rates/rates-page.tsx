import { Button, Group, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCurrency } from '../../../kernel/currency.ts'
import { parseRate } from '../../../kernel/rate.ts'
import { exchangeRates, useSetRates } from '../../api/exchange-rates.ts'
import { fiscalYears } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { decimalText } from '../../ui/decimal.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { plainNumber } from '../../ui/typed-number.ts'

/** What other currencies are worth, day by day, and the form that sets it. */
export function RatesPage() {
  const { t } = useTranslation('rates')
  const { slug } = useOwnOrganization()
  const list = useInfiniteQuery(exchangeRates(slug))
  const mayChange = useQuery(fiscalYears(slug)).data?.mayClose ?? false
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <BooksFrame room="journal" title={t('rates')} under={t('ratesSay')}>
      {mayChange && <RateForm />}
      <ListSurface list={list} count={rows.length} empty={<Empty title={t('none')}>{t('noneSays')}</Empty>}>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('rates')}>
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('from')}</th>
                <th>{t('pair')}</th>
                <th className="end">{t('rate')}</th>
                <th>{t('by')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className={row.replaced ? 'quiet' : undefined}>
                  <td className="amount">{dayText(row.day)}</td>
                  <td>
                    {t('oneIn', { currency: row.currency, base: row.base })}
                    {row.replaced && <div className="under-name">{t('replaced')}</div>}
                  </td>
                  <td className="end amount">{decimalText(row.rate)}</td>
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

function RateForm() {
  const { t } = useTranslation('rates')
  const { slug, today, currency: own } = useOwnOrganization()
  const act = useSetRates(slug)
  const [currency, setCurrency] = useState('')
  const [rate, setRate] = useState('')
  const [day, setDay] = useState<string>(today)
  const isRate = rate === '' || typeof parseRate(plainNumber(rate)) === 'bigint'
  const isWrong = !isCurrency(currency) || currency === own || rate === '' || !isRate
  return (
    <form
      className="surface room"
      aria-label={t('set')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        act.mutate({ rates: [{ currency, day, rate: plainNumber(rate) }] }, { onSuccess: () => setRate('') })
      }}
    >
      <Group align="flex-start">
        <TextInput
          label={t('currency')}
          required
          maxLength={3}
          w={110}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={t('worth', { own })}
          required
          inputMode="decimal"
          w={260}
          value={rate}
          error={isRate ? undefined : t('wrongRate')}
          onChange={(event) => setRate(event.currentTarget.value)}
        />
        <DateInput label={t('from')} required w={170} value={day} onChange={(to) => setDay(to ?? today)} />
        <Button type="submit" mt={25} disabled={isWrong} loading={act.isPending}>
          {t('set')}
        </Button>
      </Group>
      {act.error && <ProblemAlert error={act.error} />}
    </form>
  )
}
