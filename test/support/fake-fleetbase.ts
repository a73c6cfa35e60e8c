import { FakeFleetbaseApi } from './fake-fleetbase-api.ts'
import {
  orderInWebhook,
  rateResource,
  withoutZone,
  type FakeContact,
  type FakeEntity,
  type FakeOrder,
  type FakeQuote,
  type FakeRate,
} from './fake-fleetbase-records.ts'
import { FakeWebhooks } from './fake-fleetbase-webhooks.ts'

/** A line of the fake's own books: what an order costs, or what a checkout took, in whole cents. */
export interface FakeTransaction {
  readonly order: string
  readonly type: 'dispatch' | 'storefront'
  readonly amount: number
  readonly currency: string
  readonly cash: boolean
  status: 'success' | 'voided'
}

interface Cart {
  readonly store: string
  /** [name, price, quantity] */
  readonly goods: readonly (readonly [string, number, number])[]
}

interface Checkout {
  readonly carts: readonly Cart[]
  readonly currency?: string
  readonly tip?: string | number | false
  readonly deliveryTip?: string | number | false
  readonly deliveryFee?: number
  readonly pickup?: boolean
  readonly cash?: boolean
  /** What a client may send along; it overwrites what the checkout wrote. */
  readonly details?: Record<string, unknown>
}

/**
 * A Fleetbase: its public API over HTTP, its console as methods, its webhooks, and its own books, which know nothing of
 * ours. Answers with the shapes and the traps of the real one.
 */
export class FakeFleetbase {
  readonly apiSecret = '$2y$10$secretOfTheCredential'
  readonly webhooks = new FakeWebhooks()
  readonly transactions: FakeTransaction[] = []
  readonly contacts = new Map<string, FakeContact>()
  readonly quotes = new Map<string, FakeQuote>()
  readonly rates = new Map<string, FakeRate>()
  readonly orders = new Map<string, FakeOrder>()
  readonly api = new FakeFleetbaseApi(this)
  #now = Date.UTC(2026, 8, 18, 9, 41, 0)
  #ids = 0

  /** Its clock moves on by a second with every change, from `clock` (milliseconds) on. */
  static async start(clock?: number): Promise<FakeFleetbase> {
    const fake = new FakeFleetbase()
    if (clock !== undefined) fake.#now = clock
    await fake.api.start()
    return fake
  }

  async stop(): Promise<void> {
    await this.api.stop()
  }

  contact(about: Partial<FakeContact> = {}): string {
    const id = this.#id('contact')
    this.contacts.set(id, {
      name: 'Acme Foods',
      email: 'ap@acme.test',
      phone: '+6591234567',
      place: null,
      ...about,
      id,
    })
    return id
  }

  /** Items as [amount, details, code]. The amount is what the quote is worth, whatever its items say. */
  quote(
    amount: number,
    items: readonly (readonly [string | null, string | null, string | null])[] = [],
    currency = 'SGD',
  ): string {
    const id = this.#id('quote')
    this.quotes.set(id, {
      id,
      amount,
      currency,
      created: this.#tick(),
      items: items.map(([each, details, code]) => ({ amount: each, currency, details, code })),
    })
    return id
  }

  async order(about: Partial<Omit<FakeOrder, 'id'>> = {}): Promise<string> {
    const id = this.#id('order')
    const at = this.#tick()
    const order: FakeOrder = {
      internalId: null,
      type: 'transport',
      status: 'created',
      customer: about.customer === undefined ? this.contact() : about.customer,
      entities: [],
      meta: [],
      payload: { cod_amount: null, cod_currency: null, payment_method: null },
      rate: null,
      transaction: null,
      tracking: [],
      deleted: false,
      ...about,
      id,
      created: at,
      updated: at,
    }
    this.orders.set(id, order)
    await this.#tell('order.created', order)
    return id
  }

  /** A quote becomes the order's purchase rate. `order.updated` does not follow, and the old transaction is voided. */
  async price(orderId: string, quoteId: string | null, by: 'console' | 'api' = 'console'): Promise<string> {
    const order = this.orders.get(orderId)!
    const quote = quoteId === null ? null : this.quotes.get(quoteId)!
    const rate: FakeRate = { id: this.#id('rate'), quote: quoteId, order: null, created: this.#tick() }
    this.rates.set(rate.id, rate)
    this.attach(order, rate, quote)
    await this.webhooks.tell(
      'purchase_rate.created',
      rateResource(rate, this, [], withoutZone),
      rate.created,
      by === 'api' ? this.apiSecret : 'internal',
    )
    return rate.id
  }

  attach(order: FakeOrder, rate: FakeRate, quote: FakeQuote | null): void {
    const before = order.rate === null ? undefined : this.rates.get(order.rate)
    if (before) before.order = null
    const old = this.transactions.find(
      (each) => each.order === order.id && each.type === 'dispatch' && each.status === 'success',
    )
    if (old) old.status = 'voided'
    Object.assign(order, {
      rate: rate.id,
      updated: rate.created,
      transaction: { amount: quote?.amount ?? 0, currency: quote?.currency ?? 'USD' },
    })
    rate.order = order.id
    if (quote && order.type !== 'storefront') {
      this.transactions.push({
        order: order.id,
        type: 'dispatch',
        amount: quote.amount,
        currency: quote.currency,
        cash: false,
        status: 'success',
      })
    }
  }

  async change(orderId: string, changes: Partial<Omit<FakeOrder, 'id'>>): Promise<void> {
    const order = Object.assign(this.orders.get(orderId)!, changes, { updated: this.#tick() })
    await this.#tell('order.updated', order)
  }

  async cancel(orderId: string): Promise<void> {
    const order = this.#reach(orderId, 'canceled')
    for (const each of this.transactions)
      if (each.order === orderId && (each.type === 'dispatch' || each.cash)) each.status = 'voided'
    await this.#tell('order.canceled', order)
  }

  async complete(orderId: string, status = 'completed'): Promise<void> {
    const order = this.#reach(orderId, status)
    await this.#tell(status === 'picked_up' ? 'order.updated' : 'order.completed', order)
  }

  /** The order is taken up again after it was cancelled. */
  async reopen(orderId: string): Promise<void> {
    for (const each of this.transactions.filter((one) => one.order === orderId).slice(-1))
      each.status = 'success'
    await this.change(orderId, { status: 'dispatched' })
  }

  async remove(orderId: string): Promise<void> {
    const order = Object.assign(this.orders.get(orderId)!, { deleted: true, updated: this.#tick() })
    for (const each of this.transactions)
      if (each.order === orderId && each.type === 'dispatch') each.status = 'voided'
    await this.#tell('order.deleted', order)
  }

  /**
   * A storefront checkout: one order, or for several stores one for each and a master over all of it. With a delivery a
   * quote is bought for every one of them, which puts its transaction in the place of the checkout's.
   */
  async checkout(of: Checkout): Promise<{ master: string; stores: string[] }> {
    const {
      carts,
      currency = 'USD',
      tip = false,
      deliveryTip = false,
      pickup = false,
      cash = false,
      details = {},
    } = of
    const deliveryFee = pickup ? 0 : (of.deliveryFee ?? 650)
    const subtotalOf = (cart: Cart): number =>
      cart.goods.reduce((sum, [, price, quantity]) => sum + price * quantity, 0)
    const subtotal = carts.reduce((sum, cart) => sum + subtotalOf(cart), 0)
    const share = (given: string | number | false): number =>
      given === false ? 0 : typeof given === 'number' ? given : (Number.parseFloat(given) / 100) * subtotal
    const total = Math.trunc(subtotal + share(tip) + (pickup ? 0 : share(deliveryTip)) + deliveryFee)
    const quoteId = pickup
      ? null
      : this.quote(deliveryFee, [[String(deliveryFee), 'Base Fee', 'BASE_FEE']], currency)
    const gateway = cash ? 'cash' : 'stripe'
    const customer = this.contact({ name: 'Walk-in', email: null })
    const several = carts.length > 1
    const place = async (goods: readonly Cart[], meta: Record<string, unknown>): Promise<string> => {
      const id = await this.order({
        type: 'storefront',
        customer,
        transaction: { amount: total, currency },
        entities: goods.flatMap((cart) =>
          cart.goods.map(
            ([name, price, quantity]) =>
              ({
                name,
                price: String(price),
                currency,
                meta: { quantity, subtotal: price * quantity, variants: [], addons: [] },
              }) satisfies FakeEntity,
          ),
        ),
        payload: {
          cod_amount: cash && !several ? total : null,
          cod_currency: cash && !several ? currency : null,
          payment_method: gateway,
        },
        meta: { checkout_id: 'checkout_c1', currency, gateway, is_pickup: pickup, ...meta, ...details },
      })
      if (quoteId !== null) await this.price(id, quoteId)
      return id
    }
    const stores: string[] = []
    if (several) {
      for (const cart of carts) {
        const own = subtotalOf(cart)
        stores.push(
          await place([cart], {
            storefront: cart.store,
            is_master_order: false,
            subtotal: own,
            delivery_fee: 0,
            tip: 0,
            delivery_tip: 0,
            total: own,
          }),
        )
      }
    }
    const master = await place(carts, {
      storefront: several ? 'The Market' : carts[0]!.store,
      subtotal,
      delivery_fee: deliveryFee,
      tip,
      delivery_tip: deliveryTip,
      total,
      ...(several ? { is_master_order: true, related_orders: stores } : {}),
    })
    for (const id of stores) Object.assign(this.orders.get(id)!.meta, { master_order_id: master })
    this.transactions.push({
      order: master,
      type: 'storefront',
      amount: total,
      currency,
      cash,
      status: 'success',
    })
    return { master, stores }
  }

  /** What its orders cost, by its own books. */
  owed(currency: string): number {
    return this.#sum('dispatch', currency)
  }

  /** What its checkouts took or are to collect, by its own books. */
  sold(currency: string): number {
    return this.#sum('storefront', currency)
  }

  #sum(type: FakeTransaction['type'], currency: string): number {
    return this.transactions.reduce(
      (sum, each) =>
        each.type === type && each.currency === currency && each.status === 'success'
          ? sum + each.amount
          : sum,
      0,
    )
  }

  #reach(orderId: string, status: string): FakeOrder {
    const at = this.#tick()
    const order = this.orders.get(orderId)!
    return Object.assign(order, { status, updated: at, tracking: [...order.tracking, { code: status, at }] })
  }

  #tell(event: string, order: FakeOrder): Promise<void> {
    return this.webhooks.tell(event, orderInWebhook(order), order.updated, 'internal')
  }

  #tick(): number {
    this.#now += 1000
    return this.#now
  }

  #id(type: string): string {
    this.#ids += 1
    return `${type}_${this.#ids.toString(36).padStart(10, '0')}`
  }
}
