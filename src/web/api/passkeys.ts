import { queryOptions } from '@tanstack/react-query'
import { answered, created } from './authenticator.ts'
import { billhook } from './client.ts'
import { useEntry, useOwnAct } from './people.ts'

// Passkeys: signing in by one, and those of one's own.

export const useEnterByPasskey = () =>
  useEntry(async () => {
    const { options, ceremony } = await billhook().post('/v1/session/passkey/options')
    const response = await answered(options)
    return billhook().post('/v1/session/passkey', { body: { ceremony, response } })
  })

export const passkeys = queryOptions({
  queryKey: ['me', 'passkeys'],
  queryFn: ({ signal }) => billhook().get('/v1/me/passkeys', { signal }),
})

export const useAddPasskey = () =>
  useOwnAct(async ({ name, password }: { name: string; password: string }) => {
    const { options, ceremony } = await billhook().post('/v1/me/passkeys/options', { body: { password } })
    const response = await created(options)
    return billhook().post('/v1/me/passkeys', { body: { ceremony, name, response } })
  })

export const useEndPasskey = () =>
  useOwnAct((id: string) => billhook().delete('/v1/me/passkeys/{id}', { params: { id } }))
