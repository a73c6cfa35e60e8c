/**
 * What an operations system tells us, in JSON as it arrived (the contract has checked its shape and bounds).
 * Amounts are integers in minor units of `currency`, as a number or as text; prices, quantities and rates are decimal
 * text or numbers; `occurredAt` is an instant.
 */
export type Amount = number | string
export type DecimalInput = number | string

export interface CustomerRef {
  /** The customer's id in the source system. */
  readonly id: string
  readonly name: string
  readonly company?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly taxId?: string | undefined
  readonly address?: Address | undefined
}

export interface Address {
  readonly street?: string | undefined
  readonly street2?: string | undefined
  readonly city?: string | undefined
  readonly region?: string | undefined
  readonly postalCode?: string | undefined
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined
}

interface Priced {
  readonly currency: string
  readonly customer: CustomerRef
}

export interface QuoteItem {
  readonly description?: string | null | undefined
  readonly code?: string | null | undefined
  readonly amount: Amount
}

export interface OrderEntity {
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
  readonly price: Amount
  readonly quantity?: DecimalInput | null | undefined
}

export interface OrderItem {
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
  readonly unitPrice: Amount
  readonly quantity?: DecimalInput | null | undefined
  readonly taxRate?: DecimalInput | null | undefined
  readonly taxJurisdiction?: string | null | undefined
  readonly taxAmount?: Amount | null | undefined
}

/** The price lock of a fleet order (rules 2, 3). */
export interface OrderPriced extends Priced {
  readonly order: {
    readonly id: string
    readonly reference?: string | undefined
    readonly title?: string | undefined
  }
  readonly quote?:
    | {
        readonly id?: string | undefined
        readonly amount: Amount
        readonly items?: readonly QuoteItem[] | undefined
      }
    | undefined
  readonly entities?: readonly OrderEntity[] | undefined
  readonly items?: readonly OrderItem[] | undefined
  readonly total?: Amount | undefined
  readonly deliveryFee?: Amount | undefined
  readonly serviceFee?: Amount | undefined
  /** The tax of its lines where they name none; the profile's default otherwise. */
  readonly tax?: TaxOfPlace | undefined
}

/** The tax of the lines of an event that name none. */
export interface TaxOfPlace {
  readonly category?: string | undefined
  readonly rate: DecimalInput
  readonly jurisdiction?: string | undefined
}

export interface OrderCancelled {
  readonly order: { readonly id: string; readonly reference?: string | undefined }
  readonly reason?: string | undefined
}

/** A point-of-sale checkout: it makes no invoice (rule 6). */
export interface StorefrontSale {
  readonly order: { readonly id: string; readonly reference?: string | undefined }
  readonly store?: string | undefined
  readonly currency: string
  readonly customer?: CustomerRef | undefined
  readonly subtotal: Amount
  readonly tax?: Amount | undefined
  /** An amount, or a share of the subtotal such as "10%". */
  readonly tip?: Amount | undefined
  readonly deliveryTip?: Amount | undefined
  readonly deliveryFee?: Amount | undefined
  readonly total: Amount
  readonly payment: 'paid' | 'cash_on_delivery'
  /** The store orders of a multi-store checkout, on its master. Their subtotals are theirs to record. */
  readonly storeOrders?: readonly string[] | undefined
}

/** The driver handed in the cash of a cash-on-delivery sale. */
export interface CashCollected {
  readonly order: { readonly id: string }
}

export interface Labor {
  readonly description: string
  readonly hours: DecimalInput
  /** Major units an hour. */
  readonly rate: DecimalInput
  readonly taxRate?: DecimalInput | undefined
  readonly taxJurisdiction?: string | undefined
}

export interface Part {
  readonly description: string
  readonly code?: string | undefined
  readonly quantity: DecimalInput
  /** Major units a piece. */
  readonly price: DecimalInput
  readonly taxRate?: DecimalInput | undefined
  readonly taxJurisdiction?: string | undefined
}

/** A service order, told with its stage; `service_order.done` says it is Done (rule 7). */
export interface ServiceOrderTold extends Priced {
  readonly serviceOrder: {
    readonly id: string
    readonly reference?: string | undefined
    readonly title?: string | undefined
  }
  readonly stage?: 'planned' | 'in_progress' | 'done' | undefined
  readonly labor: readonly Labor[]
  readonly parts: readonly Part[]
  /** What was quoted and what was ordered, net, to be shown beside what was done. */
  readonly quotationAmount?: Amount | undefined
  readonly orderAmount?: Amount | undefined
}

export type EstimateKind = 'fuel' | 'landing' | 'handling' | 'crew' | 'catering' | 'other'

/** A completed charter trip with its cost estimate (rule 8). */
export interface TripCompleted extends Priced {
  readonly trip: { readonly id: string; readonly reference?: string | undefined }
  readonly legs: readonly { readonly from: string; readonly to: string; readonly departedOn: string }[]
  readonly estimate: readonly {
    readonly kind: EstimateKind
    readonly description?: string | undefined
    readonly quantity?: DecimalInput | undefined
    /** Major units. */
    readonly price: DecimalInput
    readonly taxRate?: DecimalInput | undefined
    readonly taxJurisdiction?: string | undefined
  }[]
}

export interface BookedItem {
  readonly description: string
  readonly quantity?: DecimalInput | undefined
  /** Major units; negative for a reduction. */
  readonly unitPrice: DecimalInput
  readonly taxRate?: DecimalInput | undefined
  readonly taxJurisdiction?: string | undefined
}

/** A home-services booking the crew checked out of. It is billed at the prices it names. */
export interface BookingCompleted extends Priced {
  readonly booking: {
    readonly id: string
    readonly reference?: string | undefined
    readonly title?: string | undefined
  }
  readonly serviceAddress: Address
  readonly products: readonly BookedItem[]
  readonly extras?: readonly BookedItem[] | undefined
  readonly adjustments?:
    | readonly (BookedItem & { readonly reason: 'additional_work' | 'reduced_scope' | 'goodwill' })[]
    | undefined
  readonly discount?:
    | { readonly percent: DecimalInput; readonly cap?: Amount | undefined }
    | { readonly amount: Amount }
    | undefined
  /** The tax of the service address, where the lines name none. */
  readonly tax?: TaxOfPlace | undefined
}

export interface WorkEventData {
  'order.priced': OrderPriced
  'order.cancelled': OrderCancelled
  'storefront.sale_completed': StorefrontSale
  'storefront.cash_collected': CashCollected
  'service_order.updated': ServiceOrderTold
  'service_order.done': ServiceOrderTold
  'trip.completed': TripCompleted
  'booking.completed': BookingCompleted
}

export type WorkEventType = keyof WorkEventData

/** A work event (rule 1): unique by (`source`, `id`). */
export type WorkEvent = {
  [T in WorkEventType]: {
    readonly source: string
    readonly id: string
    readonly type: T
    readonly occurredAt: string
    readonly data: WorkEventData[T]
  }
}[WorkEventType]
