import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnOrganization } from '../../app/organization.ts'
import { Page } from '../../ui/page.tsx'
import { RoomTabs } from '../../ui/room-tabs.tsx'

const ROOMS = [
  { to: '/$organization/books', label: 'overview' },
  { to: '/$organization/books/reports', label: 'reports' },
  { to: '/$organization/books/accounts', label: 'accounts' },
  { to: '/$organization/books/entries', label: 'journal' },
  { to: '/$organization/books/ledger', label: 'ledger' },
  { to: '/$organization/books/trial-balance', label: 'trialBalance' },
  { to: '/$organization/books/income-statement', label: 'incomeStatement' },
  { to: '/$organization/books/balance-sheet', label: 'balanceSheet' },
  { to: '/$organization/books/aging', label: 'aging' },
  { to: '/$organization/books/closing', label: 'lockDates' },
] as const

type Room = (typeof ROOMS)[number]['label']

/** The way to each room of the books. */
export function BooksRooms({ here }: { here: Room }) {
  const { t } = useTranslation('books')
  return (
    <RoomTabs
      label={t('rooms')}
      rooms={ROOMS.map(({ to, label }) => ({ to, name: t(label), isHere: here === label }))}
      organization={useOwnOrganization().slug}
    />
  )
}

/** A page of the books, with the way to the others. */
export function BooksFrame({
  room,
  title,
  under,
  beside,
  children,
}: {
  room: Room
  title?: string
  under?: ReactNode
  beside?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation('books')
  return (
    <Stack gap="lg">
      <BooksRooms here={room} />
      <Page title={title ?? t(room)} under={under} beside={beside}>
        {children}
      </Page>
    </Stack>
  )
}
