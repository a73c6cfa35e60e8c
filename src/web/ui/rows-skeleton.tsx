import { Skeleton, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Rows that are on their way. */
export function RowsSkeleton({ count = 8 }: { count?: number }) {
  const { t } = useTranslation('common')
  return (
    <Stack gap="md" p="lg" role="status" aria-label={t('loading')} aria-busy="true">
      {Array.from({ length: count }, (_, at) => (
        <Skeleton key={at} height={18} width={`${90 - ((at * 13) % 30)}%`} />
      ))}
    </Stack>
  )
}
