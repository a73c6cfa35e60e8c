import { Button, Group, NativeSelect, Popover, Stack, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minorFromDecimalText } from '../../../kernel/money.ts'
import { CustomerField } from '../customer-field.tsx'
import { DayField } from '../day-field.tsx'
import type { ListSearch } from './column.ts'
import { type ListFilter, namesOf } from './filters.ts'
import { plainNumber, typedAmount } from '../typed-number.ts'

interface Place {
  readonly organization: string
  readonly currency: string
}

/** What a list may be narrowed by, as a form; it narrows when it is applied. */
export function FilterMenu({
  filters,
  search,
  change,
  place,
}: {
  filters: readonly ListFilter[]
  search: ListSearch
  change: (search: ListSearch) => void
  place: Place
}) {
  const { t } = useTranslation('list')
  const [open, setOpen] = useState(false)
  const [asked, ask] = useState<ListSearch>(search)
  const toggle = (): void => {
    ask(search)
    setOpen(!open)
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={340} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={15} aria-hidden />}
          onClick={toggle}
        >
          {t('filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown style={{ maxHeight: '70vh', overflow: 'auto' }}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            change(
              Object.fromEntries(filters.flatMap(namesOf).map((name) => [name, asked[name] || undefined])),
            )
            setOpen(false)
          }}
        >
          <Stack gap="sm">
            {filters.map((filter) => (
              <Field
                key={filter.label}
                filter={filter}
                asked={asked}
                ask={(more) => ask({ ...asked, ...more })}
                place={place}
              />
            ))}
            <Group justify="flex-end">
              <Button type="submit" size="xs">
                {t('apply')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function Field({
  filter,
  asked,
  ask,
  place,
}: {
  filter: ListFilter
  asked: ListSearch
  ask: (more: ListSearch) => void
  place: Place
}) {
  const { t } = useTranslation('list')
  const { label } = filter
  switch (filter.kind) {
    case 'choice':
      return (
        <NativeSelect
          size="xs"
          label={label}
          data={[{ value: '', label: t('any') }, ...filter.choices]}
          value={asked[filter.key] ?? ''}
          onChange={(event) => ask({ [filter.key]: event.currentTarget.value })}
        />
      )
    case 'text':
      return (
        <TextInput
          size="xs"
          label={label}
          placeholder={filter.hint}
          value={asked[filter.key] ?? ''}
          onChange={(event) => ask({ [filter.key]: event.currentTarget.value })}
        />
      )
    case 'customer':
      return (
        <CustomerField
          size="xs"
          isInside
          label={label}
          organization={place.organization}
          value={asked[filter.key]}
          choose={(id) => ask({ [filter.key]: id })}
        />
      )
    case 'own':
      return filter.field?.(asked[filter.key], (value) => ask({ [filter.key]: value }))
    case 'days':
      return (
        <Group gap="xs" grow>
          {[filter.from, filter.to].map((name, end) => (
            <DayField
              key={name}
              isInside
              label={`${label}, ${t(end === 0 ? 'from' : 'to')}`}
              value={asked[name]}
              onChange={(day) => ask({ [name]: day })}
            />
          ))}
        </Group>
      )
    case 'amounts':
      return (
        <Group gap="xs" grow>
          {[filter.from, filter.to].map((name, end) => (
            <AmountField
              key={name}
              label={`${label}, ${t(end === 0 ? 'from' : 'to')}`}
              currency={asked['currency'] ?? place.currency}
              minor={asked[name]}
              change={(minor) => ask({ [name]: minor })}
            />
          ))}
        </Group>
      )
  }
}

/** An amount as people write it; the address has minor units. */
function AmountField({
  label,
  currency,
  minor,
  change,
}: {
  label: string
  currency: string
  minor: string | undefined
  change: (minor: string | undefined) => void
}) {
  const [text, setText] = useState(minor === undefined ? '' : typedAmount(minor, currency))
  const read = text.trim() === '' ? undefined : minorFromDecimalText(plainNumber(text), currency)
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      label={label}
      value={text}
      error={read !== undefined && typeof read !== 'bigint'}
      onChange={(event) => {
        setText(event.currentTarget.value)
        const written = minorFromDecimalText(plainNumber(event.currentTarget.value), currency)
        change(typeof written === 'bigint' ? String(written) : undefined)
      }}
    />
  )
}
