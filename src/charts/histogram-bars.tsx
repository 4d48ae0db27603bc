import { Bar, BarChart, ResponsiveContainer } from 'recharts'
import type { Histogram } from '../contract/activity'

/** What is counted: its key in the slots, its word, the CSS colour of its part of a bar. */
export type Series = { key: string; word: string; fill: string }

/** The bars alone, filling the place that is kept for them. First series at the bottom. */
export const HistogramBars = ({
  histogram,
  series,
}: {
  histogram: Histogram
  series: readonly Series[]
}) => (
  <ResponsiveContainer width="100%" height="100%">
    <BarChart
      data={histogram.slots}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      barCategoryGap={1}
      accessibilityLayer={false}
    >
      {series.map(({ key, fill }) => (
        <Bar
          key={key}
          dataKey={({ counts }: Histogram['slots'][number]) => counts[key] ?? 0}
          stackId="all"
          fill={fill}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  </ResponsiveContainer>
)
