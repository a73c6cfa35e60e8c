import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Invoice } from '../../contract/invoice.ts'
import type { InvoiceChanges } from '../../contract/invoice-request.ts'
import type { Payment, PaymentNew } from '../../contract/payment.ts'
import type { Action } from '../../contract/word.ts'
import { ask } from './client.ts'

/** Where each verb of the server's is done. The others have forms of their own. */
const VERB_DOORS = {
  confirm: ['POST', 'confirmation'],
  mark_sent: ['POST', 'sending'],
  publish: ['POST', 'publication'],
  archive: ['POST', 'archiving'],
  unarchive: ['DELETE', 'archiving'],
  void: ['POST', 'voiding'],
  cancel: ['POST', 'cancellation'],
} as const satisfies Partial<Record<Action['verb'], readonly [string, string]>>

export type PlainVerb = keyof typeof VERB_DOORS

/** Does a verb to a document. Everything read of the organization is stale afterwards: an act moves books and lists too. */
export function useVerb(organization: string, id: string) {
  return useAct(organization, ({ verb, reason }: { verb: PlainVerb; reason?: string }) => {
    const [method, door] = VERB_DOORS[verb]
    const body = method === 'POST' ? { reason: reason ?? null } : undefined
    return ask<Invoice>(`/v1/invoices/${id}/${door}`, { organization, method, body })
  })
}

export function useEdit(organization: string, id: string) {
  return useAct(organization, (changes: InvoiceChanges) =>
    ask<Invoice>(`/v1/invoices/${id}`, { organization, method: 'PATCH', body: changes }),
  )
}

export function useRecordPayment(organization: string) {
  return useAct(organization, (payment: PaymentNew) =>
    ask<Payment>('/v1/payments', { organization, method: 'POST', body: payment }),
  )
}

/** Makes an invoice of finished work. */
export function useInvoiceWork(organization: string) {
  return useAct(organization, (works: string[]) =>
    ask<Invoice>('/v1/invoices', { organization, method: 'POST', body: { works } }),
  )
}

function useAct<Input, Answer>(organization: string, act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: [organization] }),
  })
}
