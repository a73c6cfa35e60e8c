import { Button, Table, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Creditable } from '../../../contract/crediting.ts'
import { Money } from '../../ui/money.tsx'
import type { TypedCredit } from './credit.ts'
import { typedAmount } from '../../ui/typed-number.ts'

/** The lines of a document, with what is left of each; a quantity or an amount typed credits so much of it. */
export function CreditLines({
  of,
  typed,
  change,
}: {
  of: Creditable
  typed: TypedCredit
  change: (lines: TypedCredit['lines']) => void
}) {
  const { t } = useTranslation('corrections')
  const type = (position: number, by: 'quantity' | 'amount', text: string): void =>
    change({ ...typed.lines, [position]: { by, text } })
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('line')}</Table.Th>
            <Table.Th ta="right">{t(of.pricesIncludeTax ? 'leftWithTax' : 'leftWithoutTax')}</Table.Th>
            <Table.Th w={90}>{t('quantity')}</Table.Th>
            <Table.Th w={120}>{t('amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.lines.map((line) => {
            const left = of.pricesIncludeTax ? line.leftNet + line.leftTax : line.leftNet
            const now = typed.lines[line.position]
            const text = (by: 'quantity' | 'amount'): string => (now?.by === by ? now.text : '')
            const all = typedAmount(left, of.currency)
            return (
              <Table.Tr key={line.position}>
                <Table.Td>{line.description}</Table.Td>
                <Table.Td ta="right">
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    disabled={left === 0}
                    title={t('allOf', { line: line.description })}
                    onClick={() => type(line.position, 'amount', all)}
                  >
                    <Money bare amount={left} currency={of.currency} />
                  </Button>
                </Table.Td>
                <Table.Td>
                  <TextInput
                    size="xs"
                    inputMode="decimal"
                    disabled={left === 0}
                    aria-label={t('quantityOf', { line: line.description })}
                    value={text('quantity')}
                    onChange={(event) => type(line.position, 'quantity', event.currentTarget.value)}
                  />
                </Table.Td>
                <Table.Td>
                  <TextInput
                    size="xs"
                    inputMode="decimal"
                    disabled={left === 0}
                    aria-label={t('amountOf', { line: line.description })}
                    value={text('amount')}
                    onChange={(event) => type(line.position, 'amount', event.currentTarget.value)}
                  />
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
