import type { PasskeyCeremony, PasskeyResponse } from '../../contract/person.ts'

type Options = PasskeyCeremony['options']

/** Whether this browser has passkeys at the address it is at: none are made for a number, nor without encryption. */
export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in window &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential &&
  !/^[\d.]+$|^\[/.test(window.location.hostname)

/** Asks the person's authenticator to make a passkey. Rejects when they leave it. */
export async function created(options: Options): Promise<PasskeyResponse> {
  // The server wrote them for this very reader.
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never)
  return jsonOf(await navigator.credentials.create({ publicKey }))
}

/** Asks the person's authenticator for one of its passkeys. Rejects when they leave it. */
export async function answered(options: Options): Promise<PasskeyResponse> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never)
  return jsonOf(await navigator.credentials.get({ publicKey }))
}

function jsonOf(credential: Credential | null): PasskeyResponse {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('The authenticator gave no passkey.')
  return credential.toJSON() as unknown as PasskeyResponse
}
