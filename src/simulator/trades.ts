import { charterTrade } from './charter.ts'
import { fieldServiceTrade } from './field-service.ts'
import { fleetTrade } from './fleet.ts'
import { homeServicesTrade } from './home-services.ts'
import type { Trade } from './trade.ts'

/** The trades there are, by the code of the billing profile a business bills by. */
export const TRADES: ReadonlyMap<string, Trade> = new Map([
  ['fleet', fleetTrade],
  ['field-service', fieldServiceTrade],
  ['charter', charterTrade],
  ['home-services', homeServicesTrade],
])
