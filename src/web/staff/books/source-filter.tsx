import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useOwnOrganization } from '../../app/organization.ts'

/** Narrows a report to what events of one system posted. */
export function SourceFilter({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (source: string | undefined) => void
}) {
  const { t } = useTranslation('books')
  const { slug } = useOwnOrganization()
  const look = useDebouncedCallback((source: string) => onChange(source || undefined), 200)
  return (
    <TextInput
      key={slug}
      label={t('source')}
      placeholder={t('sourceHint')}
      defaultValue={value ?? ''}
      onChange={(event) => look(event.currentTarget.value.trim())}
    />
  )
}
