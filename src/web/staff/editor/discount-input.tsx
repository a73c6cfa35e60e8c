import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TypedDiscount } from './draft.ts'

/** A discount in percent, or as an amount. */
export function DiscountInput({
  label,
  hidden = false,
  currency,
  value,
  isWrong,
  onChange,
}: {
  label: string
  /** Named for readers only: a table's head says it for the eye. */
  hidden?: boolean
  currency: string
  value: TypedDiscount
  /** What the server thought of it. */
  isWrong: boolean
  onChange: (value: TypedDiscount) => void
}) {
  const { t } = useTranslation('editor')
  return (
    <TextInput
      {...(hidden ? { 'aria-label': label } : { label })}
      inputMode="decimal"
      value={value.text}
      error={isWrong}
      onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      rightSectionWidth={66}
      rightSection={
        <NativeSelect
          aria-label={t('discountKind', { label })}
          variant="unstyled"
          w={62}
          // Else it takes the outer field's, and hides what is chosen.
          rightSectionWidth={20}
          data={[
            { value: 'percent', label: '%' },
            { value: 'amount', label: currency },
          ]}
          value={value.kind}
          onChange={(event) =>
            onChange({ ...value, kind: event.currentTarget.value as TypedDiscount['kind'] })
          }
        />
      }
    />
  )
}
