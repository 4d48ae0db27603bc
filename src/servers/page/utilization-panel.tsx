import { lazy, Suspense } from 'react'
import type { Utilization, UtilizationMetric } from '../../contract/server-look'
import { lookRangeWord, utilizationMetrics, utilizationWord } from '../../contract/server-look'
import { Panel } from '../../ui/panel'
import { useNear } from '../../ui/use-near'
import { LookBody } from './look-panel'
import { RangeChoice } from './range-choice'
import type { Com } from './use-com'
import { useLook } from './use-look'
import { useRange } from './use-range'
import classes from './charts.module.css'

const Lines = lazy(async () => ({
  default: (await import('./utilization-lines')).UtilizationLines,
}))

const percentText = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} %`

/** What a line shows in words. */
export const inWords = ({ average, points }: Utilization) => {
  if (points.length === 0) return null
  const values = points.map(({ value }) => value)
  const mean = average ?? values.reduce((sum, value) => sum + value, 0) / values.length
  return `${percentText(mean)} on average, at most ${percentText(Math.max(...values))}`
}

const Metric = ({
  server,
  metric,
  near,
}: {
  server: Com
  metric: UtilizationMetric
  near: boolean
}) => {
  const [range] = useRange()
  const name = utilizationWord[metric]
  const look = useLook('utilization', server, near, { range, metric })
  return (
    <section className={classes.metric} aria-label={`Utilization: ${name}`}>
      <h3>{name}</h3>
      <LookBody look={look} what={name.toLowerCase()} room={156}>
        {(utilization) => {
          const words = inWords(utilization)
          if (words === null)
            return <p className={classes.none}>Not measured in the last {lookRangeWord[range]}.</p>
          return (
            <>
              <p className={classes.words}>{words}</p>
              <div
                className={classes.line}
                role="img"
                aria-label={`${name} over the last ${lookRangeWord[range]}: ${words}`}
              >
                <div className={classes.drawing} aria-hidden="true">
                  <Suspense fallback={null}>
                    <Lines utilization={utilization} />
                  </Suspense>
                </div>
              </div>
            </>
          )
        }}
      </LookBody>
    </section>
  )
}

/** How busy the machine was, by what may be busy; each is read and fails by itself. */
export const UtilizationPanel = ({ server }: { server: Com }) => {
  const [ref, near] = useNear()
  return (
    <Panel name="Utilization" anchor="utilization" ref={ref} aside={<RangeChoice />}>
      <div className={classes.metrics}>
        {utilizationMetrics.map((metric) => (
          <Metric key={metric} server={server} metric={metric} near={near} />
        ))}
      </div>
    </Panel>
  )
}
