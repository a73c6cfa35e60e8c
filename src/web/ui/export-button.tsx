import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { csvText, download } from './csv.ts'

/** Keeps what a page shows as a file, all of it and not only what is on the screen. */
export function ExportButton({
  name,
  rows,
}: {
  name: string
  rows: () => Promise<readonly (readonly string[])[]> | readonly (readonly string[])[]
}) {
  const { t } = useTranslation('books')
  const act = useMutation({
    mutationFn: async () => download(`${name}.csv`, csvText(await rows())),
    onError: (error) =>
      notifications.show({ color: 'red', title: t('exportFailed'), message: error.message }),
  })
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={act.isPending}
      onClick={() => act.mutate()}
    >
      {t('export')}
    </Button>
  )
}
