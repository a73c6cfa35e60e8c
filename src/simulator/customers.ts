import type { TradeCustomer } from './trade.ts'

/** Where customers are: their streets, and cities with what an address needs. */
export interface Places {
  readonly streets: readonly string[]
  readonly cities: readonly NonNullable<TradeCustomer['address']>[]
  /** Whether the number follows the street, as in Hafenstraße 12. */
  readonly numberLast?: boolean
}

/** Customers by number. Their names are pairs of a beginning and an ending, and repeat only when all pairs are used. */
export function customersOf(
  idPrefix: string,
  { first, second }: { readonly first: readonly string[]; readonly second: readonly string[] },
  places: Places,
): (number: number) => TradeCustomer {
  return (number) => {
    const [round, at] = [Math.floor(number / first.length), number % first.length]
    const name = `${first[at]!} ${second[(at * 3 + round) % second.length]!}`
    const street = places.streets[(number * 3) % places.streets.length]!
    const house = 2 + ((number * 37) % 180)
    return {
      id: `${idPrefix}-${2001 + number}`,
      name,
      email: `accounts@${hostOf(name)}.example`,
      address: {
        street: places.numberLast ? `${street} ${house}` : `${house} ${street}`,
        ...places.cities[(number * 5) % places.cities.length]!,
      },
    }
  }
}

/** A name as the host of an address for mail: small letters and dashes. */
const hostOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z0-9]+(?=[a-zA-Z0-9]|$)/g, (between) => (/\p{M}/u.test(between) ? '' : '-'))
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
