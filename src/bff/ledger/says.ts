import type { ActOrder } from '../../contract/act'
import { actWords } from '../../contract/act'
import type { Where } from './judge'

const away = 'and does not answer while it starts anew.'

/** What happens to one server, and by which way where there are two. */
export const saysOf = (
  { act, options }: Pick<ActOrder, 'act' | 'options'>,
  { bundle, isBmc }: Pick<Where, 'bundle' | 'isBmc'>,
): string => {
  if (act === 'update-firmware' && bundle)
    return `Its firmware is brought to ${bundle.name}. It may restart for that.`
  if (act !== 'update-ilo-firmware') return actWords[act].does
  return isBmc
    ? `Directly: its iLO fetches ${options.image ?? 'an image'}, flashes it, ${away}`
    : `Through Compute Ops Management: its iLO gets the newest firmware, ${away}`
}
