import { Checkbox, Group, NativeSelect, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { CURRENCIES, isCurrency } from '../../../kernel/currency.ts'
import { amountTyped } from '../payments/allocation.ts'
import { METHODS, useMethodName } from '../payments/methods.ts'
import { typedAmount } from '../../ui/typed-number.ts'
import { SettingsForm } from './settings-form.tsx'

const USES = ['off', 'ask', 'always'] as const

/** What becomes of customer credit, and by how much money may differ from what is open and settle it (rule 23). */
export function ReceivableSettings({
  organization,
  now,
}: {
  organization: string
  now: OrganizationSettings
}) {
  const { t } = useTranslation('settings')
  const methodName = useMethodName()
  const { tolerance } = now.profile
  const [creditUse, setCreditUse] = useState(now.profile.creditUse)
  const [clearingMethods, setClearingMethods] = useState(now.profile.clearingMethods)
  // The own currency always has a field, and others as far as they have an amount.
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => ({
    [now.currency]: '',
    ...Object.fromEntries(tolerance.map(({ currency, amount }) => [currency, typedAmount(amount, currency)])),
  }))
  const amounts = Object.entries(typed).map(([currency, text]) => ({
    currency,
    text,
    amount: amountTyped(text, currency),
  }))
  const isWrong = amounts.some(({ amount }) => amount === null)
  const asked = () => ({
    profile: {
      creditUse,
      clearingMethods: METHODS.filter((method) => clearingMethods.includes(method)),
      tolerance: amounts.flatMap(({ currency, amount }) =>
        amount ? [{ currency, amount: String(amount) }] : [],
      ),
    },
  })
  return (
    <SettingsForm
      organization={organization}
      now={now}
      title={t('receivables')}
      asked={() => (isWrong ? null : asked())}
    >
      <NativeSelect
        label={t('creditUse')}
        description={t('creditUseHint')}
        value={creditUse}
        data={USES.map((value) => ({ value, label: t(`creditUse_${value}`) }))}
        onChange={(event) => setCreditUse(event.currentTarget.value as typeof creditUse)}
      />
      <div>
        <Text size="sm" fw={500}>
          {t('tolerance')}
        </Text>
        <Text size="sm" className="quiet" mb="xs">
          {t('toleranceSays')}
        </Text>
        <Group align="flex-start">
          {amounts.map(({ currency, text, amount }) => (
            <TextInput
              key={currency}
              label={t('toleranceIn', { currency })}
              inputMode="decimal"
              placeholder={t('toleranceNone')}
              w={150}
              value={text}
              error={amount === null ? t('wrongAmount') : undefined}
              onChange={(event) => setTyped({ ...typed, [currency]: event.currentTarget.value })}
            />
          ))}
          <Select
            label={t('addCurrency')}
            w={150}
            searchable
            data={CURRENCIES.filter((code) => !(code in typed))}
            value={null}
            onChange={(code) => {
              if (code !== null && isCurrency(code)) setTyped({ ...typed, [code]: '' })
            }}
          />
        </Group>
      </div>
      <Checkbox.Group
        label={t('clearingMethods')}
        description={t('clearingMethodsSay')}
        value={clearingMethods}
        onChange={setClearingMethods}
      >
        <Group mt="xs">
          {METHODS.map((method) => (
            <Checkbox key={method} value={method} label={methodName(method)} />
          ))}
        </Group>
      </Checkbox.Group>
    </SettingsForm>
  )
}
