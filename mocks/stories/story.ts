import { minute } from '../estate/course'
import type { Random } from '../estate/random'
import { createRandom } from '../estate/random'
import type { Stage } from '../stage'

/** One thing that happens: minutes of the estate's time after the story began, at speed 1. */
export type Step = { afterMinutes: number; says: string; act: () => void }

/** An incident that plays by itself, the same for the same seed. */
export type Story = {
  name: string
  about: string
  /** Chooses whom it strikes, and says what happens in which order. */
  tell: (stage: Stage, random: Random) => Step[]
}

/** Begins a story now: each step happens when its time has come. Returns what will happen, and when. */
export const play = (stage: Stage, story: Story): { at: number; says: string }[] => {
  const { estate } = stage
  const from = estate.now()
  const random = createRandom(estate.seed, `story/${story.name}`)
  return story.tell(stage, random).map(({ afterMinutes, says, act }) => {
    const at = from + (afterMinutes * minute) / estate.speed
    estate.schedule(at, act)
    return { at, says }
  })
}
