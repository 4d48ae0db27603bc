import * as v from 'valibot'
import { type Flash, startFlash } from '../../estate/flash'
import { type Act, acting, nothing } from '../entry'
import { Refused, say } from '../saying'
import type { View } from '../view'

const image = v.strictObject({
  ImageURI: v.string(),
  TransferProtocol: v.optional(v.picklist(['HTTP', 'HTTPS'])),
  Targets: v.optional(v.array(v.string())),
})
const component = v.strictObject({
  ImageURI: v.string(),
  UpdateRepository: v.optional(v.boolean()),
  UpdateTarget: v.optional(v.boolean()),
  ETag: v.optional(v.string()),
  Section: v.optional(v.number()),
})

const hexId = (number: number) => number.toString(16).padStart(8, '0')

/** The flash that runs, or else the last one; null before the first. */
export const lastFlash = ({ kept }: View): Flash | null =>
  [...kept.flashes, ...kept.queue.map(({ flash }) => flash)]
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .at(-1) ?? null

/** The file at the end of an address; throws Refused where there is none. */
const fileOf = (uri: string): string => {
  const file = URL.canParse(uri) ? new URL(uri).pathname.split('/').at(-1) : ''
  if (!file) throw new Refused(say(400, 'iLO.SimpleUpdateInvalidImageURI'))
  return decodeURIComponent(file)
}

/** Only one image is flashed at a time. */
const refuseWhileFlashing = (view: View) => {
  const flash = lastFlash(view)
  if (flash && view.now < flash.endsAt)
    throw new Refused(say(400, 'iLO.FirmwareFlashAlreadyInProgress'))
}

/** Flashes what stands at an address at once. */
export const flashFrom = (view: View, uri: string) => {
  const { estate, machine, kept } = view
  const file = fileOf(uri)
  refuseWhileFlashing(view)
  const flash = estate.act((course, at) => startFlash(course, at, machine, file))
  kept.flashes.push({ ...flash, uri, id: String(kept.flashes.length + 1) })
}

/** Flashes what stands in the repository already. */
export const flashComponent = (view: View, file: string, name: string) => {
  const { estate, machine, kept, now } = view
  refuseWhileFlashing(view)
  const flash = estate.act((course, at) => startFlash(course, at, machine, file))
  kept.queue.push({ id: hexId(now + kept.queue.length), name, file, createdAt: now, flash })
}

const store = ({ kept, now }: View, uri: string) => {
  const file = fileOf(uri)
  const [id] = [...kept.components].find(([, known]) => known.file === file) ?? []
  kept.components.set(id ?? hexId(now + kept.components.size), { file, createdAt: now })
}

export const simpleUpdate = 'UpdateService.SimpleUpdate'
export const addFromUri = 'Oem/Hpe/HpeiLOUpdateServiceExt.AddFromUri'

export const checkIntegrity = 'Oem/Hpe/HpeiLOUpdateServiceExt.StartFirmwareIntegrityCheck'

/** From an address at once into the server, or first into the iLO's repository. */
export const updateActions = (view: View): Record<string, Act> => ({
  ...acting(simpleUpdate, 'iLOConfigPriv', image, ({ ImageURI: uri }) => flashFrom(view, uri)),
  ...acting(addFromUri, 'iLOConfigPriv', component, (body) => {
    fileOf(body.ImageURI)
    if (body.UpdateTarget) flashFrom(view, body.ImageURI)
    if (body.UpdateRepository ?? !body.UpdateTarget) store(view, body.ImageURI)
  }),
  ...acting(checkIntegrity, 'iLOConfigPriv', nothing, () => {
    view.kept.scannedAt = view.now
  }),
})
