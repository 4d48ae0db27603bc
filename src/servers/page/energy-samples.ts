import type { Energy, EnergyUnit } from '../../contract/server-look'

/** How each is called and measured. The source does not say in which currency it counts. */
export const energyWords: Record<EnergyUnit, { name: string; unit: string; sum: string }> = {
  kwh: { name: 'Energy', unit: 'kWh', sum: 'kWh' },
  co2eKg: { name: 'CO₂e', unit: 'kg', sum: 'kg CO₂e' },
  cost: { name: 'Cost', unit: 'currency', sum: 'in the currency of COM' },
}

/** One bar: what was measured and what is projected of it. */
export type EnergySample = { at: string; collected: number | null; projected: number | null }

/**
 * A chart's bars in the order of time, with empty ones where a sample is missing: time goes on where
 * nothing was measured. One that is running holds both.
 */
export const samplesOf = (energy: Energy, unit: EnergyUnit): EnergySample[] => {
  const { from, until, stepMs } = energy
  const slots = Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / stepMs))
  const start = Date.parse(from)
  const samples = Array.from({ length: slots }, (_, at): EnergySample => ({
    at: new Date(start + at * stepMs).toISOString(),
    collected: null,
    projected: null,
  }))
  for (const kind of ['collected', 'projected'] as const)
    for (const point of energy[kind]) {
      const sample = samples[Math.floor((Date.parse(point.at) - start) / stepMs)]
      if (sample) sample[kind] = point[unit]
    }
  return samples
}

const numbers = (value: number) =>
  new Intl.NumberFormat('en', {
    maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0,
  }).format(value)

/** `23.8 kWh`; null where nothing is known. */
export const amountText = (value: number | null, unit: string) =>
  value === null ? null : `${numbers(value)} ${unit}`
