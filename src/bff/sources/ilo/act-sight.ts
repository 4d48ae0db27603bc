import type { ActName } from '../../../contract/act'
import type { Sight } from '../acts'
import type { Offers } from './act-wire'

const minute = 60_000
/** An operating system that has not shut down by then does not mean to. */
const longestMs = 10 * minute
/** A restart that was not seen by then passed unseen between two looks, or never came. */
const unseenMs = 3 * minute

const ended = (end: Sight['end'], note: string): Sight => ({ end, note, moved: true })
const goesOn = (note: string, moved: boolean): Sight => ({ end: null, note, moved })

const inPost = ({ post }: Offers) =>
  post !== null && !/^(FinishedPost|InPostDiscoveryComplete|Unknown|PowerOff)$/.test(post)

/** `InPostDiscoveryStart` in words. */
const postWords = ({ post }: Offers) =>
  post === null
    ? 'On.'
    : `On, self-test: ${post.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}.`

/**
 * How far a system is with an act, `ms` after it was asked. A restart is over when the system is back
 * after it was seen away; the word of its power alone is the one it had before.
 */
export const sightOf = (act: ActName, offers: Offers, ms: number, before: boolean): Sight => {
  const power = offers.power?.toLowerCase() ?? 'unknown'
  const late = ms >= longestMs
  if (act === 'power-off' || act === 'force-off') {
    if (power === 'off') return ended('succeeded', 'It is off.')
    if (late) return ended('failed', 'It is not off after ten minutes.')
    return goesOn('Shutting down.', before || power === 'poweringoff')
  }
  const booting = power === 'on' && inPost(offers)
  const moved = before || booting || (act === 'power-on' ? power !== 'off' : power !== 'on')
  if (power === 'on' && moved && !booting) return ended('succeeded', 'It is on.')
  if (late) return ended('failed', 'It is not back after ten minutes.')
  if (!moved && act !== 'power-on' && ms >= unseenMs)
    return ended('failed', 'It took the order, but was not seen to restart within three minutes.')
  return goesOn(power === 'on' ? postWords(offers) : 'Starting.', moved)
}
