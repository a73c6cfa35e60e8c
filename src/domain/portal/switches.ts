/** What clients may do in the portal (rule 30). It holds from the next request on. */
export interface PortalSwitches {
  /** Whether they see their invoices. */
  readonly invoices: boolean
  /** Whether they are offered a document as a file to keep: to print it, or save it as PDF. */
  readonly pdf: boolean
  /** Whether documents say there how to pay. */
  readonly payment: boolean
}

/** Profiles whose clients settle as they agreed, until somebody says otherwise: the operator of an aircraft (rule 30). */
const PAYS_ELSEWHERE: ReadonlySet<string> = new Set(['charter'])

/** What they start as under a profile. */
export const portalAtFirst = (profileCode: string): PortalSwitches => ({
  invoices: true,
  pdf: true,
  payment: !PAYS_ELSEWHERE.has(profileCode),
})
