import type { ActItem } from '../contract/act'
import { useShown } from '../ui/use-shown'

/** How far a server of an act is, 0 to 1, and in words; null where nothing is known of it. */
export const useItemShare = ({ state, progress, sentAt, endedAt }: ActItem) => {
  const isTask = state !== 'sending' && state !== 'skipped'
  const shown = useShown({
    state: isTask ? state : 'queued',
    progress,
    startedAt: sentAt,
    endedAt,
  })
  const { share } = shown
  if (share === null) return null
  const about = shown.kind === 'estimated' ? '≈ ' : ''
  return { share, text: `${about}${Math.floor(share * 100)} %` }
}
