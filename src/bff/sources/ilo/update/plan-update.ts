import type { Plan } from '../act-plan'
import { isFlashing } from '../tasks/map-flash'
import type { Flash } from '../tasks/wire'
import type { UpdateOffer } from './update-wire'

/** What a BMC shows of its updates. `kind`: `iLO 6`, null for another vendor's. */
export type Updating = {
  kind: string | null
  hasService: boolean
  offer: UpdateOffer | null
  flash: Flash | null
}

const schemeOf = (address: string) => new URL(address).protocol.slice(0, -1).toUpperCase()

const unoffered = ({ kind, hasService }: Updating) => {
  const who = kind === null ? 'Its BMC' : `Its ${kind}`
  return hasService
    ? `${who} takes no image from an address (no SimpleUpdate): update it on its own web page.`
    : `${who} has no update service, or does not show it to our account: update it on its own web page.`
}

/** How a BMC is made to fetch and flash the image at an address; or why not. */
export const planUpdate = (image: string | undefined, updating: Updating): Plan => {
  const { offer, flash } = updating
  if (offer === null) return { cannot: unoffered(updating) }
  if (image === undefined) return { cannot: 'The address of an image is missing.' }
  if (!offer.isOn) return { cannot: 'Its update service is switched off.' }
  const { path, protocols } = offer
  const scheme = schemeOf(image)
  if (protocols.length > 0 && !protocols.some((one) => one.toUpperCase() === scheme))
    return { cannot: `It does not fetch images over ${scheme}: it allows ${protocols.join(', ')}.` }
  if (flash && isFlashing(flash)) return { cannot: 'Firmware is being flashed on it already.' }
  return { step: { method: 'POST', path, json: { ImageURI: image } } }
}
