import { describe, expect, test } from 'vitest'
import { addressLines } from './address-lines.ts'

const written = (address: Parameters<typeof addressLines>[0]) => addressLines(address, (code) => `<${code}>`)

describe('an address is written as in its country', () => {
  test.each([
    [
      { street: '77 N Harbor Drive', city: 'Milwaukee', region: 'WI', postalCode: '53202', country: 'US' },
      ['77 N Harbor Drive', 'Milwaukee, WI 53202', '<US>'],
    ],
    [
      { street: 'Werftstraße 200', street2: 'Halle 4', city: 'Kiel', postalCode: '24143', country: 'DE' },
      ['Werftstraße 200', 'Halle 4', '24143 Kiel', '<DE>'],
    ],
    [
      { street: 'Hangar 4', city: 'Farnborough', postalCode: 'GU14 6XA', country: 'GB' },
      ['Hangar 4', 'Farnborough', 'GU14 6XA', '<GB>'],
    ],
    [
      { street: 'Seeweg 3', city: 'Füssen', region: 'Bayern', postalCode: '87629', country: 'DE' },
      ['Seeweg 3', '87629 Füssen', 'Bayern', '<DE>'],
    ],
    [{ city: 'Nowhere', region: 'X', postalCode: '1', country: 'ZZ' }, ['Nowhere', '1 X', '<ZZ>']],
    [{ street: '1 Depot Road', postalCode: '1' }, ['1 Depot Road', '1']],
    [{ street: '1 Depot Road', city: 'Brooklyn' }, ['1 Depot Road', 'Brooklyn']],
    [{}, []],
  ])('%j', (address, lines) => {
    expect(written(address)).toEqual(lines)
  })
})
