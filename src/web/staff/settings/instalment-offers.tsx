import { ActionIcon, Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InstalmentOffer } from '../../../contract/instalments.ts'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { equalInstalments, INSTALMENT_RHYTHMS } from '../../../domain/invoice/equal-instalments.ts'
import { exponentOf } from '../../../kernel/currency.ts'
import { addDays } from '../../../kernel/date.ts'
import { dayText } from '../../ui/dates.ts'
import { moneyText } from '../../ui/money.tsx'
import { amountTyped } from '../payments/allocation.ts'
import { typedAmount } from '../../ui/typed-number.ts'
import { SettingsForm } from './settings-form.tsx'

/** An offer as it is typed: the least amount of each currency as text. */
interface Typed extends Omit<InstalmentOffer, 'least'> {
  readonly key: number
  readonly least: Readonly<Record<string, string>>
}

const PARTS = Array.from({ length: 11 }, (_, at) => at + 2)
const FIRSTS = ['agreement', 'due_day'] as const
let keys = 0

const typedOf = ({ least, ...offer }: InstalmentOffer, own: string): Typed => ({
  ...offer,
  key: (keys += 1),
  // The own currency always has a field, and others as far as they have an amount.
  least: {
    [own]: '',
    ...Object.fromEntries(least.map(({ currency, amount }) => [currency, typedAmount(amount, currency)])),
  },
})

/** What clients may choose in the portal, each offer with what it would come to (rule 17). */
export function InstalmentOffers({
  organization,
  today,
  now,
}: {
  organization: string
  today: string
  now: OrganizationSettings
}) {
  const { t } = useTranslation('settings')
  const [offers, setOffers] = useState(() =>
    now.profile.instalmentOffers.map((offer) => typedOf(offer, now.currency)),
  )
  const change = (key: number, what: Partial<Typed>): void =>
    setOffers(offers.map((offer) => (offer.key === key ? { ...offer, ...what } : offer)))
  const isWrong = offers.some(({ least }) =>
    Object.entries(least).some(([currency, text]) => amountTyped(text, currency) === null),
  )
  const add = (
    <Button
      variant="default"
      onClick={() =>
        setOffers([
          ...offers,
          typedOf(
            { parts: 3, every: 'month', first: 'agreement', whenOverdue: false, least: [] },
            now.currency,
          ),
        ])
      }
    >
      {t('addOffer')}
    </Button>
  )
  const asked = () => ({
    profile: {
      instalmentOffers: offers.map(({ key: _, least, ...offer }) => ({
        ...offer,
        least: Object.entries(least).flatMap(([currency, text]) => {
          const amount = amountTyped(text, currency)
          return amount ? [{ currency, amount: String(amount) }] : []
        }),
      })),
    },
  })
  return (
    <SettingsForm
      organization={organization}
      now={now}
      title={t('offers')}
      says={t('offersSay')}
      asked={() => (isWrong ? null : asked())}
      beside={add}
    >
      {offers.map((offer, place) => (
        <Offer
          key={offer.key}
          offer={offer}
          at={place + 1}
          own={now.currency}
          today={today}
          change={(what) => change(offer.key, what)}
          remove={() => setOffers(offers.filter(({ key }) => key !== offer.key))}
        />
      ))}
    </SettingsForm>
  )
}

function Offer({
  offer,
  at,
  own,
  today,
  change,
  remove,
}: {
  offer: Typed
  at: number
  own: string
  today: string
  change: (what: Partial<Typed>) => void
  remove: () => void
}) {
  const { t } = useTranslation('settings')
  const { parts, every, first, least, whenOverdue } = offer
  return (
    <div>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('offerParts', { at })}
          w={110}
          value={String(parts)}
          data={PARTS.map(String)}
          onChange={(event) => change({ parts: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('offerEvery', { at })}
          w={150}
          value={every}
          data={INSTALMENT_RHYTHMS.map((value) => ({ value, label: t(`rhythm_${value}`) }))}
          onChange={(event) => change({ every: event.currentTarget.value as Typed['every'] })}
        />
        <NativeSelect
          label={t('offerFirst', { at })}
          w={190}
          value={first}
          data={FIRSTS.map((value) => ({ value, label: t(`first_${value}`) }))}
          onChange={(event) => change({ first: event.currentTarget.value as Typed['first'] })}
        />
        <ActionIcon variant="default" size={36} aria-label={t('removeOffer', { at })} onClick={remove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <Group align="flex-start" gap="sm" mt="xs">
        {Object.entries(least).map(([currency, text]) => (
          <TextInput
            key={currency}
            label={t('offerLeast', { currency, at })}
            inputMode="decimal"
            placeholder={t('anyAmount')}
            w={150}
            value={text}
            error={amountTyped(text, currency) === null ? t('wrongAmount') : undefined}
            onChange={(event) => change({ least: { ...least, [currency]: event.currentTarget.value } })}
          />
        ))}
        <Checkbox
          mt={32}
          label={t('whenOverdue', { at })}
          checked={whenOverdue}
          onChange={(event) => change({ whenOverdue: event.currentTarget.checked })}
        />
      </Group>
      <Text size="sm" className="quiet" mt="xs" aria-live="polite">
        <Consequence offer={offer} own={own} today={today} />
      </Text>
    </div>
  )
}

/** What somebody would pay who owes a thousand of the own currency, due in a fortnight, and agrees today. */
function Consequence({ offer, own, today }: { offer: Typed; own: string; today: string }) {
  const { t } = useTranslation('settings')
  const open = 1000n * 10n ** BigInt(exponentOf(own))
  const dueOn = addDays(today, 14)
  const values = { open: moneyText(Number(open), own), day: dayText(dueOn) }
  if (open < (amountTyped(offer.least[own] ?? '', own) ?? 0n)) return t('offerNone', values)
  const parts = equalInstalments(open, offer, offer.first === 'due_day' ? dueOn : today)
    .map((part) => `${moneyText(Number(part.amount), own)} (${dayText(part.dueOn)})`)
    .join(', ')
  return t('offerComes', { ...values, parts })
}
