import type { Shape, Tone } from '../contract/shape'
import type { SourceAge } from './source-ages'
import { isOld } from './source-ages'

type Quiet = { shape: Shape; tone: Tone; text: string }

/** What a board without rows says. `text` where every source was heard: silence is not health. */
export const quietOf = (sources: readonly SourceAge[], text: string): Quiet => {
  const unheard = sources.filter((source) => isOld(source) || source.asOf === null)
  const all = unheard.length === sources.length
  if (unheard.length === 0) return { shape: 'dot', tone: 'ok', text }
  const soFar = all ? '' : 'Nothing is known to be wrong. '
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
