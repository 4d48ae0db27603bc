import { createDrivenEstate } from '../estate/driven-estate'
import type { Size } from '../estate/sizes'
import { createFaultBook } from '../faults/fault-book'
import type { Stage, Switches } from '../stage'
import type { Story } from './story'
import { play } from './story'

const minute = 60_000

/** A story on a driven estate, for specs: `thrown` lists what it did to sources, `until` lets it play. */
export const stageStory = (
  story: Story,
  options: { seed?: number; size?: Size; speed?: number; life?: boolean } = {},
) => {
  const { estate, pass } = createDrivenEstate(options)
  const thrown: string[] = []
  const switches = (id: string): Switches => ({
    off: async () => void thrown.push(`${id} off`),
    on: async () => void thrown.push(`${id} on`),
    revoke: () => void thrown.push(`${id} revoked`),
    certificate: null,
  })
  const ids = ['us-west', 'eu-central', 'ap-northeast', ...estate.federations.map(({ id }) => id)]
  const stage: Stage = {
    estate,
    faults: createFaultBook(),
    sources: new Map(ids.map((id) => [id, switches(id)])),
  }
  const steps = play(stage, story)
  const from = estate.now()
  return {
    estate,
    stage,
    steps,
    thrown,
    /** Lets the estate's clock reach so many minutes after the story began. */
    until: (minutes: number) => pass(from + minutes * minute - estate.now()),
  }
}
