/** What a page showed of a task at one moment. `lines`: of its log. */
export type Seen = {
  path: string
  state: string
  percent: number | null
  said: string | null
  lines: string[]
}

/** In the order in which they may follow each other. */
const order = ['Queued', 'Waiting', 'Running', 'Done']

const faultsBetween = (one: Seen, next: Seen): string[] => {
  const { state, percent, lines } = one
  const back =
    order.indexOf(next.state) < order.indexOf(state) ? [`${state}, then ${next.state}`] : []
  const fell =
    percent !== null && next.percent !== null && next.percent < percent
      ? [`${percent} %, then ${next.percent} %`]
      : []
  const lost = lines.filter((line) => !next.lines.includes(line)).map((line) => `lost: ${line}`)
  return [...back, ...fell, ...lost]
}

/** Every step backwards in what was seen of a task, one moment after the other, and every line that was lost. */
export const stepsBack = (seen: readonly Seen[]): string[] => [
  ...seen.flatMap(({ state }) => (order.includes(state) ? [] : [`nobody expects ${state}`])),
  ...seen.flatMap(({ percent }) =>
    percent !== null && (percent < 0 || percent > 100) ? [`${percent} %`] : [],
  ),
  ...seen.slice(1).flatMap((next, at) => {
    const one = seen[at]
    return one ? faultsBetween(one, next) : []
  }),
]
