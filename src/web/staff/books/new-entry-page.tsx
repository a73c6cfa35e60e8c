import { Button, Group, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/journal.ts'
import { isCurrency } from '../../../kernel/currency.ts'
import { minorFromDecimalText } from '../../../kernel/money.ts'
import { accounts } from '../../api/books.ts'
import { usePostEntry } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Money, moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { BooksFrame } from './books-frame.tsx'

interface Line {
  readonly account: string
  readonly debit: string
  readonly credit: string
}

const EMPTY: Line = { account: '', debit: '', credit: '' }

/** What stands in an amount's field: nothing, minor units, or null where it is none. */
function typed(text: string, currency: string): bigint | null {
  if (text.trim() === '') return 0n
  const minor = minorFromDecimalText(text.trim(), currency)
  return typeof minor === 'bigint' && minor >= 0n ? minor : null
}

/** An entry by hand: lines whose debits and credits come to the same. */
export function NewEntryPage() {
  const { t } = useTranslation('ledger')
  const { slug } = useOwnOrganization()
  const chart = useQuery(accounts(slug))
  return (
    <BooksFrame room="journal" title={t('newEntry')} under={t('newEntrySays')}>
      {chart.error ? (
        <ProblemAlert error={chart.error} retry={() => void chart.refetch()} />
      ) : chart.data ? (
        <EntryForm chart={chart.data.items.filter(isForHand)} />
      ) : (
        <RowsSkeleton count={4} />
      )}
    </BooksFrame>
  )
}

/** The server says so too: these two are kept document by document. */
const isForHand = ({ active, role }: Account): boolean =>
  active && role !== 'receivable' && role !== 'customer_credit'

function EntryForm({ chart }: { chart: readonly Account[] }) {
  const { t } = useTranslation('ledger')
  const { slug, today, currency: own } = useOwnOrganization()
  const navigate = useNavigate()
  const act = usePostEntry(slug)
  const [date, setDate] = useState<string>(today)
  const [given, setCurrency] = useState(own)
  const [description, setDescription] = useState('')
  const [reference, setReference] = useState('')
  const [lines, setLines] = useState<readonly Line[]>([EMPTY, EMPTY])
  const currency = isCurrency(given) ? given : own
  const read = lines.map((line) => ({
    ...line,
    debit: typed(line.debit, currency),
    credit: typed(line.credit, currency),
  }))
  const used = read.filter(({ account, debit, credit }) => account !== '' || debit !== 0n || credit !== 0n)
  const sum = (side: 'debit' | 'credit'): bigint =>
    read.reduce((total, line) => total + (line[side] ?? 0n), 0n)
  const [debits, credits] = [sum('debit'), sum('credit')]
  const isWrong =
    description.trim() === '' ||
    !isCurrency(given) ||
    used.length < 2 ||
    debits !== credits ||
    debits === 0n ||
    used.some(
      ({ account, debit, credit }) =>
        account === '' || debit === null || credit === null || (debit === 0n) === (credit === 0n),
    )
  const change = (at: number, by: Partial<Line>): void =>
    setLines(lines.map((line, place) => (place === at ? { ...line, ...by } : line)))
  return (
    <form
      aria-label={t('newEntry')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        act.mutate(
          {
            date,
            currency,
            description: description.trim(),
            reference: reference.trim() === '' ? null : reference.trim(),
            lines: used.map(({ account, debit, credit }) =>
              debit ? { account, debit: Number(debit) } : { account, credit: Number(credit) },
            ),
          },
          {
            onSuccess: ({ entry }) => {
              notifications.show({ message: t('posted') })
              void navigate({
                to: '/$organization/books/entries/$id',
                params: { organization: slug, id: entry.id },
              })
            },
          },
        )
      }}
    >
      <div className="surface" style={{ padding: 18, marginBottom: 16 }}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <DateInput label={t('date')} required value={date} onChange={(day) => setDate(day ?? today)} />
          <TextInput
            label={t('description')}
            required
            data-autofocus
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <TextInput
            label={t('reference')}
            placeholder={t('referenceSays')}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <TextInput
            label={t('currency')}
            required
            maxLength={3}
            value={given}
            onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          />
        </SimpleGrid>
      </div>
      <div className="surface scroll" tabIndex={0} role="region" aria-label={t('newEntry')}>
        <table className="rows">
          <thead>
            <tr>
              <th>{t('account')}</th>
              <th className="end">{t('debit')}</th>
              <th className="end">{t('credit')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at}>
                <td style={{ minWidth: 200 }}>
                  <NativeSelect
                    aria-label={t('accountOfLine', { line: at + 1 })}
                    value={line.account}
                    data={[
                      { value: '', label: t('chooseAccount') },
                      ...chart.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
                    ]}
                    onChange={(event) => change(at, { account: event.currentTarget.value })}
                  />
                </td>
                {(['debit', 'credit'] as const).map((side) => (
                  <td key={side} className="end" style={{ width: 160 }}>
                    <TextInput
                      aria-label={t(`${side}OfLine`, { line: at + 1 })}
                      inputMode="decimal"
                      styles={{ input: { textAlign: 'right' } }}
                      value={line[side]}
                      error={read[at]![side] === null}
                      onChange={(event) => change(at, { [side]: event.currentTarget.value })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t('total')}</td>
              <td className="end">
                <Money bare amount={Number(debits)} currency={currency} />
              </td>
              <td className="end">
                <Money bare amount={Number(credits)} currency={currency} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Group justify="space-between" mt="sm">
        <Button variant="subtle" onClick={() => setLines([...lines, EMPTY])}>
          {t('addLine')}
        </Button>
        <Text size="sm" role="status">
          {debits === credits
            ? debits === 0n
              ? t('keptByDocuments')
              : t('balanced')
            : t('difference', {
                amount: moneyText(Number(debits > credits ? debits - credits : credits - debits), currency),
              })}
        </Text>
      </Group>
      {act.error && <ProblemAlert error={act.error} />}
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={isWrong} loading={act.isPending}>
          {t('post')}
        </Button>
      </Group>
    </form>
  )
}
