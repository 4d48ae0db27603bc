import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { timeTicks } from '../../charts/time-ticks'
import type { Utilization } from '../../contract/server-look'
import { useZone } from '../../ui/zone'
import { sampleText, tickText } from './chart-time'
import classes from './charts.module.css'

const ink = { fill: 'var(--text-3)', fontSize: 11 }

type Point = { time: number; value: number | null }

/** Points on a time axis; where samples are missing the line breaks. */
export const pointsOf = ({ points, stepMs }: Utilization): Point[] =>
  points.flatMap(({ at, value }, index) => {
    const time = Date.parse(at)
    const before = points[index - 1]
    const gap = before !== undefined && time - Date.parse(before.at) > 1.5 * stepMs
    return gap
      ? [
          { time: time - stepMs, value: null },
          { time, value },
        ]
      : [{ time, value }]
  })

const Bubble = ({
  active,
  payload,
  stepMs,
}: {
  active?: boolean
  payload?: readonly { payload?: Point }[]
  stepMs: number
}) => {
  const zone = useZone()
  const point = payload?.[0]?.payload
  if (!active || !point || point.value === null) return null
  return (
    <div className={classes.bubble}>
      <strong>{sampleText(new Date(point.time).toISOString(), stepMs, zone)}</strong>
      <span>{point.value.toFixed(1)} %</span>
    </div>
  )
}

/** One metric over time, in percent of what the machine can, on a scale that is the same for all. */
export const UtilizationLines = ({ utilization }: { utilization: Utilization }) => {
  const zone = useZone()
  const stretch = {
    from: Date.parse(utilization.from),
    until: Date.parse(utilization.until),
  }
  const { ticks, stepMs } = timeTicks(stretch, 4)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart
        data={pointsOf(utilization)}
        margin={{ top: 4, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="time"
          type="number"
          scale="time"
          domain={[stretch.from, stretch.until]}
          ticks={ticks}
          tickFormatter={(at: number) => tickText(at, stepMs, zone)}
          tick={ink}
          stroke="var(--line-strong)"
          tickLine={false}
        />
        <YAxis
          width={44}
          domain={[0, 100]}
          ticks={[0, 50, 100]}
          tickFormatter={(value: number) => `${value} %`}
          tick={ink}
          stroke="var(--line-strong)"
          tickLine={false}
        />
        <Tooltip
          cursor={{ stroke: 'var(--text-3)' }}
          isAnimationActive={false}
          content={<Bubble stepMs={utilization.stepMs} />}
        />
        <Area
          dataKey="value"
          stroke="var(--accent)"
          strokeWidth={1.5}
          fill="var(--accent)"
          fillOpacity={0.12}
          isAnimationActive={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  )
}
