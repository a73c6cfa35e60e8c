import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Attachment } from '../../contract/attachment.ts'
import { download } from '../ui/csv.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

// What is attached to entries by hand.

/** Attaches a file to an entry; those of one entry go one after another. */
export function useAttach(organization: string, manualId: string | null) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: `attach to ${manualId}` },
    mutationFn: async (file: File) =>
      billhook(organization).post('/v1/manual-entries/{id}/attachments', {
        params: { id: manualId! },
        query: { name: file.name },
        body: new Uint8Array(await file.arrayBuffer()),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: [organization] }),
  })
}

export const useWithdrawAttachment = (organization: string, manualId: string, attachmentId: string) =>
  useAct(organization, (reason: string) =>
    billhook(organization).post('/v1/manual-entries/{id}/attachments/{attachmentId}/withdrawal', {
      params: { id: manualId, attachmentId },
      body: { reason },
    }),
  )

/** Hands an attachment to the browser to keep; it is never opened in place. */
export const useDownload = (organization: string, manualId: string) =>
  useMutation({
    mutationFn: async ({ id, name }: Attachment) => {
      const path = '/v1/manual-entries/{id}/attachments/{attachmentId}'
      const ask = { params: { id: manualId, attachmentId: id } }
      download(name, new Blob([await billhook(organization).bytes(path, ask)]))
    },
  })
