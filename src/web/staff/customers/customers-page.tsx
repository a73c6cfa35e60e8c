import { TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { everyItem } from '../../api/books.ts'
import { billhook } from '../../api/client.ts'
import { customers } from '../../api/customers.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell } from '../../ui/csv.ts'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Page } from '../../ui/page.tsx'
import { Balances } from './balances.tsx'

const route = getRouteApi('/inside/$organization/customers')

/** Who is billed, by name, each with what they owe in each currency. What is looked for stands in the address. */
export function CustomersPage() {
  const { t } = useTranslation('customers')
  const { slug } = useOwnOrganization()
  const { q } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(customers(slug, q))
  const search = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => search.current?.focus()]])
  const look = useDebouncedCallback(
    (text: string) => void navigate({ search: { q: text === '' ? undefined : text }, replace: true }),
    200,
  )
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const table = async () => {
    const every = await everyItem((page) => billhook(slug).get('/v1/customers', { query: { q, ...page } }))
    return every.flatMap(({ name, email, balances }) =>
      balances.map((one) => [
        name,
        email ?? '',
        one.currency,
        amountCell(one.receivable, one.currency),
        amountCell(one.overdue, one.currency),
        amountCell(one.credit, one.currency),
        String(one.openDocuments),
      ]),
    )
  }
  const heads = () => [
    t('name'),
    t('email'),
    t('currency'),
    t('owes'),
    t('overdue'),
    t('credit'),
    t('openDocuments'),
  ]
  return (
    <Page
      title={t('title')}
      under={t('says')}
      beside={
        <div className="filters">
          <TextInput
            key={slug}
            ref={search}
            w={{ base: '100%', xs: 300 }}
            aria-label={t('search')}
            placeholder={t('searchHint')}
            leftSection={<IconSearch size={16} aria-hidden />}
            defaultValue={q ?? ''}
            onChange={(event) => look(event.currentTarget.value)}
          />
          <ExportButton name="customers" rows={async () => [heads(), ...(await table())]} />
        </div>
      }
    >
      <ListSurface
        list={list}
        count={rows.length}
        empty={
          <Empty title={q === undefined ? t('none') : t('nothingFits')}>
            {q === undefined ? t('noneSays') : t('nothingFitsSays')}
          </Empty>
        }
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('customer')}</th>
                <th className="end">{t('openDocuments')}</th>
                <th className="end">{t('owes')}</th>
                <th className="end">{t('overdue')}</th>
                <th className="end">{t('credit')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Link to="/$organization/customers/$id" params={{ organization: slug, id: one.id }}>
                      {one.name}
                    </Link>
                    <div className="quiet under-name">
                      {[one.company, one.email].filter(Boolean).join(' · ')}
                    </div>
                  </td>
                  <Balances organization={slug} customer={one} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </Page>
  )
}
