import * as v from 'valibot'
import { acting } from '../entry'
import { flashFrom, lastFlash } from '../modern/update-acts'
import type { View } from '../view'
import type { Named } from './named'
import { outside } from './named'
import { posting } from './old-actions'
import type { Page } from './page'
import { page } from './page'

const path = 'Managers/1/UpdateService'
const action = 'HpiLOFirmwareUpdate.InstallFromURI'

const image = v.strictObject({
  FirmwareURI: v.string(),
  TPMOverrideFlag: v.optional(v.boolean()),
})

const progressOf = (view: View) => {
  const flash = lastFlash(view)
  if (!flash) return { ProgressPercent: 0, State: 'IDLE' }
  const part = (view.now - flash.startedAt) / (flash.endsAt - flash.startedAt)
  if (part < 1) return { ProgressPercent: Math.floor(100 * part), State: 'PROGRESSING' }
  return { ProgressPercent: 100, State: flash.component ? 'COMPLETED' : 'ERROR' }
}

/** Flashing hangs on the manager, and tells of the last flash alone (facts.md 10). */
export const updateService = (view: View): Page => {
  const actions = acting(action, 'iLOConfigPriv', image, ({ FirmwareURI: uri }) =>
    flashFrom(view, uri),
  )
  const named: Named = {
    path,
    name: 'HpiLOFirmwareUpdate',
    version: '1.0.0',
    always: { Flags: null, ImageType: null, Name: 'Firmware Update', ...progressOf(view) },
    fresh: {
      Id: 'UpdateService',
      Actions: { [`#${action}`]: { target: `/redfish/v1/${path}/Actions/${action}/` } },
    },
    old: { AvailableActions: [{ Action: 'InstallFromURI' }] },
    links: { UpdateUri: outside('/cgi-bin/uploadFile') },
  }
  return page(named, { actions, post: posting(actions) })
}
