import type { Outcome } from '../../../../contract/freshness'
import type { Problem } from '../../../../contract/problem'
import type { Source as Report } from '../../../../contract/source'
import { openConsole } from '../../../testing/console'
import type { driveSurroundings } from '../../../testing/driven-surroundings'
import type { Source } from '../../source'

/** A source of a simulated estate that stands still; `requests` lists what reached it. */
export type World = ReturnType<typeof driveSurroundings> & { source: Source; requests: string[] }

/** What a viewer is shown of a source, and the ids of the rows of the list that is looked at. */
export type Sight = {
  freshness: Outcome['freshness']
  problem: Problem | null
  complete: boolean
  /** How many rows each collection holds. */
  held: Record<string, number | null>
  ids: string[]
  /** All that the browser was told, as it was told. */
  told: string
}

type Line = { level: number; msg: string; problem?: Problem }

const debug = 20
const stepMs = 5_000
const longestMs = 600_000

/** The whole console over one source, read as a viewer reads it. */
export const watch = async ({ source, requests, ...driven }: World, list: string) => {
  const console = await openConsole({ sources: [source], driven })
  const headers = await console.as('viewer')
  const read = async (url: string) => (await console.ask({ url, headers })).body

  const look = async (): Promise<Sight> => {
    const [sources, rows] = [await read('/api/sources'), await read(`/api/${list}?limit=200`)]
    const report: Report | undefined = JSON.parse(sources).sources[0]
    if (!report) throw new Error('The console knows no source.')
    const { items }: { items: { id: string }[] } = JSON.parse(rows)
    return {
      freshness: report.freshness,
      problem: report.problem,
      complete: report.collections.every(({ complete }) => complete),
      held: Object.fromEntries(report.collections.map((one) => [one.collection, one.total])),
      ids: items.map(({ id }) => id).toSorted(),
      told: sources + rows,
    }
  }

  /** Lets time pass until all is live and whole again, and tells how long that took, ms. */
  const untilWell = async (): Promise<{ ms: number; sight: Sight }> => {
    for (let ms = 0; ms <= longestMs; ms += stepMs) {
      const sight = await look()
      if (sight.freshness === 'live' && sight.problem === null && sight.complete)
        return { ms, sight }
      await driven.advance(stepMs)
    }
    throw new Error('The source did not become well again.')
  }

  /** What of passes an operator finds in the log at its usual level. */
  const logged = () =>
    console.lines
      .map((line): Line => JSON.parse(line))
      .filter(({ level, msg }) => level > debug && msg.startsWith('pass '))

  console.scheduler.start()
  return { ...driven, look, untilWell, logged, lines: console.lines, requests }
}
