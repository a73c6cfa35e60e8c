import { queryOptions } from '@tanstack/react-query'
import { billhook } from './client.ts'

/** A line that stands for those to come: the server fills in what it would be taxed at. */
const TO_COME = [{ description: '…', quantity: '1', unitPrice: '0' }]

/**
 * The document the server would make now, of a piece of work or for a customer, without making it: its lines, dates,
 * terms, and how it is added up. It is asked once, since somebody types over it.
 */
export const prefilledInvoice = (
  organization: string,
  { work, customer }: { work: string | undefined; customer: string },
) =>
  queryOptions({
    queryKey: ['prefilled', organization, work ?? '', customer],
    queryFn: async ({ signal }) => {
      const what = work === undefined ? { customerId: customer, lines: TO_COME } : { works: [work] }
      const shown = await billhook(organization).dryRun('/v1/invoices', {
        body: { ...what, saveAsDraft: true },
        signal,
      })
      return shown.answer
    },
    enabled: work !== undefined || customer !== '',
    staleTime: Infinity,
    gcTime: 0,
  })
