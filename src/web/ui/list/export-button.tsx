import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { csvBlob, download } from '../csv.ts'
import { ProblemAlert } from '../problem-alert.tsx'

/** Saves what the list means as a CSV file. */
export function ExportButton({ name, read }: { name: string; read: () => Promise<string> }) {
  const { t } = useTranslation('list')
  const saving = useMutation({
    mutationFn: read,
    onSuccess: (text) => download(name, csvBlob(text)),
    onError: (error) => modals.open({ title: t('export'), children: <ProblemAlert error={error} /> }),
  })
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconDownload size={15} aria-hidden />}
      loading={saving.isPending}
      onClick={() => saving.mutate()}
    >
      {t('export')}
    </Button>
  )
}
