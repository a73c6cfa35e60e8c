import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import type { InvoiceNew } from '../../../contract/invoice-request.ts'
import { useAct } from '../../api/acts.ts'
import { billhook } from '../../api/client.ts'
import { prefilledInvoice } from '../../api/prefilled-invoice.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { CustomerSelect } from '../../ui/customer-select.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { blankLine, deductedOn, discountAsked, type Draft, draftOf, linesAsked } from './draft.ts'
import { Editor } from './editor.tsx'

const route = getRouteApi('/inside/$organization/invoices/new')

/** A new document: blank for a customer, or over finished work with what the work charges filled in. */
export function NewInvoicePage() {
  const { t } = useTranslation('editor')
  const { slug } = useOwnOrganization()
  const { work, customer: named } = route.useSearch()
  const [customer, choose] = useState(named ?? '')
  const filled = useQuery(prefilledInvoice(slug, { work, customer }))
  return (
    <Page title={t('newTitle')} under={filled.data?.buyer.name ?? t('newUnder')}>
      {work === undefined && named === undefined && (
        <div className="surface" style={{ padding: 18 }}>
          <CustomerSelect
            organization={slug}
            label={t('customer')}
            placeholder={t('customerPlaceholder')}
            nothing={t('nobody')}
            value={customer}
            onChange={choose}
          />
        </div>
      )}
      {filled.error && <ProblemAlert error={filled.error} retry={() => void filled.refetch()} />}
      {filled.isLoading && <RowsSkeleton />}
      {filled.data && (
        <NewInvoice key={filled.data.customerId} like={filled.data} work={work} organization={slug} />
      )}
    </Page>
  )
}

function NewInvoice({
  like,
  work,
  organization,
}: {
  /** What the server would make of what is known so far. */
  like: Invoice
  work: string | undefined
  organization: string
}) {
  const navigate = useNavigate()
  const isSaved = useRef(false)
  const [start] = useState((): Draft => {
    const draft = draftOf(like)
    return work === undefined ? { ...draft, lines: draft.lines.map(blankLine) } : draft
  })
  const act = useAct(organization, (body: InvoiceNew) =>
    billhook(organization).post('/v1/invoices', { body }),
  )
  const save = (draft: Draft): void =>
    act.mutate(
      {
        customerId: like.customerId,
        currency: like.currency,
        works: work === undefined ? [] : [work],
        lines: linesAsked(draft.lines, like.currency),
        documentDiscount: discountAsked(draft.discount, like.currency),
        issuedOn: draft.issuedOn,
        dueOn: draft.dueOn,
        reference: draft.reference.trim() === '' ? null : draft.reference.trim(),
        notes: draft.notes.trim() === '' ? null : draft.notes,
        saveAsDraft: true,
      },
      {
        onSuccess: ({ id }) => {
          isSaved.current = true
          void navigate({ to: '/$organization/invoices/$id', params: { organization, id } })
        },
      },
    )
  return (
    <Editor
      start={start}
      policy={like}
      deducted={deductedOn(like)}
      isNew
      isSaving={act.isPending}
      isSaved={() => isSaved.current}
      cancel={() => void navigate({ to: '/$organization/invoices', params: { organization } })}
      save={save}
      error={act.error}
      problem={() => act.error && <ProblemAlert error={act.error} />}
    />
  )
}
