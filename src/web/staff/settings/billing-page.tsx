import { Group, NativeSelect, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { settings } from '../../api/settings.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { InstalmentOffers } from './instalment-offers.tsx'
import { PortalSwitches } from './portal-switches.tsx'
import { ReceivableSettings } from './receivable-settings.tsx'
import { RevenueAccounts } from './revenue-accounts.tsx'
import { SettingsForm } from './settings-form.tsx'
import { ReadOnly, SettingsFrame } from './settings-frame.tsx'
import { plainNumber, typedNumber } from '../../ui/typed-number.ts'
import { termsText } from '../../ui/terms.ts'
import { profileText } from '../../texts/said.ts'

/** How this business bills, field by field: what each means, and which may be changed. */
export function BillingPage() {
  const { t } = useTranslation('settings')
  const { slug, today } = useOwnOrganization()
  const { data, error, refetch } = useQuery(settings(slug))
  return (
    <SettingsFrame room="billing" under={t('billingSays')}>
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data ? (
        <>
          {!data.mayManage && <ReadOnly />}
          <BillingForm key={data.version} organization={slug} now={data} />
          <ReceivableSettings key={`receivables ${data.version}`} organization={slug} now={data} />
          <InstalmentOffers key={`offers ${data.version}`} organization={slug} today={today} now={data} />
          <RevenueAccounts key={`revenue ${data.version}`} organization={slug} now={data} />
          <PortalSwitches organization={slug} now={data} />
          <Fixed profile={data.profile} />
        </>
      ) : (
        <RowsSkeleton />
      )}
    </SettingsFrame>
  )
}

const KINDS = ['service_order', 'trip', 'booking'] as const
type Reaction = OrganizationSettings['profile']['reactions']['trip']

function BillingForm({ organization, now }: { organization: string; now: OrganizationSettings }) {
  const { t } = useTranslation('settings')
  const { profile } = now
  const [terms, setTerms] = useState(profile.terms)
  const [taxRounding, setTaxRounding] = useState(profile.taxRounding)
  const [pricesIncludeTax, setPricesIncludeTax] = useState(profile.pricesIncludeTax)
  const [worksPerInvoice, setWorksPerInvoice] = useState(profile.worksPerInvoice)
  const [defaultTax, setDefaultTax] = useState({
    ...profile.defaultTax,
    rate: typedNumber(profile.defaultTax.rate),
  })
  const [reactions, setReactions] = useState(() => ({
    service_order: profile.reactions.service_order,
    trip: profile.reactions.trip,
    booking: profile.reactions.booking,
  }))
  const [reason, setReason] = useState('')
  // Only where creating makes a document final can work make one by itself.
  const choices = (kind: (typeof KINDS)[number]): Reaction[] =>
    profile.finalWhen === 'created' || profile.reactions[kind] === 'create'
      ? ['offer', 'draft', 'create']
      : ['offer', 'draft']
  const asked = () => ({
    profile: {
      terms,
      taxRounding,
      pricesIncludeTax,
      worksPerInvoice,
      defaultTax: { ...defaultTax, rate: plainNumber(defaultTax.rate) },
      reactions,
    },
    reason: reason.trim() === '' ? null : reason.trim(),
  })
  return (
    <SettingsForm organization={organization} now={now} title={t('editable')} asked={asked}>
      <TextInput
        label={t('terms')}
        description={`${t('termsNow', { terms: termsText(profile.terms) })} ${t('termsHint')}`}
        required
        value={terms}
        onChange={(event) => setTerms(event.currentTarget.value)}
      />
      {KINDS.map((kind) => (
        <NativeSelect
          key={kind}
          label={t(kind)}
          description={t('reactionHint')}
          value={reactions[kind]}
          data={choices(kind).map((value) => ({ value, label: t(value) }))}
          onChange={(event) => setReactions({ ...reactions, [kind]: event.currentTarget.value as Reaction })}
        />
      ))}
      <NativeSelect
        label={t('worksPerInvoice')}
        description={t('worksHint')}
        value={worksPerInvoice}
        data={[
          { value: 'one', label: t('one') },
          { value: 'many', label: t('many') },
        ]}
        onChange={(event) => setWorksPerInvoice(event.currentTarget.value === 'many' ? 'many' : 'one')}
      />
      <NativeSelect
        label={t('pricesIncludeTax')}
        description={t('pricesHint')}
        value={pricesIncludeTax ? 'gross' : 'net'}
        data={[
          { value: 'net', label: t('net') },
          { value: 'gross', label: t('gross') },
        ]}
        onChange={(event) => setPricesIncludeTax(event.currentTarget.value === 'gross')}
      />
      <NativeSelect
        label={t('taxRounding')}
        description={t('taxRoundingHint')}
        value={taxRounding}
        data={[
          { value: 'document', label: t('perDocument') },
          { value: 'line', label: t('perLine') },
        ]}
        onChange={(event) => setTaxRounding(event.currentTarget.value === 'line' ? 'line' : 'document')}
      />
      <div>
        <Text size="sm" fw={500}>
          {t('defaultTax')}
        </Text>
        <Group grow align="flex-start">
          <TextInput
            label={t('category')}
            description={t('categoryHint')}
            required
            value={defaultTax.category}
            onChange={(event) => setDefaultTax({ ...defaultTax, category: event.currentTarget.value })}
          />
          <TextInput
            label={t('rate')}
            inputMode="decimal"
            required
            value={defaultTax.rate}
            onChange={(event) => setDefaultTax({ ...defaultTax, rate: event.currentTarget.value })}
          />
        </Group>
      </div>
      <TextInput
        label={t('jurisdiction')}
        description={t('jurisdictionHint')}
        maxLength={40}
        value={defaultTax.jurisdiction ?? ''}
        onChange={({ currentTarget: { value } }) =>
          setDefaultTax({ ...defaultTax, jurisdiction: value === '' ? null : value })
        }
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

/** What the trade decides; shown with what it causes. */
function Fixed({ profile }: { profile: OrganizationSettings['profile'] }) {
  const { t } = useTranslation('settings')
  const facts = [
    [t('order'), t(profile.reactions.order)],
    [t('numberAt'), t(`numberAt_${profile.numberAt}`)],
    [t('recognizeAt'), t(`recognizeAt_${profile.recognizeAt}`)],
    [t('finalWhen'), t(profile.finalWhen)],
    [t('visibleWhen'), t(`visibleWhen_${profile.visibleWhen}`)],
  ] as const
  return (
    <section className="surface room">
      <Title order={2} size="h5">
        {t('fixed')}: {profileText(profile)}
      </Title>
      <Text size="sm" className="quiet">
        {t('fixedSays')}
      </Text>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
