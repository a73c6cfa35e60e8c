import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Seller } from '../../../contract/party.ts'

export type PayToDraft = Seller['payTo']

/** No more of them than an invoice has room for; the contract's own limit. */
const MOST = 8

/** What was written, without the lines that say nothing. */
export const payToOf = (draft: PayToDraft): PayToDraft =>
  draft
    .map(({ label, value }) => ({ label: label.trim(), value: value.trim() }))
    .filter(({ label, value }) => label !== '' || value !== '')

/** How to pay, line by line: what it is called, and what whoever pays writes there. */
export function PayToFields({
  value,
  onChange,
}: {
  value: PayToDraft
  onChange: (draft: PayToDraft) => void
}) {
  const { t } = useTranslation('settings')
  const put = (at: number, part: Partial<PayToDraft[number]>) =>
    onChange(value.map((line, n) => (n === at ? { ...line, ...part } : line)))
  return (
    <Stack gap="xs">
      <Text size="sm" className="quiet">
        {t('payToSays')}
      </Text>
      {value.map((line, at) => (
        <Group key={at} gap="xs" wrap="nowrap">
          <TextInput
            aria-label={t('payToLabel', { at: at + 1 })}
            placeholder="IBAN"
            style={{ flex: 2 }}
            required
            value={line.label}
            onChange={(event) => put(at, { label: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('payToValue', { at: at + 1 })}
            placeholder={t('payToValueExample')}
            style={{ flex: 3 }}
            required
            value={line.value}
            onChange={(event) => put(at, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('payToRemove', { at: at + 1 })}
            onClick={() => onChange(value.filter((_, n) => n !== at))}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      {value.length < MOST && (
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...value, { label: '', value: '' }])}
          >
            {t('payToAdd')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
