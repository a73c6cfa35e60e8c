import type * as view from '../contract/payout.ts'
import type { RecordPayout } from '../domain/plan/ledger-commands.ts'
import { minorOf } from '../domain/work/amounts.ts'
import type { z } from '../contract/z.ts'
import type { ReadPayout } from '../store/reading/payouts.ts'
import { numberOf } from './amount.ts'

export const presentPayout = ({ gross, fee, net, ...payout }: ReadPayout): view.Payout => ({
  ...payout,
  gross: numberOf(gross),
  fee: numberOf(fee),
  net: numberOf(net),
})

/** A payout as it was asked for. */
export const payoutOf = ({
  gross,
  fee,
  net,
  reference,
  ...told
}: z.output<typeof view.PayoutNew>): RecordPayout => ({
  kind: 'record_payout',
  ...told,
  gross: minorOf(gross),
  fee: minorOf(fee),
  net: minorOf(net),
  reference: reference?.trim() || null,
})
