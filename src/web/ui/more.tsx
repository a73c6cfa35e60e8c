import { Button, Center } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The next page of a list, when there is one. */
export function More({
  list,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}) {
  const { t } = useTranslation('common')
  if (!list.hasNextPage) return null
  return (
    <Center p="md">
      <p className="print-only">{t('moreNotPrinted')}</p>
      <Button
        className="no-print"
        variant="default"
        loading={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {t('more')}
      </Button>
    </Center>
  )
}
