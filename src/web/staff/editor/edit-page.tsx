import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { Invoice } from '../../../contract/invoice.ts'
import { BillhookProblem } from '../../../client/problem.ts'
import { billhook } from '../../api/client.ts'
import { useAct } from '../../api/acts.ts'
import { invoice as invoiceQuery } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { documentTitle } from '../invoice/document-title.ts'
import { Conflict } from './conflict.tsx'
import { deductedOn, discountAsked, type Draft, draftOf, linesAsked } from './draft.ts'
import { Editor } from './editor.tsx'

const route = getRouteApi('/inside/$organization/invoices/$id/edit')

/** Edits a draft as it was when the page was opened: what changes meanwhile is seen when it is saved. */
export function EditInvoicePage() {
  const organization = useOwnOrganization()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(invoiceQuery(organization.slug, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  return <EditInvoice key={id} invoice={data} organization={organization} />
}

function EditInvoice({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const { t } = useTranslation('editor')
  const { slug } = organization
  const navigate = useNavigate()
  const client = useQueryClient()
  const isSaved = useRef(false)
  /** What one's own changes are made to. */
  const [base, setBase] = useState(invoice)
  const isBound = base.kind === 'deposit'
  const leave = (): void => {
    void navigate({ to: '/$organization/invoices/$id', params: { organization: slug, id: invoice.id } })
  }
  const theirs = useMutation({
    mutationFn: () => client.fetchQuery({ ...invoiceQuery(slug, invoice.id), staleTime: 0 }),
  })
  const act = useAct(slug, ({ draft, version }: { draft: Draft; version: number }) =>
    billhook(slug).patch('/v1/invoices/{id}', {
      params: { id: invoice.id },
      ifMatch: `"${version}"`,
      body: {
        ...(isBound
          ? {}
          : {
              lines: linesAsked(draft.lines, base.currency),
              documentDiscount: discountAsked(draft.discount, base.currency),
            }),
        issuedOn: draft.issuedOn,
        dueOn: draft.dueOn,
        reference: draft.reference.trim() === '' ? null : draft.reference.trim(),
        notes: draft.notes.trim() === '' ? null : draft.notes,
        ...(base.flags.some(({ code }) => code === 'review') ? { reviewed: true } : {}),
      },
    }),
  )
  const save = (draft: Draft, version: number): void =>
    act.mutate(
      { draft, version },
      {
        onSuccess: () => {
          isSaved.current = true
          leave()
        },
        onError: (error) => {
          if (error instanceof BillhookProblem && error.status === 412) theirs.mutate()
        },
      },
    )
  return (
    <Page title={t('editTitle', { document: documentTitle(base) })} under={base.buyer.name}>
      <Editor
        key={base.version}
        start={draftOf(base)}
        policy={base}
        deducted={deductedOn(base)}
        isBound={isBound}
        isSaving={act.isPending || theirs.isPending}
        isSaved={() => isSaved.current}
        cancel={leave}
        save={(draft) => save(draft, base.version)}
        error={act.error}
        problem={(draft) => {
          const newer = theirs.data
          if (newer && newer.version !== base.version) {
            return (
              <Conflict
                mine={draft}
                theirs={draftOf(newer)}
                keepMine={() => save(draft, newer.version)}
                takeTheirs={() => {
                  act.reset()
                  theirs.reset()
                  setBase(newer)
                }}
              />
            )
          }
          const error = theirs.error ?? act.error
          return error && <ProblemAlert error={error} />
        }}
      />
    </Page>
  )
}
