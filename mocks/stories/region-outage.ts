import type { Fault } from '../faults/fault'
import type { Stage } from '../stage'
import type { Story } from './story'

/** A fault of all requests to one source, and what takes it back. */
const striking = ({ faults }: Stage, source: string, fault: Fault) => {
  let id: string | null = null
  return {
    begin: () => {
      id = faults.add({ source, path: '*', fault })
    },
    end: () => {
      if (id !== null) faults.remove(id)
    },
  }
}

/** A region of GreenLake gets slow, fails, falls silent, and comes back throttled. */
export const regionOutage: Story = {
  name: 'region-outage',
  about: 'a region of GreenLake gets slow, fails, falls silent and comes back',
  tell: (stage, random) => {
    const region = random.pick(['us-west', 'eu-central', 'ap-northeast'] as const)
    const source = stage.sources.get(region)
    const slow = striking(stage, region, { kind: 'latency', ms: 4000 })
    const failing = striking(stage, region, { kind: 'status', status: 503 })
    const throttled = striking(stage, region, {
      kind: 'throttled',
      hint: 'retry-info',
      seconds: 10,
    })
    return [
      { afterMinutes: 0.5, says: `${region} answers slowly.`, act: slow.begin },
      {
        afterMinutes: 3,
        says: `${region} fails: its gateway finds no service.`,
        act: () => {
          slow.end()
          failing.begin()
        },
      },
      {
        afterMinutes: 6,
        says: `${region} falls silent.`,
        act: () => {
          failing.end()
          void source?.off()
        },
      },
      {
        afterMinutes: 16,
        says: `${region} is back, and turns most requests away.`,
        act: () => {
          throttled.begin()
          void source?.on()
        },
      },
      { afterMinutes: 18, says: `${region} answers as ever.`, act: throttled.end },
    ]
  },
}
