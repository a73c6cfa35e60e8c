import { Button, Group, Pill } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { customer } from '../../api/lists.ts'
import { dayText } from '../dates.ts'
import { moneyText } from '../money.tsx'
import type { ListSearch } from './column.ts'
import { type ListFilter, namesOf } from './filters.ts'

/** What a list is narrowed by now, each with the way out of it. */
export function FilterPills({
  filters,
  search,
  change,
  place,
}: {
  filters: readonly ListFilter[]
  search: ListSearch
  change: (search: ListSearch) => void
  place: { readonly organization: string; readonly currency: string }
}) {
  const { t } = useTranslation('list')
  const customerId = filters.flatMap((it) => (it.kind === 'customer' ? (search[it.key] ?? []) : []))[0]
  const named = useQuery({
    ...customer(place.organization, customerId ?? ''),
    enabled: customerId !== undefined,
  })
  const active = filters.filter((filter) => namesOf(filter).some((name) => search[name] !== undefined))
  const without = (some: readonly ListFilter[]): void =>
    change(Object.fromEntries(some.flatMap(namesOf).map((name) => [name, undefined])))
  const textOf = (filter: ListFilter): string => {
    if (!('from' in filter)) {
      const value = search[filter.key] ?? ''
      if (filter.kind === 'customer') return named.data?.name ?? '…'
      if (filter.kind === 'own') return filter.textOf?.(value) ?? filter.label
      return filter.kind === 'choice'
        ? (filter.choices.find((choice) => choice.value === value)?.label ?? value)
        : value
    }
    const end = (value: string | undefined): string =>
      value === undefined
        ? ''
        : filter.kind === 'days'
          ? dayText(value)
          : moneyText(Number(value), search['currency'] ?? place.currency)
    return `${end(search[filter.from])} – ${end(search[filter.to])}`
  }
  if (active.length === 0) return null
  return (
    <Group gap={6}>
      {active.map((filter) => (
        <Pill
          key={filter.label}
          withRemoveButton
          removeButtonProps={{
            'aria-label': t('removeFilter', { name: filter.label }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
          onRemove={() => without([filter])}
        >
          {[...new Set([filter.label, textOf(filter)])].join(': ')}
        </Pill>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={() => without(active)}>
        {t('clearFilters')}
      </Button>
    </Group>
  )
}
