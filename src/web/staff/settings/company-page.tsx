import { Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { settings } from '../../api/settings.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { addressDraft, AddressFields, addressOf } from '../../ui/address-fields.tsx'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { LogoPanel } from './logo-panel.tsx'
import { type PayToDraft, PayToFields, payToOf } from './pay-to-fields.tsx'
import { SettingsForm } from './settings-form.tsx'
import { ReadOnly, SettingsFrame } from './settings-frame.tsx'

/** Who keeps these books, as it stands on new documents. */
export function CompanyPage() {
  const { t } = useTranslation('settings')
  const { slug } = useOwnOrganization()
  const { data, error, refetch } = useQuery(settings(slug))
  return (
    <SettingsFrame room="company" under={t('companySays')}>
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data ? (
        <Stack gap="xl">
          {!data.mayManage && <ReadOnly />}
          <LogoPanel organization={slug} now={data} />
          <CompanyForm key={contentOf(data)} organization={slug} now={data} />
        </Stack>
      ) : (
        <RowsSkeleton />
      )}
    </SettingsFrame>
  )
}

/** What the form is about: it begins anew when that changes, and not when a logo or the billing does. */
const contentOf = ({
  name,
  timeZone,
  currency,
  seller: { logo: _, ...seller },
}: OrganizationSettings): string => JSON.stringify([name, timeZone, currency, seller])

function CompanyForm({ organization, now }: { organization: string; now: OrganizationSettings }) {
  const { t } = useTranslation('settings')
  const [name, setName] = useState(now.name)
  const [timeZone, setTimeZone] = useState(now.timeZone)
  const [currency, setCurrency] = useState(now.currency)
  const [seller, setSeller] = useState(() => ({
    name: now.seller.name,
    email: now.seller.email ?? '',
    taxId: now.seller.taxId ?? '',
  }))
  const [payTo, setPayTo] = useState<PayToDraft>(now.seller.payTo)
  const [address, setAddress] = useState(() => addressDraft(now.seller.address))
  const [reason, setReason] = useState('')
  const said = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  const asked = () => ({
    name: name.trim(),
    timeZone: timeZone.trim(),
    currency: currency.trim().toUpperCase(),
    seller: {
      name: seller.name.trim(),
      email: said(seller.email),
      taxId: said(seller.taxId),
      address: addressOf(address),
      payTo: payToOf(payTo),
    },
    reason: said(reason),
  })
  const changed = (
    <Text size="sm" className="quiet">
      {t('version', {
        version: now.version,
        who: now.changedBy,
        when: instantText(now.changedAt, now.timeZone),
      })}
    </Text>
  )
  return (
    <SettingsForm organization={organization} now={now} title={t('seller')} asked={asked} beside={changed}>
      <TextInput
        label={t('sellerName')}
        required
        value={seller.name}
        onChange={(event) => setSeller({ ...seller, name: event.currentTarget.value })}
      />
      <AddressFields value={address} onChange={setAddress} />
      <Group grow align="flex-start">
        <TextInput
          label={t('taxId')}
          value={seller.taxId}
          onChange={(event) => setSeller({ ...seller, taxId: event.currentTarget.value })}
        />
        <TextInput
          label={t('email')}
          value={seller.email}
          onChange={(event) => setSeller({ ...seller, email: event.currentTarget.value })}
        />
      </Group>
      <Title order={2} size="h5" mt="md">
        {t('payTo')}
      </Title>
      <PayToFields value={payTo} onChange={setPayTo} />
      <Title order={2} size="h5" mt="md">
        {t('title')}
      </Title>
      <TextInput
        label={t('name')}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('timeZone')}
        description={t('timeZoneHint')}
        required
        value={timeZone}
        onChange={(event) => setTimeZone(event.currentTarget.value)}
      />
      <TextInput
        label={t('currency')}
        description={now.currencyFixed ? t('currencyFixed') : t('currencyOpen')}
        disabled={now.currencyFixed}
        value={currency}
        onChange={(event) => setCurrency(event.currentTarget.value)}
      />
      <TextInput
        label={t('reason')}
        description={t('reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </SettingsForm>
  )
}
