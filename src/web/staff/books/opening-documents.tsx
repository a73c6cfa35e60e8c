import { Autocomplete, Button, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OpeningNew } from '../../../contract/opening.ts'
import { customersToChoose } from '../../api/payments.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountTyped } from '../payments/allocation.ts'

/** An open invoice of the old system as it is typed. */
export interface TypedDocument {
  readonly number: string
  readonly name: string
  /** Of the customer who is known by that name; a new one otherwise. */
  readonly customerId: string | null
  readonly issuedOn: string | null
  readonly dueOn: string | null
  readonly open: string
}

export const NO_DOCUMENT: TypedDocument = {
  number: '',
  name: '',
  customerId: null,
  issuedOn: null,
  dueOn: null,
  open: '',
}

/** How the server is asked for it; null while something is missing or is no amount. */
export function documentAsked(
  { number, name, customerId, issuedOn, dueOn, open }: TypedDocument,
  currency: string,
): NonNullable<OpeningNew['documents']>[number] | null {
  const amount = amountTyped(open, currency)
  const who = name.trim()
  if (number.trim() === '' || who === '' || issuedOn === null || dueOn === null || !amount) return null
  return {
    number: number.trim(),
    ...(customerId === null ? { customer: { id: who, name: who } } : { customerId }),
    issuedOn,
    dueOn,
    open: String(amount),
  }
}

/** One open invoice: its number, whose it is, its dates, and what is open on it. */
export function OpeningDocumentFields({
  at,
  document,
  currency,
  change,
  remove,
}: {
  at: number
  document: TypedDocument
  currency: string
  change: (by: Partial<TypedDocument>) => void
  remove: () => void
}) {
  const { t } = useTranslation('ledger')
  const { slug } = useOwnOrganization()
  const [q] = useDebouncedValue(document.name, 150)
  const { data } = useQuery(customersToChoose(slug, q))
  const found = data?.items ?? []
  const named = (field: string): string => t('inDocument', { field, line: at + 1 })
  return (
    <div className="opening-document" role="group" aria-label={`${t('documentNumber')} ${at + 1}`}>
      <TextInput
        label={t('documentNumber')}
        aria-label={named(t('documentNumber'))}
        value={document.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <Autocomplete
        label={t('documentCustomer')}
        aria-label={named(t('documentCustomer'))}
        data={[...new Set(found.map(({ name }) => name))]}
        filter={({ options }) => options}
        value={document.name}
        onChange={(name) =>
          change({ name, customerId: found.find((customer) => customer.name === name)?.id ?? null })
        }
      />
      <DateInput
        label={t('issuedOn')}
        aria-label={named(t('issuedOn'))}
        value={document.issuedOn}
        onChange={(issuedOn) => change({ issuedOn })}
      />
      <DateInput
        label={t('dueOn')}
        aria-label={named(t('dueOn'))}
        value={document.dueOn}
        onChange={(dueOn) => change({ dueOn })}
      />
      <TextInput
        label={t('openAmount')}
        aria-label={named(t('openAmount'))}
        inputMode="decimal"
        value={document.open}
        error={amountTyped(document.open, currency) === null ? t('wrongAmount') : undefined}
        onChange={(event) => change({ open: event.currentTarget.value })}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('removeDocument', { line: at + 1 })}
        onClick={remove}
      >
        {t('removeIt')}
      </Button>
    </div>
  )
}
