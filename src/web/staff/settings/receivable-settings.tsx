import { Button, Checkbox, Group, NativeSelect, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { CURRENCIES, isCurrency } from '../../../kernel/currency.ts'
import { useChangeSettings } from '../../api/settings.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { amountTyped } from '../payments/allocation.ts'
import { METHODS, useMethodName } from '../payments/methods.ts'
import { typedAmount } from '../../ui/typed-number.ts'

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
  const act = useChangeSettings(organization, now.version)
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
  const save = (): void =>
    act.mutate(
      {
        profile: {
          creditUse,
          clearingMethods: METHODS.filter((method) => clearingMethods.includes(method)),
          tolerance: amounts.flatMap(({ currency, amount }) =>
            amount ? [{ currency, amount: String(amount) }] : [],
          ),
        },
      },
      { onSuccess: () => notifications.show({ message: t('saved') }) },
    )
  return (
    <form
      className="surface room"
      aria-label={t('receivables')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWrong) save()
      }}
    >
      <Title order={2} size="h5">
        {t('receivables')}
      </Title>
      <fieldset className="plain-fieldset" disabled={!now.mayManage}>
        <Stack maw={640}>
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
          {act.error && <ProblemAlert error={act.error} />}
          {now.mayManage && (
            <Group justify="flex-end">
              <Button type="submit" disabled={isWrong} loading={act.isPending}>
                {t('save')}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  )
}
