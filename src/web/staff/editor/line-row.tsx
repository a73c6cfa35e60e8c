import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconGripVertical, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFault } from '../../ui/faults.tsx'
import { Money } from '../../ui/money.tsx'
import type { Account } from '../../../contract/journal.ts'
import { accountChoice } from '../../texts/said.ts'
import { DiscountInput } from './discount-input.tsx'
import { type DraftLine, withTaxRate } from './draft.ts'

/** Not the code of an account: what lines of its kind earn on. */
const BY_KIND = '*'

/** One line, written in place. */
export function LineRow({
  line,
  place,
  amount,
  amountName,
  currency,
  revenue,
  isPlaced,
  change,
  remove,
}: {
  line: DraftLine
  place: number
  /** Minor units after its own discount, as its price is, so that they add up to the subtotal; null while something is no number yet. */
  amount: bigint | null
  amountName: string
  currency: string
  /** The accounts it may earn on, the organization's Revenue first; empty where none is to be chosen. */
  revenue: readonly Account[]
  /** Whether it is said whose tax it is. */
  isPlaced: boolean
  change: (line: DraftLine) => void
  /** A document keeps at least one line. */
  remove: (() => void) | undefined
}) {
  const { t } = useTranslation('editor')
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } = useSortable({
    id: line.key,
  })
  const named = (name: string): string => t('ofLine', { name, place })
  const at = `/lines/${place - 1}`
  const wrong = {
    description: useFault(`${at}/description`, line.description),
    quantity: useFault(`${at}/quantity`, line.quantity),
    unitPrice: useFault(`${at}/unitPrice`, line.unitPrice),
    discount: useFault(`${at}/discount`, line.discount),
    taxRate: useFault(`${at}/taxRate`, line.taxRate),
    jurisdiction: useFault(`${at}/taxJurisdiction`, line.taxJurisdiction),
  }
  return (
    <tr ref={setNodeRef} style={{ transform: CSS.Translate.toString(transform), transition }}>
      <td className="line-move">
        <ActionIcon
          ref={setActivatorNodeRef}
          variant="subtle"
          color="gray"
          style={{ touchAction: 'none', cursor: 'grab' }}
          {...attributes}
          {...listeners}
          aria-label={t('move', { place })}
        >
          <IconGripVertical size={16} />
        </ActionIcon>
      </td>
      <td className="line-what">
        <TextInput
          aria-label={named(t('description'))}
          required
          value={line.description}
          error={wrong.description}
          onChange={(event) => change({ ...line, description: event.currentTarget.value })}
        />
        {revenue.length > 0 && (
          <NativeSelect
            aria-label={named(t('account'))}
            size="xs"
            mt={4}
            value={line.account === undefined ? BY_KIND : (line.account ?? '')}
            data={[
              { value: BY_KIND, label: t('byKind') },
              ...revenue.map((account) => ({
                value: account.role === null ? account.code : '',
                label: accountChoice(account),
              })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              change({ ...line, account: value === BY_KIND ? undefined : value === '' ? null : value })
            }
          />
        )}
      </td>
      <td className="line-amount" data-label={t('quantity')}>
        <TextInput
          aria-label={named(t('quantity'))}
          inputMode="decimal"
          required
          value={line.quantity}
          error={wrong.quantity}
          onChange={(event) => change({ ...line, quantity: event.currentTarget.value })}
        />
      </td>
      <td className="line-price" data-label={t('unitPrice')}>
        <TextInput
          aria-label={named(t('unitPrice'))}
          inputMode="decimal"
          required
          value={line.unitPrice}
          error={wrong.unitPrice}
          onChange={(event) => change({ ...line, unitPrice: event.currentTarget.value })}
        />
      </td>
      <td className="line-less" data-label={t('discount')}>
        <DiscountInput
          label={named(t('discount'))}
          hidden
          currency={currency}
          value={line.discount}
          isWrong={wrong.discount}
          onChange={(discount) => change({ ...line, discount })}
        />
      </td>
      <td className={isPlaced ? 'line-tax line-tax-of' : 'line-tax'} data-label={t('taxRate')}>
        <TextInput
          aria-label={named(t('taxRate'))}
          inputMode="decimal"
          required
          value={line.taxRate}
          error={wrong.taxRate}
          onChange={(event) => change(withTaxRate(line, event.currentTarget.value))}
        />
        {isPlaced && (
          <TextInput
            aria-label={named(t('jurisdiction'))}
            placeholder={t('jurisdiction')}
            size="xs"
            mt={4}
            maxLength={40}
            value={line.taxJurisdiction}
            error={wrong.jurisdiction}
            onChange={(event) => change({ ...line, taxJurisdiction: event.currentTarget.value })}
          />
        )}
      </td>
      <td className="end line-total" data-label={amountName}>
        {amount === null ? (
          <span className="quiet">—</span>
        ) : (
          <Money bare amount={Number(amount)} currency={currency} />
        )}
      </td>
      <td className="line-drop">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('removeLine', { place })}
          disabled={!remove}
          onClick={remove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </td>
    </tr>
  )
}
