import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Service, SERVICES } from '../../api/books.ts'

/** Narrows a report to what bills one kind of work. */
export function ServiceFilter({
  value,
  onChange,
}: {
  value: Service | undefined
  onChange: (service: Service | undefined) => void
}) {
  const { t } = useTranslation(['reports', 'books'])
  return (
    <NativeSelect
      label={t('service')}
      value={value ?? ''}
      data={[
        { value: '', label: t('books:anyService') },
        ...SERVICES.map((service) => ({
          value: service,
          label: service === 'none' ? t('books:noService') : t(service),
        })),
      ]}
      onChange={(event) => onChange(SERVICES.find((one) => one === event.currentTarget.value))}
    />
  )
}
