import { Button, Menu } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { csvLine, csvRows, type Table } from '../../../contract/tables/table.ts'
import { csvBlob, download } from '../csv.ts'
import { ProblemAlert } from '../problem-alert.tsx'

/** Saves what the list means, all of it: as CSV or as a spreadsheet, or on paper and as PDF. */
export function ExportButton({
  name,
  csv,
  table,
  print,
}: {
  /** Of the file, without its ending. */
  name: string
  csv: () => Promise<string>
  table: () => Promise<Table>
  print: () => Promise<void>
}) {
  const { t } = useTranslation(['list', 'books'])
  const saving = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx' | 'paper') => {
      if (format === 'paper') return print()
      if (format === 'csv') return download(`${name}.csv`, csvBlob(await csv()))
      // What writes spreadsheets is only fetched by whoever wants one.
      const [{ sheetFile }, rows] = await Promise.all([import('../workbook.ts'), table()])
      download(`${name}.xlsx`, await sheetFile(rows))
    },
    onError: (error) => modals.open({ title: t('export'), children: <ProblemAlert error={error} /> }),
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
          loading={saving.isPending}
        >
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => saving.mutate('csv')}>{t('books:exportCsv')}</Menu.Item>
        <Menu.Item onClick={() => saving.mutate('xlsx')}>{t('books:exportSheet')}</Menu.Item>
        <Menu.Item onClick={() => saving.mutate('paper')}>{t('books:exportPaper')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Saves some rows as CSV. */
export const keepTable = (name: string, table: Table): void =>
  download(`${name}.csv`, csvBlob(csvLine(table.names) + csvRows(table)))
