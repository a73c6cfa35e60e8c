/** What clients may do in the portal (rule 30). It holds from the next request on. */
export interface PortalSwitches {
  /** Whether they see their invoices. */
  readonly invoices: boolean
  /** Whether they are offered a document as a file to keep: to print it, or save it as PDF. */
  readonly pdf: boolean
  /** Whether documents say there how to pay. */
  readonly payment: boolean
}

/** What they start as. A charter's clients settle as they agreed with the operator. */
export const portalAtFirst = (profileCode: string): PortalSwitches => ({
  invoices: true,
  pdf: true,
  payment: profileCode !== 'charter',
})
