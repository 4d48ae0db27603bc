import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { liveQuery } from '../../api/live'
import { polling } from '../../api/poll'
import { problemOf } from '../../api/problem-error'
import type { Live, LiveParts } from '../../contract/live'
import type { Problem } from '../../contract/problem'
import { ReadProblem } from '../../table/read-problem'
import { ProblemNote } from '../../ui/problem-note'
import { EventLog } from './event-log'
import { Fans } from './fans'
import { Drives, Firmware, Memory, Processors } from './fitted'
import { summaryText } from './judgement'
import { LiveHead } from './live-head'
import { PartPanel } from './part-panel'
import { PowerFacts } from './power'
import { Temperatures } from './temperatures'
import { emptyTrail, extended } from './trail'
import classes from './live.module.css'

/** The one reason why nothing of the machine can be read; null where parts fail for reasons of their own. */
export const commonProblem = (parts: LiveParts): Problem | null => {
  const { problem } = parts.system
  if (problem === null) return null
  const others = Object.values(parts).flatMap((part) => part.problem ?? [])
  return others.every(({ title }) => title === problem.title) ? problem : null
}

const listAside = (list: {
  items: readonly { state: 'critical' | 'warning' | 'unknown' | 'ok' }[]
  absent: number
}) =>
  list.absent > 0
    ? `${summaryText(list.items)} · ${list.absent} not fitted`
    : summaryText(list.items)

const Parts = ({ live }: { live: Live }) => {
  const { parts } = live
  const [trail, setTrail] = useState(emptyTrail)
  const next = extended(trail, parts)
  if (next !== trail) setTrail(next)
  const common = commonProblem(parts)
  const told = common !== null
  return (
    <>
      {common && <ProblemNote problem={common} />}
      <LiveHead parts={parts} />
      <div className={classes.parts}>
        <PartPanel
          name="Temperatures"
          part={parts.temperatures}
          told={told}
          wide
          none="The BMC reports no temperatures."
          aside={listAside}
        >
          {(value) => <Temperatures value={value} trail={next} />}
        </PartPanel>
        <PartPanel
          name="Power"
          part={parts.power}
          told={told}
          none="The BMC reports no power readings."
          aside={({ supplies }) =>
            supplies.items.length + supplies.absent > 0 ? `supplies: ${listAside(supplies)}` : null
          }
        >
          {(value) => <PowerFacts value={value} trail={next} />}
        </PartPanel>
        <PartPanel
          name="Fans"
          part={parts.fans}
          told={told}
          none="The BMC reports no fans."
          aside={listAside}
        >
          {(value) => <Fans value={value} trail={next} />}
        </PartPanel>
        <PartPanel
          name={parts.log.value?.name ?? 'Event log'}
          part={parts.log}
          told={told}
          wide
          tall
          none="The BMC keeps no log of the machine."
          aside={({ total }) => `${total} entries`}
        >
          {(value) => <EventLog value={value} />}
        </PartPanel>
        <PartPanel
          name="Drives"
          part={parts.drives}
          told={told}
          none="The BMC reports no drives."
          aside={listAside}
        >
          {(value) => <Drives value={value} />}
        </PartPanel>
        <PartPanel
          name="Memory"
          part={parts.memory}
          told={told}
          none="The BMC reports no memory modules."
          aside={listAside}
        >
          {(value) => <Memory value={value} />}
        </PartPanel>
        <PartPanel
          name="Processors"
          part={parts.processors}
          told={told}
          none="The BMC reports no processors."
          aside={listAside}
        >
          {(value) => <Processors value={value} />}
        </PartPanel>
        <PartPanel
          name="Firmware by the BMC"
          part={parts.firmware}
          told={told}
          none="The BMC lists no firmware."
        >
          {(value) => <Firmware value={value} />}
        </PartPanel>
      </div>
    </>
  )
}

/** What the machine's own BMC shows, read as long as this stands on a visible page. */
export const LivePanel = ({ sourceId, id }: { sourceId: string; id: string }) => {
  const { data, error } = useQuery({
    ...liveQuery(sourceId, id),
    ...polling((live: Live) => live.pollAfterMs),
  })
  if (!data)
    return error ? (
      <ReadProblem error={error} />
    ) : (
      <p className={classes.waiting} role="status">
        Asking the BMC…
      </p>
    )
  const missed = error && problemOf(error)
  return (
    <div className={classes.live}>
      {missed && missed.kind !== 'signed-out' && <ProblemNote problem={missed} />}
      <Parts live={data} />
    </div>
  )
}
