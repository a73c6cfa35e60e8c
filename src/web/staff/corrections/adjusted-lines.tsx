import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** A line of an adjustment as it is typed. */
export interface AdjustedLine {
  readonly description: string
  readonly quantity: string
  readonly unitPrice: string
}

export const NO_LINE: AdjustedLine = { description: '', quantity: '1', unitPrice: '' }

export const isLine = (line: AdjustedLine): boolean => Object.values(line).every((text) => text.trim() !== '')

/** The described lines of an adjustment: as many as it takes, one at least. */
export function AdjustedLines({
  lines,
  priceLabel,
  change,
}: {
  lines: readonly AdjustedLine[]
  priceLabel: string
  change: (lines: readonly AdjustedLine[]) => void
}) {
  const { t } = useTranslation('corrections')
  const type = (at: number, by: Partial<AdjustedLine>): void =>
    change(lines.map((line, place) => (place === at ? { ...line, ...by } : line)))
  return (
    <div className="adjusted-lines" role="group" aria-label={t('lines')}>
      <div className="quiet heads" aria-hidden>
        <span>{t('description')}</span>
        <span>{t('quantity')}</span>
        <span>{priceLabel}</span>
        <span />
      </div>
      {lines.map((line, at) => (
        <div key={at}>
          <TextInput
            aria-label={t('descriptionOf', { line: at + 1 })}
            placeholder={t('description')}
            required
            {...(at === 0 ? { 'data-autofocus': true } : {})}
            value={line.description}
            onChange={(event) => type(at, { description: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('quantityOfLine', { line: at + 1 })}
            inputMode="decimal"
            required
            value={line.quantity}
            onChange={(event) => type(at, { quantity: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('priceOfLine', { line: at + 1 })}
            inputMode="decimal"
            required
            value={line.unitPrice}
            onChange={(event) => type(at, { unitPrice: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('removeLine', { line: at + 1 })}
            disabled={lines.length === 1}
            onClick={() => change(lines.filter((_, place) => place !== at))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ justifySelf: 'start' }}
        onClick={() => change([...lines, NO_LINE])}
      >
        {t('addLine')}
      </Button>
    </div>
  )
}
