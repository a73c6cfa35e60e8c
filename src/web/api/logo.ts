import { useAct } from './acts.ts'
import { billhook } from './client.ts'

/** Gives the organization another logo, or with null none, as its settings were shown. */
export function useChangeLogo(organization: string, version: number) {
  return useAct(organization, async (picture: File | null) => {
    const ask = { ifMatch: `"${version}"` }
    if (picture === null) return billhook(organization).delete('/v1/organization/logo', ask)
    const body = new Uint8Array(await picture.arrayBuffer())
    return billhook(organization).put('/v1/organization/logo', { body, ...ask })
  })
}
