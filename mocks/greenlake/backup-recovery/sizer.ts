import * as v from 'valibot'
import type { Sizing } from '../../estate/protection/types'

const amount = v.optional(v.pipe(v.number(), v.minValue(0)), 0)

/** How much a gateway is to be made for. */
export const sizingSchema = v.object({
  maxInCloudDailyProtectedDataInTiB: amount,
  maxInCloudRetentionDays: amount,
  maxOnPremDailyProtectedDataInTiB: amount,
  maxOnPremRetentionDays: amount,
})

/** The largest gateway that there is. */
const largest = { vCpu: 48, ramInGiB: 500, storageInTiB: 500 }

/** What a gateway needs for it: more of everything with what it takes in a day and keeps. */
export const sizeFor = (sizing: Sizing) => {
  const daily = sizing.maxInCloudDailyProtectedDataInTiB + sizing.maxOnPremDailyProtectedDataInTiB
  const kept = sizing.maxOnPremDailyProtectedDataInTiB * sizing.maxOnPremRetentionDays
  return {
    vCpu: Math.max(2, Math.ceil(daily)),
    ramInGiB: Math.max(16, Math.ceil(16 + 6 * daily)),
    storageInTiB: Math.max(1, Math.ceil(0.3 * kept)),
    iops: Math.max(300, Math.ceil(120 * daily)),
  }
}

/** Why no gateway is that large; none where there is one. */
export const unfit = (sizing: Sizing): string[] => {
  const wanted = sizeFor(sizing)
  return (Object.keys(largest) as (keyof typeof largest)[])
    .filter((name) => wanted[name] > largest[name])
    .map((name) => `${name} ${wanted[name]} exceeds ${largest[name]}`)
}
