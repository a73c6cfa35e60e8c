import { assert } from './assert.ts'

/**
 * ISO 4217 list one: every active code that has a minor unit, by its exponent (rule 12).
 * Codes without one (precious metals, XDR, test and "no currency" codes) cannot be on an invoice.
 */
const CODES_BY_EXPONENT: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
     CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
     HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU
     MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR
     SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED
     VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  CODES_BY_EXPONENT.flatMap(([exponent, codes]) =>
    codes.split(/\s+/).map((code) => [code, exponent] as const),
  ),
)

/** Every known code, sorted. */
export const CURRENCIES: readonly string[] = [...EXPONENTS.keys()].sort()

/** Whether `code` is an active ISO 4217 currency, in capitals: `USD`. */
export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code)
}

/** Decimal places of the minor unit: USD 2, JPY 0, KWD 3, CLF 4. The code must be known (`isCurrency`). */
export function exponentOf(currency: string): number {
  const exponent = EXPONENTS.get(currency)
  assert(exponent !== undefined, `unknown currency ${currency}`)
  return exponent
}
