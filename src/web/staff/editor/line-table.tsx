import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { Button, Group, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconMapPin, IconPlus, IconTags } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Totals } from '../../../domain/invoice/totals.ts'
import type { Account } from '../../../contract/journal.ts'
import { accounts } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { blankLine, type DraftLine, type Policy } from './draft.ts'
import { LineRow } from './line-row.tsx'

/** The lines, to be written in place, dragged into another order (by keyboard too: space, arrows, space), and removed. */
export function LineTable({
  lines,
  totals,
  policy: { currency, pricesIncludeTax },
  change,
}: {
  lines: readonly DraftLine[]
  totals: Totals | null
  policy: Policy
  change: (lines: readonly DraftLine[]) => void
}) {
  const { t } = useTranslation(['editor', 'invoice'])
  const amountName = t(pricesIncludeTax ? 'invoice:amountWithTax' : 'invoice:amount')
  const amounts = (totals?.lines ?? []).map(({ gross, discount }) => gross - discount)
  const { slug } = useOwnOrganization()
  const chart = useQuery(accounts(slug))
  const isNamed = lines.some(({ account }) => account != null)
  const [isAsked, ask] = useState(false)
  const isTaxedSomewhere = lines.some(({ taxJurisdiction }) => taxJurisdiction !== '')
  const [isPlaced, place] = useState(isTaxedSomewhere)
  const revenue = revenueOf(chart.data?.items ?? [], lines)
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const placeOf = (key: unknown): number => lines.findIndex((line) => line.key === key)
  const said = (over: { id: unknown } | null): string =>
    over ? t('movedTo', { place: placeOf(over.id) + 1, count: lines.length }) : ''
  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{
          screenReaderInstructions: { draggable: t('moveHow') },
          announcements: {
            onDragStart: ({ active }) => t('movePicked', { place: placeOf(active.id) + 1 }),
            onDragOver: ({ over }) => said(over),
            onDragEnd: ({ over }) => said(over),
            onDragCancel: () => t('moveCancelled'),
          },
        }}
        onDragEnd={({ active, over }) => {
          if (over && active.id !== over.id)
            change(arrayMove([...lines], placeOf(active.id), placeOf(over.id)))
        }}
      >
        <div className="scroll">
          <table className="rows draft-lines">
            <thead>
              <tr>
                <th>
                  <VisuallyHidden>{t('order')}</VisuallyHidden>
                </th>
                <th>{t('description')}</th>
                <th>{t('quantity')}</th>
                <th>{t('unitPrice')}</th>
                <th>{t('discount')}</th>
                <th>{t('taxRate')}</th>
                <th className="end">{amountName}</th>
                <th>
                  <VisuallyHidden>{t('remove')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              <SortableContext items={lines.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
                {lines.map((line, at) => (
                  <LineRow
                    key={line.key}
                    line={line}
                    place={at + 1}
                    amount={amounts[at] ?? null}
                    amountName={amountName}
                    currency={currency}
                    revenue={isNamed || isAsked ? revenue : []}
                    isPlaced={isPlaced || isTaxedSomewhere}
                    change={(changed) => change(lines.map((one) => (one.key === line.key ? changed : one)))}
                    remove={
                      lines.length > 1 ? () => change(lines.filter(({ key }) => key !== line.key)) : undefined
                    }
                  />
                ))}
              </SortableContext>
            </tbody>
          </table>
        </div>
      </DndContext>
      <Group gap="xs" mt="xs">
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => change([...lines, blankLine(lines.at(-1)!)])}
        >
          {t('add')}
        </Button>
        {revenue.length > 1 && !isNamed && !isAsked && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconTags size={15} />}
            onClick={() => ask(true)}
          >
            {t('chooseAccounts')}
          </Button>
        )}
        {!isPlaced && !isTaxedSomewhere && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconMapPin size={15} />}
            onClick={() => place(true)}
          >
            {t('nameJurisdictions')}
          </Button>
        )}
      </Group>
    </>
  )
}

/** The accounts that lines may earn on, Revenue first; one out of use only where a line names it already. */
function revenueOf(chart: readonly Account[], lines: readonly DraftLine[]): readonly Account[] {
  const all = chart.filter(({ type }) => type === 'revenue')
  const others = all.filter(
    ({ code, role, active }) => role === null && (active || lines.some((line) => line.account === code)),
  )
  return [...all.filter(({ role }) => role === 'revenue'), ...others]
}
