import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { BillhookProblem } from '../../client/problem.ts'
import { problemText } from '../texts/said.ts'
import { csvFile, download, type FileCell } from './csv.ts'
import { printWhole, type Unfolded } from './print-whole.ts'

type Rows = readonly (readonly FileCell[])[]

/** Keeps what a page shows, all of it and not only what is on the screen: as CSV, as a spreadsheet, on paper or as PDF. */
export function ExportButton({
  name,
  rows,
  list,
}: {
  name: string
  rows: () => Promise<Rows> | Rows
  /** What the page shows piece by piece, and paper as a whole. */
  list?: Unfolded
}) {
  const { t } = useTranslation('books')
  const act = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx' | 'paper') => {
      if (format === 'paper') return printWhole(list)
      const all = await rows()
      // What writes spreadsheets is only fetched by whoever wants one.
      const file = format === 'csv' ? csvFile(all) : await (await import('./workbook.ts')).workbookOf(all)
      download(`${fileName(name)}.${format}`, file)
    },
    onError: (error) => {
      const problem = error instanceof BillhookProblem ? error.problem : null
      const message = (problem && problemText(problem)) ?? error.message
      notifications.show({ color: 'red', title: t('exportFailed'), message })
    },
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={act.isPending}
        >
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => act.mutate('csv')}>{t('exportCsv')}</Menu.Item>
        <Menu.Item onClick={() => act.mutate('xlsx')}>{t('exportSheet')}</Menu.Item>
        <Menu.Item onClick={() => act.mutate('paper')}>{t('exportPaper')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** A name that every system takes for a file's. */
const fileName = (name: string): string => name.replaceAll(/[\\/:*?"<>|\s]+/g, '-')
