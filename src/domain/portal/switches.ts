/** What clients may do in the portal (rule 30). It holds from the next request on. */
export interface PortalSwitches {
  /** Whether they see their invoices. */
  readonly invoices: boolean
  /** Whether they are offered a document as a file to keep: to print it, or save it as PDF. */
  readonly pdf: boolean
  /** Whether they may pay. */
  readonly payment: boolean
}
