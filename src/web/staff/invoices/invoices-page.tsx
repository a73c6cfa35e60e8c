import { Button, Group, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { invoiceCounts, invoices } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Page } from '../../ui/page.tsx'
import { InvoiceTable } from './invoice-table.tsx'
import { WordTabs } from './word-tabs.tsx'

const route = getRouteApi('/inside/$organization/invoices')

/** The documents of an organization, by word. What they are narrowed by stands in the address. */
export function InvoicesPage() {
  const { t } = useTranslation('editor')
  const organization = useOwnOrganization()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const counts = useQuery(invoiceCounts(organization.slug))
  const list = useInfiniteQuery(invoices(organization.slug, filters))
  const search = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => search.current?.focus()]])
  const look = useDebouncedCallback(
    (q: string) =>
      void navigate({ search: (before) => ({ ...before, q: q === '' ? undefined : q }), replace: true }),
    200,
  )
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page
      title="Invoices"
      under={organization.profile.name}
      beside={
        <Group gap="sm" w={{ base: '100%', xs: 'auto' }}>
          <TextInput
            key={organization.slug}
            ref={search}
            w={{ base: '100%', xs: 300 }}
            aria-label="Search invoices"
            placeholder="Number, reference or customer   /"
            leftSection={<IconSearch size={16} aria-hidden />}
            defaultValue={filters.q ?? ''}
            onChange={(event) => look(event.currentTarget.value)}
          />
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() =>
              void navigate({
                to: '/$organization/invoices/new',
                params: { organization: organization.slug },
              })
            }
          >
            {t('newTitle')}
          </Button>
        </Group>
      }
    >
      <WordTabs counts={counts.data?.items ?? []} filters={filters} organization={organization.slug} />
      <ListSurface
        list={list}
        count={rows.length}
        empty={
          <Empty title={filters.q || filters.word ? 'Nothing matches' : 'No invoices yet'}>
            {filters.q || filters.word
              ? 'No document of this business fits what you look for.'
              : 'They appear as soon as work is told of that can be billed.'}
          </Empty>
        }
      >
        <InvoiceTable rows={rows} organization={organization.slug} />
      </ListSurface>
    </Page>
  )
}
