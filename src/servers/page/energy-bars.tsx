import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { timeTicks } from '../../charts/time-ticks'
import { useZone } from '../../ui/zone'
import { sampleText, tickText } from './chart-time'
import type { EnergySample } from './energy-samples'
import { amountText } from './energy-samples'
import classes from './charts.module.css'

/** More bars than this are too thin for a pattern of their own: the ground behind them bears it. */
const mostPatterned = 80
const ink = { fill: 'var(--text-3)', fontSize: 11 }

const Bubble = ({
  active,
  payload,
  unit,
  stepMs,
}: {
  active?: boolean
  payload?: readonly { payload?: EnergySample }[]
  unit: string
  stepMs: number
}) => {
  const zone = useZone()
  const sample = payload?.[0]?.payload
  if (!active || !sample) return null
  return (
    <div className={classes.bubble}>
      <strong>{sampleText(sample.at, stepMs, zone)}</strong>
      {sample.collected !== null && <span>Collected {amountText(sample.collected, unit)}</span>}
      {sample.projected !== null && <span>Projected {amountText(sample.projected, unit)}</span>}
    </div>
  )
}

/** Bars over time with axes: measured ones filled, projected ones hatched behind an outline. */
export const EnergyBars = ({
  samples,
  stepMs,
  unit,
  now,
}: {
  samples: readonly EnergySample[]
  stepMs: number
  unit: string
  /** Where what is measured ends and what is projected begins, epoch ms; null: nothing is projected. */
  now: number | null
}) => {
  const zone = useZone()
  const points = samples.map((sample) => ({ ...sample, time: Date.parse(sample.at) + stepMs / 2 }))
  const from = (points[0]?.time ?? 0) - stepMs / 2
  const until = (points.at(-1)?.time ?? 0) + stepMs / 2
  const isDense = points.length > mostPatterned
  const { ticks, stepMs: tickMs } = timeTicks({ from, until }, 8)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={points}
        margin={{ top: 18, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="12%"
        accessibilityLayer={false}
      >
        <defs>
          <pattern
            id="projected"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="5" fill="var(--accent)" />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="time"
          type="number"
          scale="time"
          domain={[from, until]}
          ticks={ticks}
          tickFormatter={(at: number) => tickText(at, tickMs, zone)}
          tick={ink}
          stroke="var(--line-strong)"
          tickLine={false}
        />
        <YAxis
          width={48}
          tick={ink}
          stroke="var(--line-strong)"
          tickLine={false}
          tickCount={4}
          label={{ value: unit, position: 'top', offset: 8, ...ink }}
        />
        <Tooltip
          cursor={{ fill: 'var(--hover)' }}
          isAnimationActive={false}
          content={<Bubble unit={unit} stepMs={stepMs} />}
        />
        {now !== null && isDense && (
          <ReferenceArea x1={now} x2={until} fill="url(#projected)" fillOpacity={0.25} />
        )}
        {now !== null && (
          <ReferenceLine
            x={now}
            stroke="var(--text-3)"
            strokeDasharray="2 3"
            label={{ value: 'now', position: 'top', ...ink }}
          />
        )}
        <Bar dataKey="collected" stackId="all" fill="var(--accent)" isAnimationActive={false} />
        <Bar
          dataKey="projected"
          stackId="all"
          {...(isDense
            ? { fill: 'var(--accent)', fillOpacity: 0.45 }
            : { fill: 'url(#projected)', stroke: 'var(--accent)', strokeWidth: 1 })}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  )
}
