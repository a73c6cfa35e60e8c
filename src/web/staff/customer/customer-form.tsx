import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../../contract/customer.ts'
import { useChangeCustomer } from '../../api/customers.ts'
import { addressDraft, AddressFields, addressOf } from '../../ui/address-fields.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const FIELDS = ['company', 'email', 'phone', 'taxId'] as const

/** Edits a customer: a new version, so that final documents keep the one they were addressed to. */
export function CustomerForm({ organization, customer }: { organization: string; customer: Customer }) {
  const { t } = useTranslation('customers')
  const act = useChangeCustomer(organization, customer)
  const [name, setName] = useState(customer.name)
  const [details, setDetails] = useState(() => ({
    company: customer.company ?? '',
    email: customer.email ?? '',
    phone: customer.phone ?? '',
    taxId: customer.taxId ?? '',
    terms: customer.terms ?? '',
  }))
  const [address, setAddress] = useState(() => addressDraft(customer.address))
  const [reason, setReason] = useState('')
  const said = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  const save = (): void =>
    act.mutate(
      {
        name: name.trim(),
        company: said(details.company),
        email: said(details.email),
        phone: said(details.phone),
        taxId: said(details.taxId),
        terms: said(details.terms),
        address: addressOf(address),
        reason: said(reason),
      },
      { onSuccess: () => modals.closeAll() },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack>
        <Text size="sm" className="quiet">
          {t('editSays', { source: customer.source })}
        </Text>
        <TextInput
          label={t('name')}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t(field)}
            value={details[field]}
            onChange={(event) => setDetails({ ...details, [field]: event.currentTarget.value })}
          />
        ))}
        <AddressFields value={address} onChange={setAddress} />
        <TextInput
          label={t('terms')}
          description={t('termsHint')}
          value={details.terms}
          onChange={(event) => setDetails({ ...details, terms: event.currentTarget.value })}
        />
        <TextInput
          label={t('reason')}
          description={t('reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
