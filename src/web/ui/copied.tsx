import { Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A text that is to be entered somewhere else, with the button that copies it. */
export function Copied({
  label,
  copyLabel,
  value,
}: {
  label: string
  /** What the button is called by those who do not see what stands beside it. */
  copyLabel?: string
  value: string
}) {
  const { t } = useTranslation('common')
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              onClick={copy}
              aria-label={copyLabel ?? `${t('copy')}: ${label}`}
            >
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {value}
      </Code>
    </div>
  )
}
