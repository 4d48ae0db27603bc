/** Quantile by linear interpolation; NaN of nothing. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at % 1)
}

/** The middle value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** A figure in a table: rounded, `-` where there is none. */
export const figure = (value: number, digits = 0): string =>
  Number.isFinite(value) ? value.toFixed(digits) : '-'

/** The median of each figure over several runs. */
export const medians = <Figures extends Record<string, number>>(
  runs: readonly Figures[],
): Figures =>
  Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((key) => [
      key,
      median(runs.map((run) => run[key] ?? Number.NaN)),
    ]),
  ) as Figures
