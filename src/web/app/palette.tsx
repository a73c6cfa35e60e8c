import { ActionIcon, Kbd } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchResults } from '../../contract/search.ts'
import { found } from '../api/lists.ts'
import { session } from '../api/queries.ts'
import type en from '../texts/en/shell.ts'
import { moneyText } from '../ui/money.tsx'
import { useOrganization } from './organization.ts'
import { Shortcuts } from './shortcuts.tsx'

/** A page of an organization, as the shell has it. */
interface PageLink {
  readonly to: '/$organization' | `/$organization/${string}`
  readonly label: keyof typeof en
}

/** Opens the box that finds and does everything: by this button, or by Ctrl or Cmd and K. ? shows the keys. */
export function PaletteButton({ pages }: { pages: readonly PageLink[] }) {
  const { t } = useTranslation('palette')
  const [typed, type] = useState('')
  const groups = useGroups(pages, typed)
  const showKeys = (): void => {
    modals.open({ title: t('shortcuts'), children: <Shortcuts /> })
  }
  useHotkeys([['shift+?', showKeys]])
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('open')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={spotlight.open}
      >
        <IconSearch size={18} stroke={1.7} />
      </ActionIcon>
      <Spotlight
        actions={groups}
        query={typed}
        onQueryChange={type}
        // What the server found fits already; the rest is looked through here.
        filter={(_, actions) => actions}
        nothingFound={t('nothing')}
        highlightQuery
        scrollable
        maxHeight={420}
        shortcut={['mod + K']}
        searchProps={{
          'aria-label': t('open'),
          placeholder: t('find'),
          leftSection: <IconSearch size={18} aria-hidden />,
          rightSection: <Kbd size="xs">Esc</Kbd>,
        }}
      />
    </>
  )
}

function useGroups(pages: readonly PageLink[], typed: string): SpotlightActionGroupData[] {
  const { t } = useTranslation('palette')
  const { t: ofShell } = useTranslation('shell')
  const navigate = useNavigate()
  const organization = useOrganization()
  const { organizations } = useSuspenseQuery(session).data
  const [q] = useDebouncedValue(typed.trim(), 120)
  const slug = organization?.slug ?? ''
  const results = useQuery({ ...found(slug, q), enabled: organization !== null && q !== '' })
  const to = (path: string, search = ''): (() => void) => {
    return () => void navigate({ href: `/${slug}/${path}${search}` })
  }
  const here: SpotlightActionGroupData[] = organization
    ? [
        ...(q === '' || !results.data ? [] : resultGroups(results.data, to, t)),
        {
          group: t('actions'),
          actions: [
            { id: 'new-invoice', label: t('newInvoice'), onClick: to('invoices/new') },
            { id: 'record-payment', label: t('recordPayment'), onClick: to('payments/new') },
          ],
        },
        {
          group: t('pages'),
          actions: pages.map((page) => ({
            id: page.to,
            label: ofShell(page.label),
            onClick: to(page.to.replace('/$organization/', '')),
          })),
        },
      ]
    : []
  const others: SpotlightActionGroupData = {
    group: t('organizations'),
    actions: organizations.map(({ id, slug: other, name }) => ({
      id,
      label: name,
      onClick: () => void navigate({ to: '/$organization/invoices', params: { organization: other } }),
    })),
  }
  const served = new Set([t('invoices'), t('customers'), t('work')])
  const sought = typed.trim().toLowerCase()
  return [...here, others]
    .map(({ group, actions }) => ({
      group,
      actions: served.has(group)
        ? actions
        : actions.filter(({ label }) => label?.toLowerCase().includes(sought)),
    }))
    .filter(({ actions }) => actions.length > 0)
}

/** What the server found. */
function resultGroups(
  { invoices, customers, work }: SearchResults,
  to: (path: string, search?: string) => () => void,
  t: (key: 'invoices' | 'customers' | 'work') => string,
): SpotlightActionGroupData[] {
  return [
    {
      group: t('invoices'),
      actions: invoices.map((row) => ({
        id: row.id,
        label: [row.number, row.reference].filter(Boolean).join(' · '),
        description: `${row.customerName} · ${moneyText(row.total, row.currency)}`,
        onClick: to(`invoices/${row.id}`),
      })),
    },
    {
      group: t('customers'),
      actions: customers.map(({ id, name }) => ({
        id,
        label: name,
        onClick: to(`customers/${id}`),
      })),
    },
    {
      group: t('work'),
      actions: work.map(({ id, title }) => ({
        id,
        label: title,
        onClick: to(`work/${id}`),
      })),
    },
  ]
}
