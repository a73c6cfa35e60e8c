import { formatAddress } from 'localized-address-format'
import type { Address } from '../../contract/party.ts'

/** An address as its own country writes it, line by line, with the country last as `countryName` calls it. */
export function addressLines(address: Address, countryName: (code: string) => string): string[] {
  const { street, street2, postalCode, city, region, country } = address
  const lines = formatAddress({
    ...(country === undefined ? {} : { postalCountry: country }),
    ...(region === undefined ? {} : { administrativeArea: region }),
    ...(city === undefined ? {} : { locality: city }),
    ...(postalCode === undefined ? {} : { postalCode }),
    addressLines: [street, street2].filter((line) => line !== undefined),
  })
  // Some countries write no region, or no postal code; what a person wrote is not left out.
  const place = lines.filter((line) => line !== street && line !== street2).join()
  const lost = [postalCode, region].filter((part) => part !== undefined && !place.includes(part)).join(' ')
  return [...lines, ...(lost === '' ? [] : [lost]), ...(country === undefined ? [] : [countryName(country)])]
}
