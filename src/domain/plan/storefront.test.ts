import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, makes, pays } from '../../../test/support/domain/people.ts'
import {
  at,
  cashHandedIn,
  orderCancelled,
  orderPriced,
  saleCompleted,
} from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'

function books(): PaperBooks {
  const made = new PaperBooks(fleet)
  made.now = at(10)
  return made
}
const onDelivery = { payment: 'cash_on_delivery' } as const
const PAID = `
2026-03-01  storefront_sale  Storefront sale s-1
    Dr 1000 Cash  56.00
    Cr 4000 Revenue  51.50
    Cr 2210 Tips payable  4.50
`

describe('rule 6: a storefront sale makes no invoice', () => {
  test('it posts storefront_sale, once', () => {
    const shop = books()
    shop.tell(saleCompleted('s-1', at(1)))
    expect(cameTo(shop.tell(saleCompleted('s-1', at(2))))).toBe('nothing')
    expect(shop.journal()).toBe(PAID)
    expect(shop.documents()).toEqual([])
    expect(shop.workOf('s-1', 'sale')).toMatchObject({ stage: 'completed', value: 5150n, reference: 's-1' })
    expect(brokenIn(shop)).toEqual([])
  })

  test('nobody needs to be named: the order is the receipt', () => {
    const shop = books()
    shop.tell(saleCompleted('s-1', at(1), { customer: undefined }))
    expect(shop.workOf('s-1', 'sale').customerId).toBeNull()
    expect(shop.journal()).toBe(PAID)
  })

  test('a sale of nothing is recorded and posts nothing', () => {
    const shop = books()
    shop.tell(saleCompleted('s-1', at(1), { subtotal: 0, tip: undefined, deliveryFee: 0, total: 0 }))
    expect(shop.works.size).toBe(1)
    expect(shop.entries).toEqual([])
  })

  test('tax and tips beyond the total are refused', () => {
    const told = books().tell(saleCompleted('s-1', at(1), { tip: 6000 }))
    expect(told).toMatchObject({ came: 'refusal', refusal: { code: 'sale_does_not_add_up', rule: 6 } })
  })

  test('a person cannot invoice it either', () => {
    const shop = books()
    shop.tell(saleCompleted('s-1', at(1)))
    expect(cameTo(shop.carryOut(makes({ works: [shop.workOf('s-1', 'sale').id] })))).toBe(
      'sale_makes_no_invoice',
    )
  })
})

describe('rule 6: cash on delivery is not cash until it is collected', () => {
  test('it waits in the collection account, then moves to Cash, once', () => {
    const shop = books()
    shop.tell(saleCompleted('s-1', at(1), onDelivery))
    expect(shop.accountSum('1000')).toBe(0n)
    shop.tell(cashHandedIn('s-1', at(3)))
    expect(cameTo(shop.tell(cashHandedIn('s-1', at(4))))).toBe('nothing')
    expect(shop.journal()).toBe(`
2026-03-01  storefront_sale  Storefront sale s-1
    Dr 1160 Cash on delivery to collect  56.00
    Cr 4000 Revenue  51.50
    Cr 2210 Tips payable  4.50
2026-03-03  cash_collected  Cash collected for s-1
    Dr 1000 Cash  56.00
    Cr 1160 Cash on delivery to collect  56.00
`)
    expect(brokenIn(shop)).toEqual([])
  })

  test('there is nothing to collect for a sale paid at the checkout, and none for a sale nobody told of', () => {
    const shop = books()
    shop.tell(saleCompleted('s-1', at(1)))
    expect(cameTo(shop.tell(cashHandedIn('s-1', at(3))))).toBe('nothing')
    expect(cameTo(shop.tell(cashHandedIn('s-2', at(3))))).toBe('sale_unknown')
    expect(shop.journal()).toBe(PAID)
  })

  test('cancelled before it was collected, the sale is reversed and nothing is left to collect', () => {
    const shop = books()
    shop.tell(saleCompleted('s-1', at(1), onDelivery))
    shop.tell(orderCancelled('s-1', at(2)))
    expect(cameTo(shop.tell(orderCancelled('s-1', at(3))))).toBe('nothing')
    expect(cameTo(shop.tell(cashHandedIn('s-1', at(4))))).toBe('nothing')
    for (const account of ['1000', '1160', '2210', '4000']) expect(shop.accountSum(account)).toBe(0n)
    expect(shop.entries.map((entry) => entry.kind)).toEqual(['storefront_sale', 'storefront_sale_reversal'])
  })

  test('cancelled after its money came in, it is only flagged', () => {
    for (const collected of [true, false]) {
      const shop = books()
      shop.tell(saleCompleted('s-1', at(1), collected ? onDelivery : {}))
      if (collected) shop.tell(cashHandedIn('s-1', at(2)))
      const before = shop.journal()
      shop.tell(orderCancelled('s-1', at(3)))
      expect(shop.journal()).toBe(before)
      expect(shop.workOf('s-1', 'sale')).toMatchObject({ stage: 'cancelled' })
      expect(shop.workOf('s-1', 'sale').review).not.toBeNull()
    }
  })
})

describe('rule 6: master and stores of one checkout are not counted twice', () => {
  const master = saleCompleted('m', at(1), {
    subtotal: 7000,
    deliveryFee: 650,
    tip: '10%',
    total: 8350,
    storeOrders: ['c-1', 'c-2'],
  })
  const child = (id: string, subtotal: number) =>
    saleCompleted(id, at(1), { subtotal, deliveryFee: 0, tip: undefined, total: subtotal })

  test.each([
    ['the master first', 0],
    ['the master between', 1],
    ['the master last', 2],
  ])('%s', (_, place) => {
    const shop = books()
    for (const event of [child('c-1', 3000), child('c-2', 4000)].toSpliced(place, 0, master)) shop.tell(event)
    expect(shop.accountSum('1000')).toBe(8350n)
    expect(shop.accountSum('2210')).toBe(-700n)
    expect(shop.accountSum('4000')).toBe(-7650n)
    expect(brokenIn(shop)).toEqual([])
  })
})

describe('an order and the sale of the same purchase', () => {
  test('the sale first: its price lock makes no invoice', () => {
    const shop = books()
    shop.tell(saleCompleted('s-1', at(1)))
    expect(cameTo(shop.tell(orderPriced('s-1', 650, at(2))))).toBe('nothing')
    expect(shop.documents()).toEqual([])
    expect(shop.journal()).toBe(PAID)
  })

  test('the price lock first: its draft goes when the sale comes', () => {
    const shop = books()
    shop.tell(orderPriced('s-1', 650, at(1)))
    shop.tell(saleCompleted('s-1', at(1)))
    expect(shop.documents()).toEqual(['INV-2026-00001 void 650'])
    expect(shop.accountSum('4000')).toBe(-5150n)
    expect(shop.accountSum('1100')).toBe(0n)
    expect(shop.billingsOf(shop.workOf('s-1').id)).toEqual([])
    expect(brokenIn(shop)).toEqual([])
  })

  test('its invoice went out already: revenue is not counted twice while nobody paid it', () => {
    const shop = books()
    shop.tell(orderPriced('s-1', 650, at(1)))
    shop.carryOut(does('mark_sent', shop.document(0).id))
    shop.tell(saleCompleted('s-1', at(2)))
    expect(shop.documents()).toEqual(['INV-2026-00001 cancelled 650'])
    expect(shop.accountSum('4000')).toBe(-5150n)
    expect(brokenIn(shop)).toEqual([])
  })

  test('its invoice was paid already: people are told', () => {
    const shop = books()
    shop.tell(orderPriced('s-1', 650, at(1)))
    shop.carryOut(does('mark_sent', shop.document(0).id))
    shop.carryOut(pays(shop.document(0).customerId, 650n))
    shop.tell(saleCompleted('s-1', at(2)))
    expect(shop.documents()).toEqual(['INV-2026-00001 posted 650'])
    expect(shop.document(0).review).not.toBeNull()
  })

  test('cancelled before the sale completed, nothing is sold', () => {
    const shop = books()
    shop.tell(orderPriced('s-1', 650, at(1)))
    shop.tell(orderCancelled('s-1', at(2)))
    expect(cameTo(shop.tell(saleCompleted('s-1', at(3))))).toBe('nothing')
    expect(shop.accountSum('1000')).toBe(0n)
  })
})
