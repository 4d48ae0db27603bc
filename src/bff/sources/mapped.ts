import type { Result } from '../../contract/problem'

/** What was read, as `map` tells it; a problem stays one. */
export const mapped = async <A, B>(
  reading: Promise<Result<A>>,
  map: (value: A) => B,
): Promise<Result<B>> => {
  const result = await reading
  return result.ok ? { ok: true, value: map(result.value) } : result
}
