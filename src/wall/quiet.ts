import type { Shape, Tone } from '../contract/shape'
import type { SourceAge } from './source-ages'
import { isOld } from './source-ages'

type Quiet = { shape: Shape; tone: Tone; text: string }

/** What keeps a board from being sure. `unknown`: how many it cannot judge, in words; '' where none. */
export type Doubt = { silent: boolean; unknown: string }

/**
 * What a board without rows says. `text` where every source was heard and all of it is known: silence is
 * not health, of a source or of the BFF itself.
 */
export const quietOf = (
  sources: readonly SourceAge[],
  text: string,
  { silent, unknown }: Doubt,
): Quiet => {
  if (silent) {
    const before = 'Nothing was known to be wrong when Sightline last answered.'
    return { shape: 'clock', tone: 'warning', text: before }
  }
  const unheard = sources.filter((source) => isOld(source) || source.asOf === null)
  const all = unheard.length === sources.length
  const known = 'Nothing is known to be wrong. '
  if (unheard.length === 0 && unknown !== '')
    return { shape: 'diamond', tone: 'neutral', text: `${known}${unknown}.` }
  if (unheard.length === 0) return { shape: 'dot', tone: 'ok', text }
  const soFar = all ? '' : known
  if (unheard.every(({ asOf, problem }) => asOf === null && problem === null)) {
    const which = all ? 'The' : 'Some'
    const reading = `${which} sources are being read for the first time.`
    return { shape: 'clock', tone: 'neutral', text: soFar + reading }
  }
  const names = unheard.map(({ name }) => name).join(', ')
  return {
    shape: 'clock',
    tone: 'warning',
    text: all
      ? 'Nothing is known to be wrong, but no source answers.'
      : `${soFar}Not heard: ${names}.`,
  }
}
