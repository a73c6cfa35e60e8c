import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/journal.ts'
import { Money, moneyText } from '../../ui/money.tsx'
import { amountTyped } from '../payments/allocation.ts'
import { accountChoice } from '../../texts/said.ts'

/** A line of an entry as it is typed. */
export interface TypedLine {
  readonly account: string
  readonly debit: string
  readonly credit: string
}

const EMPTY: TypedLine = { account: '', debit: '', credit: '' }
export const TWO_LINES: readonly TypedLine[] = [EMPTY, EMPTY]

/** The server says so too: these two are kept document by document. */
export const isForHand = ({ active, role }: Account): boolean =>
  active && role !== 'receivable' && role !== 'customer_credit'

/** What typed lines come to in minor units, and how the server is asked for them; empty ones are left out. */
export function readLines(lines: readonly TypedLine[], currency: string) {
  const read = lines.map(({ account, debit, credit }) => ({
    account,
    debit: amountTyped(debit, currency),
    credit: amountTyped(credit, currency),
  }))
  const used = read.filter(({ account, debit, credit }) => account !== '' || debit !== 0n || credit !== 0n)
  const sum = (side: 'debit' | 'credit'): bigint =>
    read.reduce((total, line) => total + (line[side] ?? 0n), 0n)
  return {
    read,
    debits: sum('debit'),
    credits: sum('credit'),
    isWrong: used.some(
      ({ account, debit, credit }) =>
        account === '' || debit === null || credit === null || (debit === 0n) === (credit === 0n),
    ),
    asked: used.map(({ account, debit, credit }) =>
      debit ? { account, debit: Number(debit) } : { account, credit: Number(credit) },
    ),
  }
}

/** The lines of an entry: as many as it takes, with the sum of each side. `balances`: whether it says how far they are apart. */
export function EntryLines({
  lines,
  chart,
  currency,
  label,
  balances = true,
  change,
}: {
  lines: readonly TypedLine[]
  chart: readonly Account[]
  currency: string
  label: string
  balances?: boolean
  change: (lines: readonly TypedLine[]) => void
}) {
  const { t } = useTranslation('ledger')
  const { read, debits, credits } = readLines(lines, currency)
  const type = (at: number, by: Partial<TypedLine>): void =>
    change(lines.map((line, place) => (place === at ? { ...line, ...by } : line)))
  return (
    <>
      <div className="surface scroll" tabIndex={0} role="region" aria-label={label}>
        <table className="rows cards entry-lines">
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
                      ...chart.map((account) => ({ value: account.code, label: accountChoice(account) })),
                    ]}
                    onChange={(event) => type(at, { account: event.currentTarget.value })}
                  />
                </td>
                {(['debit', 'credit'] as const).map((side) => (
                  <td key={side} className="end side">
                    <TextInput
                      aria-label={t(`${side}OfLine`, { line: at + 1 })}
                      placeholder={t(side)}
                      inputMode="decimal"
                      styles={{ input: { textAlign: 'right' } }}
                      value={line[side]}
                      error={read[at]![side] === null}
                      onChange={(event) => type(at, { [side]: event.currentTarget.value })}
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
        <Button variant="subtle" onClick={() => change([...lines, EMPTY])}>
          {t('addLine')}
        </Button>
        <Text size="sm" role="status">
          {debits === 0n && credits === 0n
            ? t('keptByDocuments')
            : !balances
              ? null
              : debits === credits
                ? t('balanced')
                : t('difference', {
                    amount: moneyText(
                      Number(debits > credits ? debits - credits : credits - debits),
                      currency,
                    ),
                  })}
        </Text>
      </Group>
    </>
  )
}
