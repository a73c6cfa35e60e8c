import { Button, SegmentedControl, VisuallyHidden } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { workList } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { Money } from '../../ui/money.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Page } from '../../ui/page.tsx'

const route = getRouteApi('/inside/$organization/work')

/** The work that was told of: what is not billed yet, or everything. */
export function WorkPage() {
  const organization = useOwnOrganization()
  const { all = false } = route.useSearch()
  const navigate = useNavigate()
  const list = useInfiniteQuery(workList(organization.slug, !all))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const invoice = (work: string): void => {
    const params = { organization: organization.slug }
    void navigate({ to: '/$organization/invoices/new', params, search: { work } })
  }
  return (
    <Page
      title="Work"
      under="What the operations systems told of."
      beside={
        <SegmentedControl
          aria-label="Which work"
          value={all ? 'all' : 'unbilled'}
          data={[
            { value: 'unbilled', label: 'Not billed' },
            { value: 'all', label: 'All' },
          ]}
          onChange={(which) =>
            void navigate({
              to: '/$organization/work',
              params: { organization: organization.slug },
              search: which === 'all' ? { all: true } : {},
            })
          }
        />
      }
    >
      <ListSurface
        list={list}
        count={rows.length}
        empty={
          <Empty title={all ? 'No work yet' : 'Everything is billed'}>
            {all
              ? 'Work appears here as soon as an operations system tells of it.'
              : 'Work that is told of and on no document appears here.'}
          </Empty>
        }
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>Work</th>
                <th>Customer</th>
                <th>Stage</th>
                <th>Day</th>
                <th className="end">Worth, net</th>
                <th className="end">Billed</th>
                <th>
                  <VisuallyHidden>What can be done</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((work) => (
                <tr key={work.id}>
                  <td>
                    <strong style={{ fontWeight: 560 }}>{work.title}</strong>
                    {work.review !== null && (
                      <div style={{ fontSize: 12.5, color: 'var(--tone-attention)' }}>{work.review}</div>
                    )}
                  </td>
                  <td>{work.customer?.name}</td>
                  <td>{work.stage.replaceAll('_', ' ')}</td>
                  <td className="amount phone-hide">{dayText(work.occurredOn)}</td>
                  <td className="end">
                    <Money amount={work.value} currency={work.currency} />
                  </td>
                  <td className="end phone-hide">
                    {work.billed === 0 ? (
                      <span className="quiet">—</span>
                    ) : (
                      <Money amount={work.billed} currency={work.currency} />
                    )}
                  </td>
                  <td className="end">
                    {work.billable && (
                      <Button size="compact-sm" variant="default" onClick={() => invoice(work.id)}>
                        Create invoice
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </Page>
  )
}
